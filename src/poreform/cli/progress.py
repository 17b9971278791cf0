"""A progress bar with a time estimate, for people; silent when nobody watches."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)


class Bar:
    """A `core.progress.Progress` drawn on the terminal's error stream."""

    def __init__(self, console: Console) -> None:
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("left"),
            TimeRemainingColumn(),
            console=console,
        )
        self._task: TaskID | None = None

    def start(self, title: str, total: float) -> None:
        """Show the bar of a piece of work of `total` units."""
        self._bar.start()
        self._task = self._bar.add_task(title, total=total)

    def advance(self, amount: float) -> None:
        """Move the bar by `amount` units."""
        if self._task is not None:
            self._bar.advance(self._task, amount)

    def finish(self) -> None:
        """Take the bar off the terminal; a bar that never started leaves no empty line."""
        if self._task is not None:
            self._bar.stop()
        self._task = None


@contextmanager
def watched() -> Iterator[Bar]:
    """Give a bar that leaves the terminal as it was, however the work ends."""
    bar = Bar(Console(stderr=True))
    try:
        yield bar
    finally:
        bar.finish()
