"""A campaign is told from a table by its first bytes, a server by its URL."""

import pytest

from poreform.lab.store.recognising import is_campaign


def test_a_campaign_is_told_from_a_table(campaign, table, tmp_path):
    assert is_campaign(campaign.name)
    assert not is_campaign(table)
    assert not is_campaign(tmp_path)


@pytest.mark.parametrize(
    "place",
    [
        "postgresql://host/lab",
        "postgres://host/lab",
        "postgresql+psycopg://host/lab",
        "sqlite:///bench.db",
    ],
)
def test_a_url_is_a_campaign(place):
    assert is_campaign(place)


@pytest.mark.parametrize(
    "place",
    ["", "no such file", "a\0b", "x" * 9000, "mysql://host/lab", "~nobody/bench.db"],
)
def test_anything_else_is_none(place):
    assert not is_campaign(place)
