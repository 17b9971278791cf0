"""The house style: nothing left behind, many drawings on one page, safe for everyone."""

import re
from itertools import combinations

import matplotlib as mpl
import numpy as np
import pytest

from poreform.report.style import (
    BLUE,
    GREEN,
    INK,
    ORANGE,
    PAPER,
    PURPLE,
    SKY,
    VERMILION,
    canvas,
    house_style,
    inline_svg,
    one_axes,
    png_data_uri,
)

DEUTERANOPE = np.array([[0.29275, 0.70725, 0.0], [0.29275, 0.70725, 0.0],
                        [-0.02234, 0.02234, 1.0]])  # fmt: skip
"""Linear RGB as seen without green cones; Vienot, Brettel & Mollon, Color Res. Appl. 24
(1999) 243."""


def linear(colour):
    channels = [int(colour[i : i + 2], 16) / 255.0 for i in (1, 3, 5)]
    return np.array(
        [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    )


def luminance(colour):
    return float(linear(colour) @ [0.2126, 0.7152, 0.0722])


@house_style
def drawn(words="a < b & c"):
    figure, axes = one_axes()
    axes.plot([0.0, 1.0], [0.0, 1.0], color=BLUE, marker="o", label=words)
    axes.legend()
    return figure


@pytest.fixture(scope="module")
def svg():
    return inline_svg(drawn(), name="first", description='curve of "a" & b')


def test_drawing_leaves_no_setting_behind():
    before = dict(mpl.rcParams)
    drawn()
    assert dict(mpl.rcParams) == before


def test_a_drawing_is_one_svg_element_without_prologue(svg):
    assert svg.startswith("<svg role=")
    assert svg.rstrip().endswith("</svg>")
    assert "<?xml" not in svg


def test_every_identifier_carries_the_name_of_its_drawing(svg):
    names = re.findall(r'id="([^"]+)"', svg)
    targets = re.findall(r'(?:href="#|url\(#)([^")]+)', svg)
    assert names
    assert all(name.startswith("first-") for name in names)
    assert set(targets) <= set(names)


def test_the_description_is_escaped(svg):
    assert 'aria-label="curve of &quot;a&quot; &amp; b"' in svg


def test_words_in_a_drawing_are_escaped(svg):
    assert "a &lt; b &amp; c" in svg


def test_the_ink_follows_the_page(svg):
    assert INK not in svg
    assert "var(--ink)" in svg


def test_equal_figures_are_equal_text(svg):
    assert inline_svg(drawn(), name="first", description='curve of "a" & b') == svg


def test_a_picture_is_data():
    assert png_data_uri(drawn(), dots_per_inch=20.0).startswith(
        "data:image/png;base64,iVBOR"
    )


@pytest.mark.parametrize(
    "pair",
    list(combinations([BLUE, ORANGE, GREEN, VERMILION, PURPLE, SKY, INK], 2)),
    ids=str,
)
def test_two_line_colours_differ_without_green_cones(pair):
    seen = [DEUTERANOPE @ linear(colour) for colour in pair]
    assert np.abs(seen[0] - seen[1]).max() > 0.05


def test_the_ink_is_legible_on_the_paper():
    ratio = (luminance(PAPER) + 0.05) / (luminance(INK) + 0.05)
    assert ratio > 7.0  # WCAG 2.1, success criterion 1.4.6


def test_a_size_is_in_millimetres_of_paper():
    assert canvas(width=25.4, height=50.8).get_size_inches() == pytest.approx([1.0, 2.0])
