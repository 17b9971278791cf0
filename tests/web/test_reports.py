"""Which reports a folder holds."""

import os

import pytest

from poreform.core.errors import UnknownNameError
from poreform.web.reports import report_names, report_text


@pytest.fixture
def folder(tmp_path):
    """Two reports, a half-written one, and a secret beside the folder."""
    inside = tmp_path / "results"
    (inside / "deep").mkdir(parents=True)
    (tmp_path / "secret.html").write_text("secret", encoding="utf-8")
    for age, name in enumerate(["new.html", "deep/old.html", ".half.html", "data.csv"]):
        path = inside / name
        path.write_text(name, encoding="utf-8")
        os.utime(path, (1000.0 - age, 1000.0 - age))
    return inside


def test_the_newest_report_comes_first(folder):
    assert report_names(folder) == ("new.html", "deep/old.html")


def test_a_listed_report_is_read(folder):
    assert report_text(folder, "deep/old.html") == "deep/old.html"


@pytest.mark.parametrize(
    "name",
    ["../secret.html", ".half.html", "data.csv", "/etc/passwd", "deep/../new.html", ""],
)
def test_only_a_listed_name_is_read(folder, name):
    with pytest.raises(UnknownNameError, match="no report is called"):
        report_text(folder, name)


def test_a_link_out_of_the_folder_is_no_report(folder):
    (folder / "link.html").symlink_to(folder.parent / "secret.html")
    assert "link.html" not in report_names(folder)
