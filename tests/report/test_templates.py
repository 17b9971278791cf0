"""Templates: escaped, strict about names, printed as on paper."""

import pytest
from jinja2 import UndefinedError

from poreform.report.templates import templates_of


@pytest.fixture
def filled():
    return lambda template, **content: (
        templates_of("poreform.report").from_string(template).render(content)
    )


def test_what_is_filled_in_is_escaped_and_printed(filled):
    assert filled("<p>{{ text }}</p>", text="<b> >= 5 degC") == "<p>&lt;b&gt; ≥ 5 °C</p>"


def test_a_name_that_is_not_given_is_an_error(filled):
    with pytest.raises(UndefinedError, match="'text' is undefined"):
        filled("{{ text }}")


def test_the_templates_of_a_package_are_made_once():
    assert templates_of("poreform.report") is templates_of("poreform.report")
