"""Raw porometer files: a made-up one in the dialect of the machine."""

import pytest

from poreform.core.errors import InputError
from poreform.lab.column_map import ColumnMap
from poreform.lab.importers.porometer_cft import PorometerCft, read_run

PSI = 6894.757293168361

HEAD = "01-02-2003\nLab\nSomebody\nPoreWick\n-16\n 4.2\n .025\nSample 9\n"
DATA = " 0, 14.7\n 10, 24.7\n 1000, 34.7\n0,0\n 1000, 34.7\n 500, 24.7\n0,0\n6.71.93\n"


@pytest.fixture
def written(tmp_path):
    def write(text):
        path = tmp_path / "run.CFT"
        path.write_text(text.replace("\n", "\r\n"), encoding="cp1252", newline="")
        return path

    return write


def test_the_first_block_is_wet_and_the_second_dry(written):
    run = read_run(written(HEAD + DATA))
    assert run.wet.pressure == pytest.approx([10.0 * PSI, 20.0 * PSI])
    assert run.wet.flow == pytest.approx([10e-6 / 60, 1000e-6 / 60])
    assert run.dry.flow == pytest.approx([1000e-6 / 60, 500e-6 / 60])
    assert (run.fluid, run.sample, run.surface_tension) == ("PoreWick", "Sample 9", 0.016)


def test_the_bubble_point_is_that_of_the_first_flow(written):
    largest, mean, _ = PorometerCft().read(written(HEAD + DATA)).readings
    assert largest.value == pytest.approx(0.415 * 16 / 10)
    assert mean.value < largest.value


def test_the_tortuosity_of_the_file_is_used(written):
    extended = HEAD.replace("01-02-2003", "EXTENDED\n1\nTortuosity Factor= 1\n01-02-2003")
    largest = PorometerCft().read(written(extended + DATA)).readings[0]
    assert "d = 4 gamma/p" in largest.method


def test_an_integrity_test_ends_with_minus_ones(written):
    run = read_run(written(HEAD + " 0, 14.7\n 10, 24.7\n 12, 25.7\n-1,-1\n"))
    assert run.wet.flow.size == 2


def test_a_fixed_file_takes_no_column_map(written):
    columns = ColumnMap(kind="PMI porometer", headers=("a",))
    with pytest.raises(InputError, match="has its own columns; give no column map"):
        PorometerCft().read(written(HEAD + DATA), columns)


def test_a_bubble_point_test_has_no_dry_curve(written):
    assert read_run(written(HEAD + " 0, 14.7\n 10, 24.7\n0,0\n")).dry is None


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("hello\n", "holds no line with the ambient pressure"),
        (HEAD + " 0, 14.7\n", "holds no flow after"),
        ("a\nb\nc\nd\ne\n" + DATA, "surface tension of the wetting liquid is lacking"),
        (HEAD + " 0, 14.7\n -1, 24.7\n0,0\n", "no gas came through"),
        ("Tortuosity Factor= x\n" + HEAD + DATA, "tortuosity 'x' is no number"),
        ("Tortuosity Factor= 9\n" + HEAD + DATA, "tortuosity is 9; machines use"),
    ],
)
def test_a_file_that_lacks_something_is_refused(written, text, match):
    with pytest.raises(InputError, match=match):
        PorometerCft().read(written(text))


def test_the_suffix_tells_the_machine(tmp_path):
    assert PorometerCft().recognises(tmp_path / "A.CFT")
    assert not PorometerCft().recognises(tmp_path / "A.csv")


def test_a_file_that_is_not_there_cannot_be_read(tmp_path):
    with pytest.raises(InputError, match="cannot be read as text"):
        PorometerCft().read(tmp_path / "none.cft")


def test_a_file_without_its_end_mark_may_be_cut_off(written):
    cut = HEAD + DATA.partition("6.71.93")[0]
    assert PorometerCft().read(written(cut)).notes[0] == "sample Sample 9, PoreWick"
    assert not any("cut off" in note for note in PorometerCft().read(written(cut)).notes)
    imported = PorometerCft().read(written(cut.removesuffix("0,0\n")))
    assert imported.notes[-1] == "the data have no end mark: the file may be cut off"


def test_the_distribution_comes_with_the_sizes(written):
    imported = PorometerCft().read(written(HEAD + DATA))
    assert imported.distribution.filter_flow == pytest.approx([2.0, 100.0])
    assert any("pore size distribution is highest" in note for note in imported.notes)


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("HOLD\n" + HEAD + " 20, 6.2\n 20, 12.7\n", "is a pressure hold test.*export"),
        (
            "01-02-2003\nLab\nAnn\nAir\n0\nSample 9\n4.2\n.025\n13.8\n504, 13.9\n",
            "is a permeability test with 'Air'.*export the capillary flow test",
        ),
    ],
)
def test_another_test_of_the_machine_says_what_to_export(written, text, match):
    with pytest.raises(InputError, match=match):
        PorometerCft().read(written(text))
