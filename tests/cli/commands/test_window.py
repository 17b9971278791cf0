"""`poreform window` on files as people have them."""

import pytest

HEADER = "Ts [degC],P [%],TL [%]\n"


def written(tmp_path, text):
    path = tmp_path / "scan.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_scan_with_a_window_ends_with_zero(say, measured):
    said = say("window", measured)
    assert said.code == 0
    assert "P(Tu > Tl)" in said.out


def test_machines_get_the_same_window(say, measured):
    (scan,) = say("window", measured, "--json").content
    window = scan["window"]
    assert window["qualifies"] is True
    assert window["upper"]["value"] > window["lower"]["value"]
    assert sum(window["lower"]["probability"].values()) == pytest.approx(1.0)


def test_a_scan_whose_extension_falls_first_ends_with_one(say, tmp_path):
    rows = ["100,50,90", "105,50.5,40", "110,51,38", "115,60,37", "120,61,36"]
    said = say("window", written(tmp_path, HEADER + "\n".join(rows)), "--json")
    assert said.code == 1
    assert said.content[0]["window"]["qualifies"] is not True


def test_the_figure_is_drawn(say, measured, tmp_path):
    path = tmp_path / "window.svg"
    assert say("window", measured, "--figure", path).code == 0
    assert path.read_text(encoding="utf-8").startswith("<?xml")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("a,b\n1,2\n", id="another table"),
        pytest.param("Ts,P,TL\n100,50,90\n", id="no units"),
        pytest.param(HEADER + "100,150,90\n", id="impossible porosity"),
        pytest.param(HEADER + "100,50,-3\n", id="negative extension"),
        pytest.param(HEADER + "warm,50,90\n", id="no number"),
    ],
)
def test_a_wrong_file_is_one_sentence_and_two(say, tmp_path, text):
    said = say("window", written(tmp_path, text))
    assert said.code == 2
    assert said.out == ""
    assert "scan.csv" in said.err
    assert len(said.err.splitlines()) == 1


def test_a_file_that_is_no_text_is_refused(say, tmp_path):
    path = tmp_path / "scan.csv"
    path.write_bytes(b"\x00\xff\xfe\x9c" * 40)
    assert say("window", path).code == 2


def test_a_file_without_a_scan_says_so_and_ends_with_one(say, tmp_path):
    header = "polymer,solvent,w [wt%],T [degC],time [h],seen\n"
    text = header + "PVDF,sulfolane,30,150,2,one phase\n"
    said = say("window", written(tmp_path, text))
    assert said.code == 1
    assert "holds no dissolution scan" in said.out


def test_what_was_left_out_while_reading_is_said(say, tmp_path):
    text = HEADER + "100,50,90\n105,55,80\nmean,52.5,85\n"
    assert "row 4 left out" in say("window", written(tmp_path, text)).out
