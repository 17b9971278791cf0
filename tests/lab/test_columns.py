"""Columns: what labs call them."""

import pytest

from poreform.lab.columns import SCAN


@pytest.mark.parametrize(
    ("name", "field", "replicate"),
    [
        ("ts", "dissolution_temperature", 1),
        ("elongation at break", "breaking_extension", 1),
        ("p 3", "porosity", 3),
        ("p3", "porosity", 3),
        ("porosity #2", "porosity", 2),
        ("tl (2)", "breaking_extension", 2),
        ("p sd", "porosity std", 1),
    ],
)
def test_a_header_word_means_a_field_and_a_replicate(name, field, replicate):
    found = SCAN.called(name)
    assert (found[0].name, found[1]) == (field, replicate)


@pytest.mark.parametrize("name", ["", "colour", "lot 2", "2"])
def test_other_words_mean_nothing(name):
    assert SCAN.called(name) is None


def test_no_word_means_two_fields():
    words = [word for field in SCAN.fields for word in field.synonyms]
    assert len(words) == len(set(words))
