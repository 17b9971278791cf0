"""Figures as files of their own: SVG, PNG or PDF, by the ending of the name."""

from pathlib import Path

from matplotlib import rc_context
from matplotlib.figure import Figure

from poreform.core.errors import InputError
from poreform.core.files import write_atomic
from poreform.report.style import HOUSE, PAPER

UNDATED: dict[str, dict[str, None]] = {
    ".svg": {"Date": None},
    ".png": {"Software": None},
    ".pdf": {"CreationDate": None},
}
"""Endings that can be written, and the dates left out, so that equal figures stay equal."""


def save_figure(figure: Figure, path: Path) -> None:
    """Write `figure` to `path`, atomically; raise InputError for an unknown ending."""
    ending = path.suffix.lower()
    if ending not in UNDATED:
        raise InputError(
            f"{path} ends in {path.suffix!r}; a figure is written as {', '.join(UNDATED)}"
        )

    def write(temporary: Path) -> None:
        with rc_context(HOUSE):
            figure.savefig(
                temporary,
                format=ending[1:],
                facecolor=PAPER,
                dpi=200.0,
                metadata=UNDATED[ending],
            )

    write_atomic(path, write)
