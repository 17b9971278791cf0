"""Windows for the commands: found where they were kept, else worked out on all cores."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from poreform.cli.progress import watched

if TYPE_CHECKING:
    from poreform.window.kept import KeptWindows


@contextmanager
def kept_windows() -> "Iterator[KeptWindows]":
    """Give what answers for the windows of many scans, with a bar while it works."""
    from poreform.window.kept import KeptWindows, user_folder
    from poreform.window.several import cores

    with watched() as bar:
        yield KeptWindows(user_folder(), workers=cores(), progress=bar)
