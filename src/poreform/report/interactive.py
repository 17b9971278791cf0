"""The phase diagram as a page of its own: zoom, read values, switch lines on and off.

One HTML file that holds its script and loads nothing; plotly is an extra because only this
needs it.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from poreform.core.files import write_text_atomic
from poreform.core.optional import require
from poreform.core.units import from_si
from poreform.report.curves import Curve, Measured, RecipePath, curves_of
from poreform.report.style import (
    BLUE,
    GREEN,
    INK,
    MUTED,
    ORANGE,
    PURPLE,
    SKY,
    VERMILION,
)
from poreform.thermo.phase_diagram import PhaseDiagram

LOOKS: dict[str, tuple[str, str]] = {
    "binodal": (BLUE, "solid"),
    "spinodal": (SKY, "dash"),
    "cloud": (PURPLE, "solid"),
    "shadow": (PURPLE, "dot"),
    "melting": (VERMILION, "solid"),
    "crystallisation": (VERMILION, "dashdot"),
    "critical": (INK, "solid"),
    "monotectic": (GREEN, "solid"),
    "three": (ORANGE, "solid"),
}
"""First word of a curve -> its colour and dash."""

HOVER = "%{x:.2f} wt%, %{y:.2f} °C<br>phi %{customdata:.4g}<extra>%{fullData.name}</extra>"


def interactive_phase_diagram(
    diagram: PhaseDiagram,
    *,
    measured: Sequence[Measured] = (),
    path: RecipePath | None = None,
) -> str:
    """Return the diagram as one HTML page.

    Raises
    ------
    MissingExtraError
        plotly is not installed.
    """
    objects: Any = require("plotly.graph_objects", extra="interactive")
    figure = objects.Figure([_trace(objects, curve) for curve in curves_of(diagram)])
    for entry in measured:
        figure.add_trace(_points(objects, entry))
    if path is not None:
        figure.add_trace(
            objects.Scatter(
                x=[100.0 * path.concentration] * 2,
                y=[from_si(path.hottest, "degC"), from_si(path.coldest, "degC")],
                mode="lines+markers",
                name="the recipe: dissolved, cooled",
                line={"color": INK, "dash": "dot"},
            )
        )
    system = diagram.system
    figure.update_layout(
        title=f"{system.polymer} in {system.diluent}",
        xaxis={"title": "polymer / wt%", "range": [0, 100]},
        yaxis={"title": "temperature / °C"},
        template="plotly_white",
        font={"color": INK},
        legend={"bordercolor": MUTED},
    )
    page: str = figure.to_html(include_plotlyjs=True, full_html=True, div_id="diagram")
    return page


def save_interactive(page: str, path: Path) -> None:
    """Write a page to `path`, atomically."""
    write_text_atomic(path, page)


def _trace(objects: Any, curve: Curve) -> Any:  # noqa: ANN401 - plotly brings no types
    colour, dash = LOOKS[curve.name.split(maxsplit=1)[0]]
    few = curve.weight.size <= 3
    return objects.Scatter(
        x=curve.weight.tolist(),
        y=curve.celsius.tolist(),
        customdata=curve.phi.tolist(),
        name=curve.name,
        mode="lines+markers" if few else "lines",
        line={"color": colour, "dash": dash},
        hovertemplate=HOVER,
    )


def _points(objects: Any, entry: Measured) -> Any:  # noqa: ANN401 - plotly brings no types
    return objects.Scatter(
        x=(100.0 * entry.points.weight_fraction).tolist(),
        y=[from_si(float(t), "degC") for t in entry.points.temperature],
        error_y={"type": "data", "array": (2.0 * entry.points.std).tolist()},
        mode="markers",
        name=entry.label,
        marker={"color": INK, "symbol": "square-open"},
    )
