"""Tl and Tu of the shipped measured scan, whose truth is known because it was made up."""

from pathlib import Path

from poreform.lab.load import load
from poreform.plan.prove import prove
from poreform.window.scans import windows_of

DATA = Path(__file__).parent / "measured_scan.csv"


def main() -> None:
    """Print the window, how sure it is, and what is still missing."""
    (scan,) = windows_of(load(DATA).experiments)
    lower, upper = scan.window.lower, scan.window.upper
    print(f"{scan.label}: Tl = {lower.value} degC, Tu = {upper.value} degC")
    print(f"P(Tu > Tl) = {scan.window.probability:.3f}")
    print(f"still missing for the literal statement: {len(prove(scan.window))} things")
    assert (lower.value, upper.value) == (137.5, 162.5)
    assert scan.window.qualifies


if __name__ == "__main__":
    main()
