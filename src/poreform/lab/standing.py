"""Standing observations: what a solution looks like after it was cooled and left alone."""

from typing import Literal

from poreform.core.document import Document
from poreform.core.units import Fraction, Kelvin, KilogramPerMole, SecondOrZero
from poreform.lab.experiment import Origin

Seen = Literal["one phase", "cloudy", "planar interface", "crystals"]


class StandingObservation(Document):
    """A uniform solution, cooled to a temperature and left to stand, and what was seen."""

    polymer: str
    """Name of the polymer."""

    solvent: str
    """Solvent, or the mixture as text."""

    concentration: Fraction
    """Weight fraction of the polymer in the solution."""

    temperature: Kelvin
    """At which the solution stood."""

    seen: Seen
    """``planar interface``: two clear liquid layers, polymer-rich and polymer-lean."""

    weight_average_molar_mass: KilogramPerMole | None = None
    """Mw of the polymer."""

    time_stood: SecondOrZero | None = None
    """How long it stood."""

    uniform_before: bool = True
    """True when the solution was uniform and one phase before it was cooled."""

    origin: Origin = "measured"
    """``measured`` in a lab or ``simulated``."""

    source: str = ""
    """Notebook page or paper."""

    raw_file: str = ""
    """SHA-256 of the file it was read from, where a campaign keeps that file."""
