"""What is known of the cloud point at a recipe's concentration, and how well."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from poreform.claims.case import Case
from poreform.claims.verdict import EvidenceKind
from poreform.core.reading import Reading
from poreform.core.units import from_si, to_si
from poreform.lab.experiment import Experiment
from poreform.thermo.phase_diagram import PhaseDiagram
from poreform.thermo.standing import CLOUD_MARGIN, CONFIDENCE, clears_cloud_point

HOTTEST = 1000.0
"""[K] up to which a phase diagram looks for a cloud point."""

ROUNDING = 1e-6
"""[K]."""


@dataclass(frozen=True, slots=True)
class CloudEvidence:
    """Between which temperatures the cloud point lies, how well, and who says so."""

    low: float
    """[K]; minus infinity when the solution was never seen cloudy."""

    high: float
    """[K], the same as `low` for a figure; infinite when never seen clear above."""

    std: float
    """Standard deviation [K] of a figure; 0 when nobody stated one."""

    source: str
    """Record, observations or phase diagram."""

    kind: EvidenceKind
    """Measured, simulated or predicted."""

    def chances(self, temperature: float) -> tuple[float, float]:
        """Return P(T >= Tcp + 10 K) if Tcp is at the high and at the low end."""
        at_high, at_low = (
            clears_cloud_point(
                temperature=temperature + ROUNDING,
                cloud_temperature=end,
                cloud_std=self.std,
            )[1]
            for end in (self.high, self.low)
        )
        return at_high, at_low

    def clears(self, temperature: float) -> bool | None:
        """Return whether T [K] lies 10 K above the cloud point; None: not decided."""
        surely, possibly = self.chances(temperature)
        if surely >= CONFIDENCE:
            return True
        return False if possibly <= 1.0 - CONFIDENCE else None

    @property
    def words(self) -> str:
        """The cloud point in words, e.g. ``"between 130 and 140 degC"``."""
        low, high = (from_si(end, "degC") for end in (self.low, self.high))
        if self.low == self.high:
            spread = f" (standard deviation {self.std:.2g} K)" if self.std else ""
            return f"= {low:.4g} degC{spread}"
        if math.isinf(self.high):
            return f"at least {low:.4g} degC"
        if math.isinf(self.low):
            return f"below {high:.4g} degC"
        return f"between {low:.4g} and {high:.4g} degC"


def cloud_evidence(case: Case) -> CloudEvidence | None:
    """Return what is known: measured before simulated, records before a phase diagram."""
    for origin, kind in (
        ("measured", EvidenceKind.MEASURED),
        ("simulated", EvidenceKind.SIMULATED),
    ):
        found = [r for r in case.records("cloud_point") if r.origin == origin]
        if found:
            return _of_records(found, kind)
        seen = _seen_standing(case) if origin == "measured" else None
        if seen is not None:
            return seen
    return _predicted(case)


def _of_records(records: Sequence[Experiment], kind: EvidenceKind) -> CloudEvidence:
    """Return the mean of the readings; its spread as stated or as they scatter, the wider.

    Two solutions weighed in anew differ more than two looks at one.
    """
    readings = [
        reading
        for record in records
        for reading in record.readings
        if reading.name == "cloud_point"
    ]
    values = np.array([reading.value for reading in readings])
    stated = math.sqrt(sum(_variance(reading) for reading in readings)) / values.size
    scatter = float(values.std(ddof=1)) / math.sqrt(values.size) if values.size > 1 else 0.0
    kelvin = to_si(float(values.mean()), "degC")
    names = ", ".join(dict.fromkeys(record.name for record in records))
    return CloudEvidence(kelvin, kelvin, max(stated, scatter), names, kind)


def _variance(reading: Reading) -> float:
    return 0.0 if reading.std is None else reading.std**2 / reading.count


def _seen_standing(case: Case) -> CloudEvidence | None:
    """Return the bracket of the standing method: hottest cloudy, next clear above."""
    here = [
        entry
        for entry in case.observations()
        if case.is_same_concentration(entry) and entry.origin == "measured"
    ]
    cloudy = [e.temperature for e in here if e.seen in {"cloudy", "planar interface"}]
    clear = [e.temperature for e in here if e.seen == "one phase"]
    if not cloudy and not clear:
        return None
    low = max(cloudy, default=-math.inf)
    high = min((t for t in clear if t > low), default=math.inf)
    return CloudEvidence(low, high, 0.0, "standing observations", EvidenceKind.MEASURED)


def _predicted(case: Case) -> CloudEvidence | None:
    """Return what the phase diagram says; nothing where chi is a guess or it never clouds.

    The deviation is that of chi over its slope with temperature.
    """
    diagram = case.evidence.diagram
    if diagram is None or diagram.system.chi.is_estimate:
        return None
    kelvin = float(diagram.cloud_temperatures_at(np.array([case.concentration]))[0])
    if math.isnan(kelvin):
        return None
    source, kind = "phase diagram", EvidenceKind.PREDICTED
    if math.isinf(kelvin):
        return CloudEvidence(HOTTEST, math.inf, 0.0, f"{source}: never clear", kind)
    std = _cloud_std(diagram, case.concentration, kelvin)
    return CloudEvidence(kelvin, kelvin, std, f"{source}, deviation from that of chi", kind)


def _cloud_std(diagram: PhaseDiagram, weight: float, kelvin: float) -> float:
    """Return the deviation [K]; infinite where the slope of chi says nothing."""
    found = diagram.cloud_std(diagram.system.volume_fraction(weight, kelvin))
    return math.inf if math.isnan(found) else found


def safe_temperature(known: CloudEvidence) -> float | None:
    """Return the T [K] from which 10 K above the cloud point are sure; None: not known."""
    if math.isinf(known.high) or math.isinf(known.std):
        return None
    return known.high + CLOUD_MARGIN + float(ndtri(CONFIDENCE)) * known.std
