"""How numbers, units and sentences are printed."""

import pytest
from markupsafe import Markup

from poreform.report.printing import as_printed, chance, figure, moment, odds


def test_sentences_are_printed_with_signs_and_the_recipe_as_written():
    assert as_printed("Ts >= 100 degC") == "Ts ≥ 100 °C"
    assert as_printed(Markup("Ts >= 100 degC")) == "Ts >= 100 degC"


@pytest.mark.parametrize(
    ("plain", "printed"),
    [
        ("Tu - Tl = 132.5 - 142.5 = -10", "Tu − Tl = 132.5 − 142.5 = −10"),
        ("within 10-60 wt%", "within 10–60 wt%"),
        ("not measured: 110-115, 150-155 degC", "not measured: 110–115, 150–155 °C"),
        ("Mw >= 1e5 g/mol", "Mw ≥ 10⁵ g/mol"),
        ("2.5e+05 g/mol", "2.5 × 10⁵ g/mol"),
        ("2e-16", "2 × 10⁻¹⁶"),
        ("314.6 cm3/mol, 1780 kg/m**3", "314.6 cm³/mol, 1780 kg/m³"),
        ("18 MPa**0.5", "18 MPa^½"),
        ("0.4 um", "0.4 µm"),
        ("A-140-2 of lot B-7 on 2026-11-26", "A-140-2 of lot B-7 on 2026-11-26"),
        ("di(2-ethylhexyl) phthalate", "di(2-ethylhexyl) phthalate"),
        ("1e53a77", "1e53a77"),
    ],
)
def test_numbers_are_printed_as_in_a_book_and_names_left_alone(plain, printed):
    assert as_printed(plain) == printed


def test_a_time_is_told_to_the_minute():
    assert moment("2026-01-31T14:05:09.123+00:00") == "2026-01-31 14:05 UTC"


@pytest.mark.parametrize(
    ("share", "text"), [(None, "–"), (0.001, "< 0.01"), (0.5, "0.50"), (0.999, "> 0.99")]
)
def test_a_probability_promises_no_more_than_its_draws(share, text):
    assert chance(share) == text


def test_a_sentence_says_equal_or_more_but_not_both():
    assert odds(0.5) == "= 0.50"
    assert odds(0.999) == "> 0.99"


def test_no_figure_is_a_dash():
    assert figure(None) == "–"
    assert figure(132.50) == "132.5"
