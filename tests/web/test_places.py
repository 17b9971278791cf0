"""What a folder holds, and that nothing else is ever opened."""

import pytest

from poreform.core.errors import UnknownNameError
from poreform.web.places import (
    campaign_names,
    campaign_place,
    simulation_names,
    simulation_place,
)


def test_campaigns_and_results_folders_are_found_by_what_they_hold(bench):
    (bench / "notes.db").write_text("no database", encoding="utf-8")
    assert campaign_names(bench) == ("lots & more.db",)
    assert simulation_names(bench) == ("deep/results",)


def test_a_results_folder_may_be_the_folder_itself(bench):
    assert simulation_names(bench / "deep" / "results") == (".",)


def test_the_insides_of_a_results_folder_are_left_alone(bench):
    inside = bench / "deep" / "results" / "runs" / "a" / "hidden.db"
    inside.write_bytes((bench / "lots & more.db").read_bytes())
    assert campaign_names(bench) == ("lots & more.db",)


@pytest.mark.parametrize(
    "name", ["../secret.db", "/etc/passwd", "link.db", "deep/../lots & more.db", "", "."]
)
def test_only_a_listed_campaign_is_opened(bench, name):
    (bench / "link.db").symlink_to(bench.parent / "secret.db")
    with pytest.raises(UnknownNameError, match="no campaign is called"):
        campaign_place(bench, name)


@pytest.mark.parametrize("name", ["..", "deep", "linked", "deep/results/../results"])
def test_only_a_listed_results_folder_is_read(bench, name):
    outside = bench.parent / "other" / "runs"
    outside.mkdir(parents=True)
    (bench / "linked").symlink_to(outside.parent)
    with pytest.raises(UnknownNameError, match="no results folder is called"):
        simulation_place(bench, name)


def test_a_listed_one_is_where_it_says(bench):
    assert campaign_place(bench, "lots & more.db").parent == bench
    assert simulation_place(bench, "deep/results").name == "results"
