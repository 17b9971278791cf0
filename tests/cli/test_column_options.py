"""Column maps told by options."""

import pytest

from poreform.cli.column_options import column_map, keep_map
from poreform.core.errors import InputError


@pytest.fixture
def own(tmp_path):
    """A table with words of its own."""
    path = tmp_path / "ofen.csv"
    path.write_text("Ofen,Leere\n140,61\n", encoding="utf-8")
    return path


def test_nothing_told_is_no_map(own):
    assert column_map(own, None, None, "") is None
    assert keep_map(own, None, "beside") == ()


def test_a_map_is_kept_only_where_it_is_asked_for(own):
    columns = column_map(own, ["Ofen=Ts [degC]", "Leere=P [%]"], None, "")
    assert keep_map(own, columns, None) == ()
    (place,) = keep_map(own, columns, "beside")
    assert place.parent == own.parent
    assert place.is_file()


def test_the_last_sign_of_equality_counts(own):
    own.write_text("T=Ofen,Leere\n140,61\n", encoding="utf-8")
    columns = column_map(own, ["T=Ofen=Ts [degC]", "Leere=P [%]"], None, "")
    assert columns is not None


@pytest.mark.parametrize("text", ["Ofen", "=Ts [degC]"])
def test_what_is_no_name_and_meaning_says_what_to_write(own, text):
    with pytest.raises(InputError, match=r'write e\.g\. "Ofen=Ts'):
        column_map(own, [text], None, "")
