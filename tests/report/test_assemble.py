"""The report as a file: self-contained, well-formed, the same for the same view."""

import re
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from poreform.report.assemble import report_html, write_report

VOID = {"meta", "img", "link", "br"}


class Reader(HTMLParser):
    """Collects what a browser would look at."""

    def __init__(self):
        super().__init__()
        self.open, self.faults, self.ids, self.links, self.text = [], [], [], [], []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [
            value for key, value in attrs if key in {"href", "src", "xlink:href"}
        ]
        self.open += [] if tag in VOID else [tag]

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.open = self.open[:-1] if tag not in VOID else self.open

    def handle_endtag(self, tag):
        self.faults += [] if self.open and self.open[-1] == tag else [tag]
        self.open = self.open[:-1]

    def handle_data(self, data):
        self.text.append(data)


@pytest.fixture(scope="module")
def page(request):
    """A report of everything but the phase diagram."""
    view = request.getfixturevalue("full_view")
    return report_html(view)


@pytest.fixture(scope="module")
def read(page):
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader


def test_every_element_is_closed(read):
    assert (read.open, read.faults) == ([], [])


def test_no_identifier_stands_twice(read):
    assert len(read.ids) == len(set(read.ids))


def test_the_file_needs_nothing_from_elsewhere(page, read):
    assert all(link.startswith(("#", "data:image/png;base64,")) for link in read.links)
    assert "<script" not in page
    assert "@import" not in page
    assert "default-src 'none'" in page


def test_every_link_leads_somewhere(read):
    targets = {link[1:] for link in read.links if link.startswith("#")}
    assert targets <= set(read.ids)


def test_the_verdict_comes_first(page):
    assert page.index('id="verdict"') < page.index('id="window"') < page.index("<table")


@pytest.mark.parametrize(
    "words",
    [
        "How sure",
        "Tl = 132.5",
        "Tu = 157.5",
        "Ts 145 °C, 25 wt%",
        "A note that matters.",
        "prototype runs",
        "L/(m² h bar)",
        "condition 1",
        "abc",
    ],
)
def test_what_a_reader_asks_for_is_in_it(read, words):
    assert words in "".join(read.text)


def test_words_of_the_user_stay_words(page):
    assert "<title>PVDF in &lt;dibutyl phthalate&gt; &amp; friends</title>" in page


def test_it_prints_and_knows_the_dark(page):
    assert "@media print" in page
    assert "prefers-color-scheme: dark" in page


def test_equal_views_give_equal_reports(scan_view):
    view = scan_view(scans=(), runs=())
    assert report_html(view) == report_html(view)


def test_a_report_is_written_whole(tmp_path, scan_view):
    path = tmp_path / "deep" / "report.html"
    write_report(scan_view(runs=(), scans=(), experiments=()), path)
    assert re.match(r"<!DOCTYPE html>", path.read_text(encoding="utf-8"))
    assert list(path.parent.iterdir()) == [path]


def test_a_table_of_sentences_carries_its_headings_in_its_cells(page):
    """On a phone the heading is out of sight, so that each cell must bring its own."""
    for table in re.findall(r'<table class="stack.*?</table>', page, re.DOTALL):
        cells = re.findall(r"<td(?P<given>[^>]*)>", table)
        columns = len(re.findall(r"<th[ >]", table))
        assert all("data-label" in cell for i, cell in enumerate(cells) if i % columns)


def test_what_scrolls_on_a_screen_breaks_on_paper():
    style = files("poreform.report").joinpath("template/report.css").read_text("utf-8")
    printed = style[style.index("@media print") :]
    assert ".wide, figure.broad, pre { overflow: visible; }" in printed
    assert "break-inside: avoid" in printed
