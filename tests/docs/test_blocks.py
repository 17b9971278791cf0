"""Every code block of the README and the docs does what it says."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from poreform.cli.main import main
from poreform.lab.store.campaign import Campaign

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LONG = {"scan", "run", "serve"}
"""Commands that take minutes or wait for a browser; their own tests run them."""

PYTHON_BLOCKS = [
    pytest.param(code, id=f"{page.stem}-{number}")
    for page in PAGES
    for number, (language, code) in enumerate(BLOCK.findall(page.read_text("utf-8")))
    if language == "python"
]
COMMANDS = sorted(
    {
        line
        for page in PAGES
        for language, code in BLOCK.findall(page.read_text("utf-8"))
        for line in code.splitlines()
        if language == "sh" and line.startswith("poreform ") and line.split()[1] not in LONG
    }
)


@pytest.fixture(scope="session")
def bench(tmp_path_factory):
    """A campaign with the synthetic scans, and its archive, as the guides speak of them."""
    folder = tmp_path_factory.mktemp("bench")
    campaign = Campaign(folder / "bench.db", author="Ann")
    campaign.add_file(ROOT / "examples" / "campaign.csv")
    campaign.export(folder / "bench.eln")
    return folder


@pytest.fixture
def checkout(bench, tmp_path, monkeypatch):
    """A folder that looks like the checkout, in which files may be written."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copytree(bench, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("checkout")
@pytest.mark.parametrize("code", PYTHON_BLOCKS)
def test_a_python_block_runs(code):
    exec(compile(code, "block", "exec"), {"__name__": "__main__"})


@pytest.mark.usefixtures("checkout")
@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_of_the_docs_is_understood(line, capsys):
    code = main(shlex.split(line)[1:])
    captured = capsys.readouterr()
    assert code in {0, 1}, captured.err
    assert captured.out


def test_no_block_is_of_a_language_nobody_checks():
    languages = {
        language for page in PAGES for language, _ in BLOCK.findall(page.read_text("utf-8"))
    }
    assert languages <= {"python", "sh"}


def test_every_page_is_reached_from_the_index():
    listed = (ROOT / "docs" / "index.md").read_text("utf-8")
    pages = {path.stem for path in (ROOT / "docs").glob("*.md")} - {"index"}
    guides = {f"how-to/{path.stem}" for path in (ROOT / "docs" / "how-to").glob("*.md")}
    assert all(f"\n{name}\n" in listed for name in pages | guides)
