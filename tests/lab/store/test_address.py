"""Addresses: a path is a file, a URL is a server, and no password is ever shown."""

import pytest

from poreform.core.errors import InputError
from poreform.lab.store.address import address, shown


@pytest.mark.parametrize(
    ("place", "driver", "shows"),
    [
        ("bench.db", "sqlite", "bench.db"),
        ("sqlite:///bench.db", "sqlite", "bench.db"),
        ("postgresql://ann@host/lab", "postgresql+psycopg", "postgresql://ann@host/lab"),
        ("postgres://host/lab", "postgresql+psycopg", "postgresql://host/lab"),
        (
            "postgresql://ann:secret@h/lab",
            "postgresql+psycopg",
            "postgresql://ann:***@h/lab",
        ),
    ],
)
def test_a_place_is_a_file_or_a_server(place, driver, shows):
    assert address(place).drivername == driver
    assert shown(address(place)) == shows


@pytest.mark.parametrize(
    ("place", "match"),
    [
        ("mysql://host/lab", "not in 'mysql'"),
        ("", "is no path"),
        ("a\0b", "is no path"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("postgresql://host:port:1/lab", "cannot be read"),
    ],
)
def test_other_places_are_refused(place, match):
    with pytest.raises(InputError, match=match):
        address(place)
