"""Files of a tensile stage: a made-up one in the dialect of the machine."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.lab.importers.tensile_mtr import TensileMtr, read_test

HEAD = '"Sample : Film 3"\n"Span : 10,0"\n"Width : 5,0"\n"Thickness : 0,2"\n""\n'
HEADER = '"Point","Elongation","Force","Position","Code"\n'


def rows(points=200):
    elongation = np.append(np.linspace(0.0, 2.0, points), 2.01)
    force = np.append(np.minimum(20.0 * np.linspace(0.0, 2.0, points), 10.0), 0.0)
    return "".join(
        f"{0.1 * k:g},{e:.4f},{f:.4f},0,0\n"
        for k, (e, f) in enumerate(zip(elongation, force, strict=True))
    )


@pytest.fixture
def written(tmp_path):
    def write(text):
        path = tmp_path / "film.MTR"
        path.write_text(text, encoding="cp1252")
        return path

    return write


def test_sizes_with_decimal_commas_give_stress_and_strain(written):
    test, sample = read_test(written(HEAD + HEADER + rows()))
    assert (test.gauge_length, sample) == (pytest.approx(0.01), "Film 3")
    assert test.area == pytest.approx(1e-6)


def test_the_figures_are_those_of_the_curve(written):
    readings = TensileMtr().read(written(HEAD + HEADER + rows())).readings
    values = {reading.name: reading.value for reading in readings}
    assert values["breaking_strength"] == pytest.approx(10.0)
    assert values["elastic_modulus"] == pytest.approx(200.0, rel=1e-2)
    assert values["breaking_extension"] == pytest.approx(20.0, rel=1e-2)


@pytest.mark.parametrize(
    ("text", "match"),
    [
        (HEAD + rows(), "no row that names 'Elongation' and 'Force'"),
        (HEADER + rows(), "the span of the specimen is '', no number"),
        (HEAD + HEADER + rows() + "1,x,2\n", "has no numbers"),
        (HEAD + HEADER + "0,0,0,0,0\n", "needs 4 or more points"),
    ],
)
def test_a_file_that_lacks_something_is_refused(written, text, match):
    with pytest.raises(InputError, match=match):
        TensileMtr().read(written(text))


def test_the_suffix_tells_the_machine(tmp_path):
    assert TensileMtr().recognises(tmp_path / "a.mtr")
    assert not TensileMtr().recognises(tmp_path / "a.csv")


def test_the_row_that_ends_a_record_is_no_break(written):
    unbroken = "".join(f"{k},{0.01 * k:g},{0.2 * k:g},0,0\n" for k in range(50))
    ended = unbroken + "50,0,0,0,1\n"
    readings = TensileMtr().read(written(HEAD + HEADER + ended)).readings
    assert "the record ends before the force falls" in readings[2].note


def test_the_size_and_the_number_of_specimens_are_noted(written):
    notes = TensileMtr().read(written(HEAD + HEADER + rows())).notes
    assert "grips 10 mm apart, cross-section 1 mm2, as the file says" in notes
    assert "1 specimen; ASTM D882 asks for at least 5" in notes


@pytest.mark.parametrize(
    ("change", "note"),
    [
        (lambda text: text.removesuffix("\n"), "the last row has no line end"),
        (
            lambda text: '"Number of points : 500"\n' + text,
            "the file states 500 points and holds 201",
        ),
    ],
)
def test_a_record_that_is_cut_off_is_named(written, change, note):
    notes = TensileMtr().read(written(change(HEAD + HEADER + rows()))).notes
    assert any(note in said for said in notes)
