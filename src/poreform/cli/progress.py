"""How far long work is, with a time estimate: a bar on a terminal, lines in a log file."""

import time
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

SHARE_PER_LINE = 0.1
"""A log file gets a line whenever this share more of the work is done."""


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


class Lines:
    """A `core.progress.Progress` written as a line for every tenth of the work.

    For a log file or a pipe, which can show no moving bar.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self._title = ""
        self._total = self._done = self._told = self._began = 0.0

    def start(self, title: str, total: float) -> None:
        """Say that work of `total` units begins."""
        self._title, self._total = title, total
        self._done = self._told = 0.0
        self._began = time.monotonic()
        self._say(f"{title}: begun")

    def advance(self, amount: float) -> None:
        """Count `amount` units more; say so when a tenth is full."""
        self._done += amount
        if self._total > 0.0 and self._done - self._told >= SHARE_PER_LINE * self._total:
            self._told = self._done
            spent = time.monotonic() - self._began
            left = spent * (self._total - self._done) / self._done
            self._say(
                f"{self._title}: {self._done / self._total:.0%} done after "
                f"{_clock(spent)}, about {_clock(max(left, 0.0))} left"
            )

    def finish(self) -> None:
        """Say nothing: what follows tells that the work has ended."""

    def _say(self, line: str) -> None:
        self._console.print(line, markup=False, highlight=False, soft_wrap=True)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"


@contextmanager
def watched() -> Iterator[Bar | Lines]:
    """Give a bar that leaves the terminal as it was, however the work ends."""
    console = Console(stderr=True)
    bar = Bar(console) if console.is_terminal else Lines(console)
    try:
        yield bar
    finally:
        bar.finish()
