"""Windows that were found before: kept by the hash of their question and of the method.

A file that is missing, cut off or changed is worked out anew, and so is every one of
another version of the method or of the libraries it rests on.  The folder can be deleted at
any time.
"""

import hashlib
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import final

from poreform.core.collecting import uncollected
from poreform.core.files import write_unhurried
from poreform.core.progress import Progress, Silent
from poreform.window.question import Question
from poreform.window.several import texts_of
from poreform.window.stored import window_of
from poreform.window.window import Window

USER_VARIABLE = "POREFORM_WINDOWS"
"""Environment variable with the folder of kept windows."""

LIBRARIES = ("numpy", "numba", "scipy")
"""Other versions of these may round or draw otherwise."""

KEPT_FOR = 90 * 24 * 3600.0
"""[s] after which a file is removed when others are written."""


def user_folder() -> Path:
    """Return the folder of the user's kept windows; it need not exist."""
    named = os.environ.get(USER_VARIABLE)
    return Path(named) if named else Path.home() / ".poreform" / "windows"


@lru_cache(maxsize=1)
def method() -> str:
    """Return the hash (16 hexadecimal digits) of the programs that work a window out."""
    digest = hashlib.sha256()
    package = Path(__file__).parents[1]
    own = sorted((package / "window").rglob("*.py"))
    for path in (*own, package / "core" / "streams.py", package / "core" / "reading.py"):
        digest.update(path.read_bytes())
    for name in LIBRARIES:
        digest.update(f"{name} {version(name)}".encode())
    return digest.hexdigest()[:16]


@final
@dataclass(frozen=True, slots=True)
class KeptWindows:
    """Answers questions from a folder, and works out and keeps what is not there."""

    folder: Path
    """Where the windows are kept; one that cannot be written to keeps nothing."""

    workers: int = 1
    """Processes to use when there are many to work out."""

    progress: Progress = field(default_factory=Silent)
    """Told how far the work is, when there are many to work out."""

    def __call__(self, questions: Sequence[Question]) -> tuple[Window, ...]:
        """Return the window of each question, in their order."""
        digests = [question.digest() for question in questions]
        with uncollected():
            known = {digest: self._read(digest) for digest in set(digests)}
        lacking = {
            digest: question
            for digest, question in zip(digests, questions, strict=True)
            if known[digest] is None
        }
        texts = texts_of(
            list(lacking.values()), workers=self.workers, progress=self.progress
        )
        for digest, text in zip(lacking, texts, strict=True):
            self._write(digest, text)
            known[digest] = window_of(text)
        if lacking:
            self._forget()
        return tuple(window for digest in digests if (window := known[digest]) is not None)

    def _path(self, digest: str) -> Path:
        return self.folder / method() / f"{digest}.json"

    def _read(self, digest: str) -> Window | None:
        """Return a kept window; None where there is none that is whole."""
        try:
            content = self._path(digest).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None
        seal, _, text = content.partition("\n")
        return window_of(text) if seal == _seal(digest, text) else None

    def _write(self, digest: str, text: str) -> None:
        content = f"{_seal(digest, text)}\n{text}"
        try:
            write_unhurried(self._path(digest), content.encode())
        except OSError:
            return  # it is worked out anew the next time

    def _forget(self) -> None:
        """Remove what was written long ago."""
        limit = time.time() - KEPT_FOR
        for path in self.folder.glob("*/*.json*"):
            try:
                if path.stat().st_mtime < limit:
                    path.unlink()
            except OSError:
                continue  # another program was quicker


def _seal(digest: str, text: str) -> str:
    """Return the hash that a whole file of this question begins with."""
    return hashlib.sha256(f"{digest}\n{text}".encode()).hexdigest()
