"""Make the files in `examples/lab`: one of each kind that Poreform reads, of known truth.

Nothing in them was measured.

    python examples/make_lab_files.py          # writes examples/lab
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import openpyxl

from poreform.core.streams import stream
from poreform.lab.column_map import ColumnMap, as_toml
from poreform.materials.water import water_viscosity

LAB = Path(__file__).parent / "lab"
SEED = 52
SYNTHETIC = "# synthetic: nothing here was measured\n"

GRID = np.arange(100.0, 181.0, 5.0)
LOWER, UPPER = 137.5, 152.5
"""[degC] Tl and Tu of the scan."""

POROSITY = 70.0
PERMEANCE = 1500.0
"""[L/m2/h/bar] of water at 25 degC."""

CLOUD_POINT = 152.0
"""[degC] at no cooling rate at all."""

DISSOLUTION = (149.0, 6.0)
"""[degC, K] T_d and w_d."""

MODULUS, BREAK = 150.0, 80.0
"""[MPa, %] of the test pieces."""

MEAN_PORE = 0.30
"""[um] by half-dry, d = 2.86 gamma/p."""


def step(celsius: np.ndarray, centre: float) -> np.ndarray:
    """Return a step that is steepest in the interval about `centre`."""
    return 1.0 / (1.0 + np.exp(-(celsius - centre) / 2.5))


def scan() -> list[list[object]]:
    """Return the cells of a workbook: titles, decimal commas as text, replicates."""
    rng = stream(SEED, "scan")
    rows: list[list[object]] = [
        ["Dissolution scan (synthetic: nothing here was measured)"] + [None] * 6,
        ["Polymer", "PVDF", None, "w [wt%]", 25, None, None],
        ["Solvent", "dibutyl phthalate", None, "Mw [g/mol]", 250000, None, None],
        [None] * 7,
        ["Ts [°C]", "P [%]", None, None, "TL [%]", None, "lot"],
        [None, 1, 2, 3, 1, 2, None],
    ]
    for celsius in GRID:
        porosity = 60.0 + 16.0 * step(celsius, LOWER) + 0.2 * rng.normal(size=3)
        extension = 160.0 - 90.0 * step(celsius, UPPER) + 2.0 * rng.normal(size=2)
        commas = [f"{value:.2f}".replace(".", ",") for value in porosity]
        lot = "A-7" if celsius == GRID[0] else None
        rows.append([celsius, *commas, *np.round(extension, 1).tolist(), lot])
    return rows


def write_scan(path: Path) -> None:
    """Write the scan with its title, its headers and its lot in merged cells."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Scan"
    for row in scan():
        sheet.append(row)
    for cells in ("A1:G1", "B5:D5", "E5:F5", f"G7:G{6 + GRID.size}"):
        sheet.merge_cells(cells)
    book.create_sheet("Notes")["A1"] = "made by make_lab_files.py"
    book.save(path)


def table(header: str, rows: Iterable[Sequence[object]], above: str = "") -> str:
    """Return a table of text."""
    return f"{SYNTHETIC}{above}{header}\n" + "".join(
        ",".join(f"{cell:.6g}" if isinstance(cell, float) else str(cell) for cell in row)
        + "\n"
        for row in rows
    )


def porometer() -> str:
    """Return curves whose wet flow is half the dry one where `MEAN_PORE` says."""
    half = 2.86e6 * 15.9e-3 / MEAN_PORE / 1e3  # kPa
    pressure = np.linspace(0.0, 2.0 * half, 81)
    opened = np.clip((pressure - 0.6 * half) / (0.8 * half), 0.0, 1.0)
    dry = 0.05 * pressure
    rows = zip(pressure.tolist(), (opened * dry).tolist(), dry.tolist(), strict=True)
    above = "# surface tension: 15.9 mN/m\n# liquid: Galwick\n"
    return table("pressure [kPa],wet flow [l/min],dry flow [l/min]", rows, above)


def tensile() -> str:
    """Return six test pieces with slack; the fourth slips in the grips."""
    rng = stream(SEED, "tensile")
    rows = []
    for piece in range(1, 7):
        slack = 0.01 * rng.random()
        end = BREAK / 100.0 + slack + 0.02 * rng.normal()
        strain = np.linspace(0.0, end, 600)
        pulled = np.clip(strain - slack, 0.0, None)
        stress = MODULUS * np.minimum(pulled, 0.04) + 5.0 * np.clip(
            pulled - 0.04, 0.0, None
        )
        if piece == 4:
            stress[300:303] -= 2.0
        rows += [
            (piece, *pair)
            for pair in zip((50.0 * strain).tolist(), (2.0 * stress).tolist(), strict=True)
        ]
        rows.append((piece, 50.0 * (end + 0.002), 0.0))
    above = "# gauge length: 50 mm\n# width: 10 mm\n# thickness: 200 um\n"
    return table("specimen,extension [mm],force [N]", rows, above)


