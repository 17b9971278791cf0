"""What is shown of a campaign and of a simulation."""

import os

from poreform.lab.store.campaign import Campaign
from poreform.plan.costs import Costs
from poreform.virtual.ordered import Ordered, write_ordered
from poreform.web.content import Unreadable, campaign_view, simulation_view

COSTS = Costs(unit="EUR", membrane=10.0, measurement={"porosity": 1.0})


def test_a_campaign_shows_state_window_cost_and_journal(bench):
    view = campaign_view(bench / "lots & more.db", COSTS)
    assert dict(view.states) == {"made": 63}
    assert (view.figures, view.standing) == (126, 0)
    assert [(line.lower, line.upper) for line in view.windows] == [("137.5", "162.5")]
    assert view.qualifies is True
    assert view.bill.total == 63 * 11.0
    assert view.entries[0].author == "<Ann>"


def test_without_prices_there_is_no_bill(bench):
    assert campaign_view(bench / "lots & more.db", None).bill is None


def test_a_campaign_that_was_changed_is_read_again(bench):
    path = bench / "lots & more.db"
    before = campaign_view(path, None)
    assert campaign_view(path, None) is before
    Campaign(path, author="Ben").withdraw("measured_scan row 14", reason="torn")
    after = campaign_view(path, None)
    assert after.states["made"] == before.states["made"] - 1
    assert after.entries[0].reason == "torn"


def test_the_newest_entry_stands_first(bench):
    path = bench / "lots & more.db"
    Campaign(path, author="Ben").withdraw("measured_scan row 14", reason="torn")
    assert [e.action for e in campaign_view(path, None).entries] == ["withdraw", "add"]


def test_what_is_no_campaign_says_so_without_its_place(bench):
    path = bench / "broken.db"
    path.write_bytes(b"SQLite format 3\x00 broken")
    view = campaign_view(path, None)
    assert isinstance(view, Unreadable)
    assert "broken.db" in view.why
    assert str(bench) not in view.why


def test_a_simulation_shows_how_far_it_is(bench):
    view = simulation_view(bench / "deep" / "results")
    (advance,) = view.advances
    assert (advance.done, advance.total, view.is_running) == (2, 3, True)
    assert dict(view.states) == {"not dissolved": 2}
    assert view.qualifies is None


def test_a_simulation_that_went_on_is_read_again(bench):
    folder = bench / "deep" / "results"
    assert simulation_view(folder).is_running
    write_ordered(folder, "1", Ordered(name="PVDF", runs=("a", "b")))
    os.utime(folder / "scans", (1.0, 1.0))
    assert not simulation_view(folder).is_running


def test_a_simulation_without_a_finished_run_is_shown(bench):
    folder = bench / "new"
    (folder / "runs").mkdir(parents=True)
    view = simulation_view(folder)
    assert (dict(view.states), view.windows) == ({}, ())


def test_a_damaged_record_is_one_sentence(bench):
    folder = bench / "deep" / "results"
    (folder / "runs" / "a" / "experiment.json").write_text("{", encoding="utf-8")
    os.utime(folder / "runs", (2.0, 2.0))
    view = simulation_view(folder)
    assert isinstance(view, Unreadable)
    assert "is damaged" in view.why
    assert str(bench) not in view.why
