"""`poreform read`."""

import json
from pathlib import Path

import pytest

from poreform.cli.main import main


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch):
    monkeypatch.setenv("POREFORM_COLUMNS", str(tmp_path / "own"))
    monkeypatch.setenv("COLUMNS", "200")


@pytest.fixture
def written(tmp_path):
    def write(name, text):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return str(tmp_path / name)

    return write


@pytest.fixture
def porometer():
    return Path(__file__).parents[3] / "examples" / "lab" / "porometer.csv"


def pull(top, *, slip=False):
    lines = ["# gauge length: 50 mm\n# area: 1 mm2\nextension [mm],force [N]\n"]
    for k in range(201):
        drop = 0.3 * top if slip and 120 <= k < 124 else 0.0
        lines.append(f"{0.05 * k:.3f},{top * min(k, 100) / 100 - drop:.4f}\n")
    return "".join(lines) + "10.05,0\n"


def test_a_scan_is_shown_and_written_for_a_spreadsheet(written, tmp_path, capsys):
    path = written("scan.csv", "Ts [degC],P [%],colour\n100,50.5,w\n")
    assert main(["read", path, "--out", str(tmp_path / "out.xlsx")]) == 0
    shown = capsys.readouterr().out
    assert "50.5" in shown
    assert "note: columns left out: colour" in shown
    assert main(["read", str(tmp_path / "out.xlsx")]) == 0


def test_several_test_pieces_are_averaged_without_those_that_slipped(written, capsys):
    paths = [
        written("a.csv", pull(10.0)),
        written("b.csv", pull(20.0)),
        written("c.csv", pull(90.0, slip=True)),
    ]
    assert main(["read", *paths, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    strength = told["means"][0]
    assert (strength["value"], strength["count"]) == (pytest.approx(15.0), 2)
    assert "c.csv discarded: it slipped in the grips" in told["notes"][0]
    assert main(["read", *paths]) == 0
    assert "mean of the files" in capsys.readouterr().out


def test_a_map_is_remembered_beside_the_data(written, tmp_path, capsys):
    path = written("bench.csv", "Ofen;Por.\n100;50,5\n")
    mapped = ["--column", "Ofen=Ts [degC]", "--column", "Por.=P [%]", "--given", "lot=7"]
    assert main(["read", path]) == 2
    assert main(["read", path, *mapped, "--remember", "beside"]) == 0
    assert "bench.columns.toml" in capsys.readouterr().out
    assert main(["read", written("next.csv", "Ofen;Por.\n105;51,5\n")]) == 0
    assert main(["window", path]) == 1
    assert main(["read", path, *mapped, "--remember", "mine"]) == 0
    assert (tmp_path / "own" / "bench.columns.toml").is_file()


def test_standing_observations_are_shown(written, capsys):
    text = "polymer,solvent,w [wt%],T [degC],seen\nPVDF,DBP,20,150,cloudy\n"
    assert main(["read", written("s.csv", text)]) == 0
    assert "PVDF in DBP, 20 wt%" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--column", "Ofen"], 'is no "name=meaning"'),
        (["--as", "scan tables"], "did you mean 'scan table'"),
        (["--out", "a.exe"], "name it .csv or .xlsx"),
    ],
)
def test_a_wrong_option_is_one_sentence(written, capsys, arguments, sentence):
    path = written("scan.csv", "Ts [degC],P [%]\n100,50\n")
    assert main(["read", path, *arguments]) == 2
    assert sentence in capsys.readouterr().err


def test_readings_and_membranes_are_not_mixed_in_one_table(written, capsys, tmp_path):
    files = [written("s.csv", "Ts [degC],P [%]\n100,50\n"), written("p.csv", pull(1.0))]
    assert main(["read", *files, "--out", str(tmp_path / "o.csv")]) == 2
    assert "not both" in capsys.readouterr().err


def test_the_pore_size_distribution_is_written_by_both_constants(tmp_path, porometer):
    out = tmp_path / "sizes.csv"
    assert main(["read", str(porometer), "--distribution", str(out)]) == 0
    header, *rows = out.read_text(encoding="utf-8").splitlines()
    assert "d = 2.86 gamma/p [um],d = 4 gamma/p [um]" in header
    shares = [float(row.split(",")[6]) for row in rows]
    assert sum(shares) == pytest.approx(float(rows[-1].split(",")[5]))


def test_a_file_without_a_distribution_cannot_write_one(written, tmp_path, capsys):
    path = written("scan.csv", "Ts [degC],P [%]\n100,50\n")
    out = tmp_path / "sizes.csv"
    assert main(["read", path, "--distribution", str(out)]) == 2
    assert "0 of the 1 given have them" in capsys.readouterr().err
    assert not out.exists()
