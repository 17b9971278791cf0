"""Every virtual instrument under its name; a new one is a file here and a line below."""

from poreform.measure.instrument import Instrument
from poreform.measure.instruments.porosity import Porosity

INSTRUMENTS: dict[str, type[Instrument]] = {
    "porosity": Porosity,
}
