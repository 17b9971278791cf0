"""What was ordered: the runs of each scan of a results folder, and how far they are."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from poreform.core.document import Document
from poreform.core.files import write_text_atomic
from poreform.virtual.store import MOST_TRIES, RunStore

FOLDER = "scans"
"""Below the results folder; one file for each recipe."""


class Ordered(Document):
    """A scan or a single membrane that was begun in a results folder."""

    name: str
    """Of the recipe."""

    runs: tuple[str, ...]
    """Hashes of its runs, whether made by now or not."""


@dataclass(frozen=True, slots=True)
class Advance:
    """How far an ordered scan is."""

    name: str
    """Of the recipe."""

    total: int
    """Runs ordered."""

    done: int
    """Runs finished, those whose dope did not dissolve too."""

    failed: int
    """Runs given up."""

    @property
    def is_complete(self) -> bool:
        """Return whether nothing is left to be made."""
        return self.done + self.failed >= self.total


def write_ordered(folder: Path, digest: str, ordered: Ordered) -> None:
    """Note what was ordered by the recipe with this hash, before it is begun."""
    write_text_atomic(folder / FOLDER / f"{digest}.json", ordered.model_dump_json(indent=1))


def advances(folder: Path) -> tuple[Advance, ...]:
    """Return how far every scan of a results folder is, by name; damaged notes left out."""
    store = RunStore(folder)
    found = []
    for path in sorted((folder / FOLDER).glob("*.json")):
        try:
            ordered = Ordered.model_validate_json(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, ValidationError):
            continue
        found.append(_advance(store, ordered))
    return tuple(sorted(found, key=lambda entry: entry.name))


def _advance(store: RunStore, ordered: Ordered) -> Advance:
    done = {digest for digest in ordered.runs if store.is_done(digest)}
    given_up = sum(
        failure.tries >= MOST_TRIES
        for digest in set(ordered.runs) - done
        if (failure := store.failure(digest)) is not None
    )
    return Advance(
        name=ordered.name,
        total=len(set(ordered.runs)),
        done=len(done),
        failed=given_up,
    )
