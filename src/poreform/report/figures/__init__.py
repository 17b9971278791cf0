"""Every figure of the report: one file each, and one line in one of these tables."""

from collections.abc import Callable

from matplotlib.figure import Figure

from poreform.report.figures.comparison import comparison_of_scan
from poreform.report.figures.cooling import cooling_of_run
from poreform.report.figures.extraction import extraction_of_run
from poreform.report.figures.fracture import fracture_of_run
from poreform.report.figures.phase_diagram import phase_diagram_of_scan
from poreform.report.figures.pore_sizes import pore_sizes_of_run
from poreform.report.figures.porometry import porometry_of_run
from poreform.report.figures.tensile import tensile_of_run
from poreform.report.figures.trends import trends_of_scan
from poreform.report.view import RunView, ScanView

SCAN_FIGURES: dict[str, Callable[[ScanView], Figure | None]] = {
    "Measured and simulated": comparison_of_scan,
    "Phase diagram of the solution": phase_diagram_of_scan,
    "Every figure against the dissolution temperature": trends_of_scan,
}
"""Title -> figure of a whole scan; one that returns None is left out."""

RUN_FIGURES: dict[str, Callable[[RunView], Figure | None]] = {
    "Wet and dry flow": porometry_of_run,
    "Pore sizes": pore_sizes_of_run,
    "Tensile test": tensile_of_run,
    "Where it breaks": fracture_of_run,
    "Cooling of the wall": cooling_of_run,
    "Extraction": extraction_of_run,
}
"""Title -> figure of one membrane; one that returns None is left out."""
