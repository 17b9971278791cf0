"""A synthetic campaign: twelve scans with troubles, and how often the truth is held."""

import sys
from pathlib import Path

from poreform.lab.load import load
from poreform.report.doubts import doubts
from poreform.window.scans import ScanWindow, windows_of

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from make_campaign import CAMPAIGN, truth  # noqa: E402 - lies beside this script

WILD = "30 wt% PVDF in sulfolane"
"""The scan with one wild porosity."""


def is_wrong(scan: ScanWindow, true: dict[tuple[str, float], tuple[float, float]]) -> bool:
    """Return whether the literal rule gives another Tl or Tu than the truth, or none."""
    window, conditions = scan.window, scan.conditions
    bounds = true[conditions.solvent, round(conditions.concentration or 0.0, 3)]
    return (window.lower.value, window.upper.value) != bounds


def main() -> None:
    """Print each window beside the truth it was made with."""
    true, held = truth(), 0
    scans = windows_of(load(CAMPAIGN).experiments)
    for scan in scans:
        window, conditions = scan.window, scan.conditions
        bounds = true[conditions.solvent, round(conditions.concentration or 0.0, 3)]
        sets = window.lower.credible, window.upper.credible
        held += sum(value in chosen for value, chosen in zip(bounds, sets, strict=True))
        print(
            f"{scan.label:36} truth {bounds[0]} and {bounds[1]}, literal "
            f"{window.lower.value} and {window.upper.value}, qualifies {window.qualifies}; "
            f"uncertain: {'; '.join(doubts(window)) or 'nothing'}"
        )
    print(f"{held} of {2 * len(scans)} true intervals lie in the 90 % sets")
    assert held >= 22
    qualified = {s.conditions.solvent for s in scans if s.window.qualifies}
    assert qualified == {"dibutyl phthalate", "sulfolane"}
    off = [scan for scan in scans if is_wrong(scan, true)]
    print(f"{len(off)} scans whose literal answer is off; each says what is uncertain")
    assert all(doubts(scan.window) for scan in off)
    (wild,) = [scan for scan in scans if scan.label == WILD]
    assert "Tl rests on one reading, at 110 °C" in doubts(wild.window)


if __name__ == "__main__":
    main()
