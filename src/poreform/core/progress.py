"""Progress of long work, told to whoever shows it; the default shows nothing."""

from typing import Protocol


class Progress(Protocol):
    """Receives the state of long work; `cli` draws a bar, tests ignore it."""

    def start(self, title: str, total: float) -> None:
        """Begin work of `total` units."""

    def advance(self, amount: float) -> None:
        """Tell that `amount` units more are done."""

    def finish(self) -> None:
        """Tell that the work has ended."""


class Silent:
    """The progress that nobody watches."""

    def start(self, title: str, total: float) -> None:
        """Ignore."""

    def advance(self, amount: float) -> None:
        """Ignore."""

    def finish(self) -> None:
        """Ignore."""
