"""The listing."""

from poreform.web.pages.listing import STYLE, listing_page


def test_a_name_is_a_word_and_no_markup():
    page = listing_page(['<script>"x.html'])
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_an_empty_folder_says_what_to_do():
    assert "poreform scan RECIPE" in listing_page([])


def test_the_style_loads_nothing():
    assert "url(" not in STYLE
