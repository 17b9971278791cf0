"""Templates of the pages; every text that is filled in is escaped."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from jinja2 import Environment

from poreform.report.templates import templates_of
from poreform.web.content import Unreadable

STYLE = files("poreform.web").joinpath("template/style.css").read_text("utf-8")
"""The style sheet of every page."""


def rendered(template: str, content: Mapping[str, object]) -> str:
    """Return the page of a template, filled with the content."""
    return _environment().get_template(f"{template}.html.j2").render(content)


@cache
def _environment() -> Environment:
    environment = templates_of("poreform.web")
    environment.tests["unreadable"] = _is_unreadable
    return environment


def _is_unreadable(view: object) -> bool:
    return isinstance(view, Unreadable)
