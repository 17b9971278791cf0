"""Templates of pages, printed as people print: the report's, and those of others."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from poreform.report.printing import FILTERS, as_printed


@cache
def templates_of(package: str) -> Environment:
    """Return the templates in the folder ``template`` of a package.

    Every text that is filled in is escaped; a name that is not filled in is an error.
    """
    environment = Environment(
        loader=PackageLoader(package, "template"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=as_printed,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(FILTERS)
    return environment
