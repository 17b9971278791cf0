"""Every module has its test, at the mirrored place."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "poreform"
TESTS = ROOT / "tests"
EXEMPT = {"__init__", "__main__"}
MODULES = sorted(
    path.relative_to(SOURCE) for path in SOURCE.rglob("*.py") if path.stem not in EXEMPT
)
PACKAGES = sorted(path for path in SOURCE.rglob("__init__.py"))


def mirror(module: Path) -> Path:
    return TESTS / module.parent / f"test_{module.name}"


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_has_its_mirror(module):
    assert mirror(module).is_file(), f"add {mirror(module).relative_to(ROOT)}"


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.parent.name)
def test_a_package_only_names_what_it_holds(package):
    """An __init__ holds a docstring, imports, literal tables and at most a lazy door."""
    body = ast.parse(package.read_text(encoding="utf-8")).body
    assert not [type(node).__name__ for node in body if isinstance(node, ast.ClassDef)]
    assert {node.name for node in body if isinstance(node, ast.FunctionDef)} <= {
        "__getattr__",
        "__dir__",
    }
