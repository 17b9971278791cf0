"""Which reports a results folder holds."""

from pathlib import Path

from poreform.core.errors import UnknownNameError


def report_names(folder: Path) -> tuple[str, ...]:
    """Return the reports below `folder` by their relative names, newest first."""
    found = [path for path in folder.rglob("*.html") if _belongs(path, folder)]
    found.sort(key=lambda path: (-path.stat().st_mtime, path.as_posix()))
    return tuple(path.relative_to(folder).as_posix() for path in found)


def report_text(folder: Path, name: str) -> str:
    """Return the report called `name`; only a listed name is ever read."""
    names = report_names(folder)
    if name not in names:
        raise UnknownNameError.of("report", name, names)
    return (folder / name).read_text(encoding="utf-8")


def _belongs(path: Path, folder: Path) -> bool:
    """Tell a report from a half-written file and from a link that leads elsewhere."""
    inside = path.resolve().is_relative_to(folder.resolve())
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return inside and not hidden and path.is_file()
