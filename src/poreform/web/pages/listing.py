"""The page that lists the reports of a results folder."""

from collections.abc import Sequence
from html import escape
from urllib.parse import quote

STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.55 "DejaVu Sans", Verdana, sans-serif; max-width: 46rem; margin: 0 auto;
       padding: 2.5rem 1.25rem; }
li { margin: .3rem 0; } code { font-size: .9em; }
"""


def listing_page(names: Sequence[str]) -> str:
    """Return the page with a link to each report."""
    entries = "".join(
        f'<li><a href="/reports/{quote(name)}">{escape(name)}</a></li>' for name in names
    )
    body = (
        f"<ul>{entries}</ul>"
        if names
        else "<p>No report yet. <code>poreform scan RECIPE</code> writes one.</p>"
    )
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<title>Poreform</title><link rel="stylesheet" href="/style.css"></head>'
        f"<body><h1>Reports</h1>{body}</body></html>"
    )
