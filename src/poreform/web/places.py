"""What a folder holds that the page shows: campaigns and results folders, by name."""

import os
from collections.abc import Iterator
from pathlib import Path

from poreform.core.errors import UnknownNameError
from poreform.lab.store.recognising import is_campaign

DEEPEST = 4
"""Folders below the one that is served in which is looked."""

RUNS = "runs"
"""What makes a folder a results folder."""

NOT_ENTERED = frozenset({RUNS, "unfinished", "scans", "seeds"})
"""Parts of a results folder; a scan has thousands of files there."""


def campaign_names(folder: Path) -> tuple[str, ...]:
    """Return the SQLite files below `folder` by their relative names."""
    found = [
        path
        for place in _folders(folder)
        for path in sorted(place.iterdir())
        if _belongs(path, folder) and path.is_file() and is_campaign(path)
    ]
    return tuple(path.relative_to(folder).as_posix() for path in found)


def simulation_names(folder: Path) -> tuple[str, ...]:
    """Return the results folders at or below `folder`; "." is the folder itself."""
    found = [place for place in _folders(folder) if (place / RUNS).is_dir()]
    return tuple(place.relative_to(folder).as_posix() for place in found)


def campaign_place(folder: Path, name: str) -> Path:
    """Return the file of a campaign; only a listed name is ever opened."""
    return _place(folder, name, "campaign", campaign_names(folder))


def simulation_place(folder: Path, name: str) -> Path:
    """Return a results folder; only a listed name is ever read."""
    return _place(folder, name, "results folder", simulation_names(folder))


def _place(folder: Path, name: str, what: str, names: tuple[str, ...]) -> Path:
    if name not in names:
        raise UnknownNameError.of(what, name, names)
    return folder / name


def _folders(folder: Path) -> Iterator[Path]:
    """Give the folder and those below it, but for the insides of results folders."""
    for here, below, _ in os.walk(folder):
        place = Path(here)
        depth = len(place.relative_to(folder).parts)
        below[:] = sorted(
            name
            for name in below
            if depth < DEEPEST
            and not name.startswith(".")
            and name not in NOT_ENTERED
            and _belongs(place / name, folder)
        )
        yield place


def _belongs(path: Path, folder: Path) -> bool:
    """Tell what lies in the folder from a hidden thing and a link that leads elsewhere."""
    inside = path.resolve().is_relative_to(folder.resolve())
    return inside and not path.name.startswith(".")