def cloud_points() -> str:
    """Return the light through a solution that was cooled at three rates."""
    celsius = np.arange(180.0, 129.9, -0.5)
    rows = [
        (rate, float(t), float(100.0 * np.clip(1.0 - 0.1 * (onset - t), 0.02, 1.0)))
        for rate in (0.5, 1.0, 2.0)
        for onset in [CLOUD_POINT + 0.5 - 1.5 * rate]
        for t in celsius
    ]
    return table("cooling rate [K/min],T [degC],transmittance [%]", rows)


def dsc() -> str:
    """Return cooling, then heating, at 10 K/min of 8 mg."""
    celsius = np.linspace(200.0, 60.0, 1400)
    middle, width = DISSOLUTION
    heat = 12.0 * 8.0 / 6.0 / np.sqrt(2.0 * np.pi)  # 12 J/g, 8 mg, 1/6 K/s; in mW K
    down = -heat / 3.0 * np.exp(-0.5 * ((celsius - 112.0) / 3.0) ** 2)
    up = heat / width * np.exp(-0.5 * ((celsius[::-1] - middle) / width) ** 2)
    both = zip(
        np.concatenate([celsius, celsius[::-1]]).tolist(),
        np.concatenate([down - 1.0, up + 1.0]).tolist(),
        strict=True,
    )
    return table("T [degC],heat flow [mW]", both, "# sample mass: 8 mg\n# rate: 10 K/min\n")


def weighing() -> str:
    """Return five pieces of 40 mm by 30 mm by 0.2 mm, filled with ethanol."""
    rng = stream(SEED, "weighing")
    rows = []
    for name in "ABCDE":
        porosity = POROSITY / 100.0 + 0.003 * rng.normal()
        dry = (1.0 - porosity) * 240.0 * 1.78
        rows.append((name, dry, dry + porosity * 240.0 * 0.785, 40, 30, 200))
    above = (
        "# polymer density: 1.78 g/cm3\n# liquid density: 0.785 g/cm3\n"
        "# mass error: 0.2 mg\n# length error: 0.2 mm\n# thickness error: 2 um\n"
    )
    header = "specimen,dry mass [mg],wet mass [mg],length [mm],width [mm],thickness [um]"
    return table(header, rows, above)


def water() -> str:
    """Return water at three temperatures through 17.35 cm2, all with one permeance."""
    rows = []
    for celsius in (12.0, 20.0, 31.0):
        warm = water_viscosity(298.15) / water_viscosity(celsius + 273.15)
        rows.append((0.5, 1e3 * PERMEANCE * 0.5 * 17.35e-4 * warm / 60.0, 1, celsius))
    above = "# area: 17.35 cm2\n# thickness: 200 um\n"
    return table("pressure [bar],volume [ml],time [min],T [degC]", rows, above)


STANDING = table(
    "polymer,solvent,w [wt%],T [degC],time [h],seen",
    [
        ("PVDF", "dibutyl maleate", 25, 170, 24, "one phase"),
        ("PVDF", "dibutyl maleate", 25, 160, 24, "cloudy"),
        ("PVDF", "dibutyl maleate", 25, 155, 48, "planar interface"),
        ("PVDF", "dibutyl maleate", 25, 130, 2, "crystals"),
    ],
)

OWN_WORDS = "Versuch;Ofen;Por.;Dehn.\n1;100;60,25;158,5\n2;105;60,75;157\n3;110;61,5;150\n"

OWN_MAP = ColumnMap(
    kind="scan table",
    headers=("Versuch", "Ofen", "Por.", "Dehn."),
    columns={"Versuch": "name", "Ofen": "Ts [degC]", "Por.": "P [%]", "Dehn.": "TL [%]"},
    given={"polymer": "PVDF", "solvent": "sulfolane", "w": "30 wt%"},
)


def texts() -> dict[str, str]:
    """Return the text files by name."""
    return {
        "porometer.csv": porometer(),
        "tensile.csv": tensile(),
        "cloud_points.csv": cloud_points(),
        "dsc.csv": dsc(),
        "weighing.csv": weighing(),
        "water.csv": water(),
        "standing.csv": STANDING,
        "own_words.csv": OWN_WORDS,
        "own_words.columns.toml": as_toml(OWN_MAP),
    }


def main() -> None:
    """Write every file."""
    LAB.mkdir(exist_ok=True)
    write_scan(LAB / "scan.xlsx")
    for name, text in texts().items():
        (LAB / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
