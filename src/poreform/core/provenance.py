"""Where a stored result came from: version, inputs, seed, machine and time."""

import platform
import subprocess
from datetime import UTC, datetime
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from poreform.core.document import Document

SCHEMA_VERSION = 1


class Provenance(Document):
    """What anyone needs to trust a file, or to make it again."""

    schema_version: int = SCHEMA_VERSION
    """Version of the layout of the stored files."""

    package_version: str
    """Version of Poreform."""

    commit: str
    """Commit of the checkout, or 'release' for an installed package."""

    seed: int
    """The integer that every random number of the result grew from."""

    inputs: dict[str, str]
    """Name of each input document and its hash."""

    machine: str
    """Operating system, processor and Python version."""

    time: str
    """When the result was written, UTC, ISO 8601."""


def provenance(*, seed: int, inputs: dict[str, str]) -> Provenance:
    """Return the provenance of a result written now on this machine."""
    python = platform.python_version()
    return Provenance(
        package_version=version("poreform"),
        commit=_commit(),
        seed=seed,
        inputs=inputs,
        machine=f"{platform.system()} {platform.machine()} Python {python}",
        time=datetime.now(UTC).isoformat(timespec="seconds"),
    )


@lru_cache(maxsize=1)
def _commit() -> str:
    try:
        answer = subprocess.run(
            ["git", "rev-parse", "HEAD"],
            cwd=Path(__file__).parent,
            capture_output=True,
            text=True,
            timeout=5,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return "release"
    return answer.stdout.strip()
