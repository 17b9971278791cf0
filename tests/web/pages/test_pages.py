"""The pages."""

from poreform.plan.costs import Costs
from poreform.web.content import Unreadable, campaign_view, simulation_view
from poreform.web.overview import overview, report_lines
from poreform.web.pages.pages import (
    campaign_page,
    overview_page,
    refusal_page,
    simulation_page,
)

COSTS = Costs(unit="EUR", membrane=10.0)


def test_an_empty_folder_says_what_to_do(tmp_path):
    page = overview_page(overview(tmp_path))
    for command in ("poreform campaign new bench.db", "poreform scan RECIPE"):
        assert command in page
    assert "http-equiv" not in page


def test_the_overview_leads_to_everything(bench):
    page = overview_page(overview(bench, COSTS))
    assert 'href="/campaigns/lots%20%26%20more.db"' in page
    assert 'href="/simulations/deep/results"' in page
    assert 'href="/reports/deep/results/scan.html"' in page
    assert "630 EUR" in page
    assert "2 of 3 runs" in page
    assert '<progress value="2" max="3">' in page


def test_names_and_authors_are_words_and_no_markup(bench):
    page = overview_page(overview(bench))
    assert "PVDF &lt;in&gt; DBP" in page
    assert "&lt;Ann&gt;" in page
    assert "<Ann>" not in page


def test_a_page_is_read_again_only_while_runs_are_to_come(bench):
    view = simulation_view(bench / "deep" / "results")
    assert 'http-equiv="refresh"' in simulation_page("deep/results", view, ())
    campaign = campaign_view(bench / "lots & more.db", None)
    assert "http-equiv" not in campaign_page("lots & more.db", campaign, ())


def test_a_campaign_has_windows_cost_journal_and_its_report(bench):
    view = campaign_view(bench / "lots & more.db", COSTS)
    reports = report_lines(bench, "lots & more.db")
    page = campaign_page("lots & more.db", view, reports)
    for words in ("137.5", "162.5", "Spent so far: 630 EUR", "measured_scan.csv"):
        assert words in page
    assert 'href="/reports/lots%20%26%20more.html"' in page


def test_a_campaign_without_prices_says_where_they_go(bench):
    view = campaign_view(bench / "lots & more.db", None)
    assert "costs.toml" in campaign_page("lots & more.db", view, ())


def test_a_simulation_is_called_one(bench):
    view = simulation_view(bench / "deep" / "results")
    page = simulation_page("deep/results", view, ())
    assert "never count as a measurement" in page


def test_what_cannot_be_read_says_why_everywhere(bench):
    (bench / "broken.db").write_bytes(b"SQLite format 3\x00 broken")
    assert "is no campaign" in overview_page(overview(bench))
    assert "Cannot be read: torn" in campaign_page("x.db", Unreadable("torn"), ())
    assert "Cannot be read: torn" in simulation_page("x", Unreadable("torn"), ())


def test_a_refusal_leads_back():
    page = refusal_page("no report is called 'x'")
    assert 'href="/"' in page
