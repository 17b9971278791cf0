"""A view is a plain value that does not change."""

from dataclasses import FrozenInstanceError

import pytest


def test_a_view_does_not_change(scan_view):
    with pytest.raises(FrozenInstanceError, match="title"):
        scan_view().title = "another"


def test_what_is_not_given_is_absent(run, scan_view):
    bare = type(run(100))(experiment=run(100).experiment)
    assert (bare.membrane, bare.history, bare.porometry) == (None, None, None)
    assert type(scan_view())("a", ()).runs == ()
