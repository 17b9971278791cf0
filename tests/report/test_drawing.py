"""Figures as files."""

import pytest
from matplotlib.figure import Figure

from poreform.core.errors import InputError
from poreform.report.drawing import save_figure


@pytest.mark.parametrize(
    ("ending", "magic"), [(".svg", b"<?xml"), (".png", b"\x89PNG"), (".pdf", b"%PDF")]
)
def test_the_ending_decides_the_kind_of_file(tmp_path, ending, magic):
    path = tmp_path / f"figure{ending}"
    save_figure(Figure(figsize=(1.0, 1.0)), path)
    assert path.read_bytes().startswith(magic)


@pytest.mark.parametrize("ending", [".svg", ".pdf"])
def test_equal_figures_are_equal_files(tmp_path, ending):
    paths = [tmp_path / f"{name}{ending}" for name in "ab"]
    for path in paths:
        save_figure(Figure(figsize=(1.0, 1.0)), path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_an_unknown_ending_is_refused_and_nothing_is_left(tmp_path):
    with pytest.raises(InputError, match=r"ends in '\.jpeg'; a figure is written as \.svg"):
        save_figure(Figure(), tmp_path / "figure.jpeg")
    assert list(tmp_path.iterdir()) == []
