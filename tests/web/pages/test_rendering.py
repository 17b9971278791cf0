"""Templates: escaped, complete, and nothing loaded from elsewhere."""

import pytest
from jinja2 import UndefinedError

from poreform.report.templates import templates_of
from poreform.web.pages.rendering import STYLE, rendered


def test_a_text_is_a_word_and_no_markup():
    page = rendered("refusal", {"sentence": "<script>alert(1)</script>", "refresh": 0})
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_what_a_template_lacks_is_an_error():
    with pytest.raises(UndefinedError, match="sentence"):
        rendered("refusal", {"refresh": 0})


def test_the_style_loads_nothing():
    assert "url(" not in STYLE
    assert "@import" not in STYLE


@pytest.mark.parametrize(
    ("answer", "word"), [(None, "not known"), (True, "yes"), (False, "no")]
)
def test_an_undecided_window_is_not_called_open(answer, word):
    template = templates_of("poreform.web").from_string(
        '{% import "macros.html.j2" as show %}{{ show.badge(answer) }}'
    )
    assert f">{word}</span>" in template.render(answer=answer)
