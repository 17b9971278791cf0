"""Documents: what they refuse, and what identifies them."""

import pytest
from pydantic import ValidationError

from poreform.core.document import Document, faults, read_toml
from poreform.core.errors import InputError
from poreform.core.units import Kelvin, Metre


class Dope(Document):
    """A stand-in for any document with units."""

    name: str
    """What it is called."""

    temperature: Kelvin
    """How hot."""

    thickness: Metre = 1e-4
    """How thick."""


def written(tmp_path, text):
    path = tmp_path / "dope.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_with_units_becomes_si(tmp_path):
    path = written(tmp_path, 'name = " a "\ntemperature = "150 degC"\n')
    dope = Dope.from_toml(path)
    assert (dope.name, dope.temperature) == ("a", pytest.approx(423.15))


def test_all_faults_are_told_at_once(tmp_path):
    path = written(tmp_path, 'temperature = 150\ncolour = "red"\n')
    with pytest.raises(InputError) as caught:
        Dope.from_toml(path)
    message = str(caught.value)
    assert "name: is missing" in message
    assert "temperature: 150 has no unit" in message
    assert "colour: is not a known field" in message


@pytest.mark.parametrize(
    ("content", "match"),
    [
        pytest.param(b"name =", "is not TOML", id="half a line"),
        pytest.param(b"\xff\xfe\x00", "not a text file in UTF-8", id="binary"),
    ],
)
def test_what_is_no_toml_is_refused_by_name(tmp_path, content, match):
    path = tmp_path / "dope.toml"
    path.write_bytes(content)
    with pytest.raises(InputError, match=match):
        read_toml(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(InputError, match=r"absent\.toml: there is no such file"):
        read_toml(tmp_path / "absent.toml")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(InputError, match="cannot be read as a file"):
        read_toml(tmp_path)


def test_a_document_does_not_change():
    dope = Dope(name="a", temperature=400.0)
    with pytest.raises(ValidationError, match="frozen"):
        dope.name = "b"


def test_equal_content_has_one_digest_whatever_the_spelling(tmp_path):
    path = written(tmp_path, 'temperature = "400 kelvin"\nname = "a"\n')
    assert Dope.from_toml(path).digest() == Dope(name="a", temperature=400).digest()


def test_another_value_has_another_digest():
    assert (
        Dope(name="a", temperature=400.0).digest()
        != Dope(name="a", temperature=400.1).digest()
    )


def test_a_wrong_type_shows_what_was_got():
    with pytest.raises(ValidationError) as caught:
        Dope(name=3, temperature=400.0)
    assert faults(caught.value) == "name: input should be a valid string, got 3"


def test_field_docstrings_describe_the_schema():
    assert (
        Dope.model_json_schema()["properties"]["temperature"]["description"] == "How hot."
    )
