"""The report: one HTML file that needs no network, prints well and says how sure it is."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from poreform.core.files import write_text_atomic
from poreform.report.figures.trends import lab_unit
from poreform.report.figures.window import EXPLAINED
from poreform.report.headline import headline
from poreform.report.sections import sections
from poreform.report.view import ScanView

PRINTED = (("degC", "°C"), (">=", "≥"), ("<=", "≤"), (" -> ", " → "))
"""How the sentences of a program are printed on a page."""


def report_html(view: ScanView) -> str:
    """Return the whole report as the text of one self-contained HTML file.

    Equal views give equal text: neither the clock nor an order of memory enters it.
    """
    style = files("poreform.report").joinpath("template/report.css").read_text("utf-8")
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            view=view,
            headline=headline(view),
            sections=sections(view),
            style=Markup(style),
            explained=EXPLAINED,
            recipe=escape(view.recipe_text),
        )
    )


def write_report(view: ScanView, path: Path) -> None:
    """Write the report of `view` to `path`, atomically."""
    write_text_atomic(path, report_html(view))


def as_printed(value: object) -> object:
    """Return text as people print it: °C, ≥ and ≤; anything else as it is.

    What is marked as ready for the page, drawings and the recipe as written, is left alone.
    """
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    for plain, printed in PRINTED:
        value = value.replace(plain, printed)
    return value


def chance(probability: float | None) -> str:
    """Return a probability with no more digits than 4000 draws can tell."""
    if probability is None:
        return "-"
    if probability < 0.01:
        return "< 0.01"
    return "> 0.99" if probability > 0.99 else f"{probability:.2f}"


def capitalised(text: str) -> str:
    """Return a sentence with a capital at its head; names such as Tl keep theirs."""
    return f"{text[:1].upper()}{text[1:]}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("poreform.report", "template"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=as_printed,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["printed"] = lab_unit
    environment.filters["chance"] = chance
    environment.filters["capitalised"] = capitalised
    return environment
