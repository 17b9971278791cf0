"""Where runs are kept: one folder per run, named by the hash of all its inputs.

A folder appears under its name only when it is complete (temporary name, then rename), so
its existence means that the run is done; equal runs are found and not repeated.  Beside it
live the checkpoint of a run in progress and the record of failed tries.
"""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from poreform.core.document import Document
from poreform.core.errors import StoredDataError
from poreform.core.files import write_text_atomic

MOST_TRIES = 3
"""A run that failed this often is recorded as failed and the scan goes on without it."""


class FailedRun(Document):
    """How often a run was tried and why it failed the last time."""

    tries: int
    """Number of tries so far."""

    reason: str
    """The error of the last try, one sentence."""


@dataclass(frozen=True, slots=True)
class RunStore:
    """The results folder: finished runs, checkpoints and failures."""

    root: Path

    def folder(self, digest: str) -> Path:
        """Return where the finished run with this hash is, or will be."""
        return self.root / "runs" / digest

    def is_done(self, digest: str) -> bool:
        """Tell whether the run is complete."""
        return self.folder(digest).is_dir()

    def checkpoint(self, digest: str) -> Path:
        """Return the file that holds the state of the run in progress."""
        return self.root / "unfinished" / f"{digest}.npz"

    def failure(self, digest: str) -> FailedRun | None:
        """Return the record of failed tries, or None."""
        path = self._failure_path(digest)
        if not path.exists():
            return None
        return FailedRun.model_validate_json(path.read_text(encoding="utf-8"))

    def record_failure(self, digest: str, reason: str) -> FailedRun:
        """Count one more failed try and return the record."""
        before = self.failure(digest)
        record = FailedRun(tries=1 + (before.tries if before else 0), reason=reason)
        write_text_atomic(self._failure_path(digest), record.model_dump_json(indent=2))
        return record

    def give_up(self, digest: str, reason: str) -> FailedRun:
        """Record a failure that another try would only repeat."""
        record = FailedRun(tries=MOST_TRIES, reason=reason)
        write_text_atomic(self._failure_path(digest), record.model_dump_json(indent=2))
        return record

    def clear(self, digest: str) -> None:
        """Remove the checkpoint and the failure record of a run that is done."""
        self.checkpoint(digest).unlink(missing_ok=True)
        self._failure_path(digest).unlink(missing_ok=True)

    def sweep_partial(self) -> int:
        """Remove what killed writers left half-written; return how many were removed."""
        if not self.root.exists():
            return 0
        partial = [
            path
            for parent in (self.root, self.root / "runs", self.root / "unfinished")
            if parent.is_dir()
            for path in parent.iterdir()
            if path.name.startswith(".")
        ]
        for path in partial:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        return len(partial)

    def _failure_path(self, digest: str) -> Path:
        return self.root / "unfinished" / f"{digest}.failed.json"


def read_json(path: Path) -> object:
    """Return the content of a stored JSON file, or raise StoredDataError naming it."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise StoredDataError(
            f"{path} is missing; remove its folder and run again"
        ) from error
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise StoredDataError(
            f"{path} is damaged ({error}); remove its folder and run again"
        ) from error
