"""The report: one HTML file that needs no network, prints well and says how sure it is."""

from importlib.resources import files
from pathlib import Path

from markupsafe import Markup, escape

from poreform.core.collecting import set_aside
from poreform.core.files import write_text_atomic
from poreform.report.figures.window import EXPLAINED
from poreform.report.headline import headline
from poreform.report.sections import sections
from poreform.report.templates import templates_of
from poreform.report.view import ScanView


def report_html(view: ScanView) -> str:
    """Return the whole report as the text of one self-contained HTML file.

    Equal views give equal text: neither the clock nor an order of memory enters it.
    """
    style = files("poreform.report").joinpath("template/report.css").read_text("utf-8")
    with set_aside():
        return (
            templates_of("poreform.report")
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
