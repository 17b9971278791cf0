"""Make `campaign.csv`: a synthetic campaign with known truth, for trying the lab bench out.

Nothing in it was measured.  Three solvents, four concentrations each, two replicates at
every 5 degC; P rises and TL falls on curves of three shapes whose steepest intervals are
the truth.  Noise: 0.4 % on P and 4 % on TL.  Troubles: one point in fifteen is missing, one
porosity is wild, one solvent does not dissolve below 115 degC.

    python examples/make_campaign.py          # writes examples/campaign.csv
"""

from pathlib import Path

import numpy as np

from poreform.core.streams import stream

CAMPAIGN = Path(__file__).parent / "campaign.csv"
SEED = 41
GRID = np.arange(100.0, 181.0, 5.0)
CONCENTRATIONS = (0.20, 0.25, 0.30, 0.35)
NOISE_POROSITY, NOISE_EXTENSION = 0.4, 4.0
MISSING = 1.0 / 15.0

SOLVENTS = {
    "dibutyl phthalate": (124.0, 148.0, "logistic"),
    "sulfolane": (118.0, 131.0, "gompertz"),
    "diethyl adipate": (146.0, 133.0, "sloping"),
}
"""Solvent -> centre of the rise and of the fall at 20 wt% [degC], and the shape."""


def shaped(shape: str, centre: float) -> np.ndarray:
    """Return the curve from 0 to 1 at the grid points."""
    z = (GRID - centre) / 4.0
    if shape == "gompertz":
        return np.exp(-np.exp(-z))
    curve = 1.0 / (1.0 + np.exp(-z))
    return 0.85 * curve + 0.15 * (GRID - 100.0) / 80.0 if shape == "sloping" else curve


def truth() -> dict[tuple[str, float], tuple[float, float]]:
    """Return (solvent, concentration) -> true Tl and Tu [degC]."""
    found = {}
    for solvent, concentration in pairs():
        rise, fall = curves(solvent, concentration)
        found[solvent, concentration] = tuple(
            float(GRID[np.argmax(np.diff(curve))] + 2.5) for curve in (rise, fall)
        )
    return found


def pairs() -> list[tuple[str, float]]:
    """Return every solution of the campaign."""
    return [(solvent, w) for solvent in SOLVENTS for w in CONCENTRATIONS]


def curves(solvent: str, concentration: float) -> tuple[np.ndarray, np.ndarray]:
    """Return rise and fall; both move up by 0.6 degC a percent of polymer."""
    rise, fall, shape = SOLVENTS[solvent]
    shift = 60.0 * (concentration - 0.20)
    return shaped(shape, rise + shift), shaped(shape, fall + shift)


def rows() -> list[str]:
    """Return the rows of the table."""
    rng = stream(SEED, "campaign")
    lines = []
    for solvent, w in pairs():
        rise, fall = curves(solvent, w)
        for k, temperature in enumerate(GRID):
            draws = rng.standard_normal((2, 2))
            if rng.random() < MISSING:
                continue
            if solvent == "diethyl adipate" and temperature < 115.0:
                lines.append(
                    f"PVDF,{solvent},{100 * w:g},{temperature:g},not dissolved,,lumps"
                )
                continue
            for replicate in range(2):
                porosity = (
                    78.0 - 60.0 * w + 16.0 * rise[k] + NOISE_POROSITY * draws[0, replicate]
                )
                wild = (solvent, w, temperature, replicate) == ("sulfolane", 0.3, 110.0, 1)
                porosity += 7.0 * wild
                extension = 160.0 - 120.0 * fall[k] + NOISE_EXTENSION * draws[1, replicate]
                lines.append(
                    f"PVDF,{solvent},{100 * w:g},{temperature:g},{porosity:.1f},"
                    f"{extension:.0f},{'wild' if wild else ''}"
                )
    return lines


def table() -> str:
    """Return the whole file."""
    head = [
        "# Synthetic campaign made by examples/make_campaign.py: nothing here was measured",
        f"# seed {SEED}; noise {NOISE_POROSITY} % on P and {NOISE_EXTENSION:g} % on TL",
        "# Mw: 250000 g/mol",
        "# treatment: i",
        "# lot: synthetic",
        "polymer,solvent,w [wt%],Ts [degC],P [%],TL [%],remark",
    ]
    return "\n".join([*head, *rows()]) + "\n"


if __name__ == "__main__":
    CAMPAIGN.write_text(table(), encoding="utf-8")
