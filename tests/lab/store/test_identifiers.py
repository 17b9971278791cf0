"""Identifiers sort in the order of writing and never repeat."""

from itertools import islice

from poreform.lab.store.identifiers import LENGTH, identifiers


def test_they_sort_in_the_order_of_writing():
    given = list(islice(identifiers(), 2000))
    assert given == sorted(set(given))
    assert {len(entry) for entry in given} == {LENGTH}


def test_two_that_begin_at_once_differ():
    one, other = identifiers(), identifiers()
    assert set(islice(one, 100)).isdisjoint(islice(other, 100))


def test_they_follow_an_entry_of_a_clock_that_goes_before_ours():
    later = "f" * 11 + "0" * (LENGTH - 11)
    assert next(identifiers(after=later)) > later
