"""What the pages show of campaigns and simulations, read again only when it has changed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from poreform.core.errors import PoreformError
from poreform.lab.experiment import Experiment
from poreform.lab.store.campaign import Campaign
from poreform.lab.store.history import Entry
from poreform.plan.costs import Bill, Costs, spent
from poreform.report.window_parts import Listed, listed
from poreform.virtual.ordered import Advance, advances
from poreform.virtual.result import records_in
from poreform.window.kept import KeptWindows, user_folder
from poreform.window.scans import any_qualifies, windows_of

MOST_ENTRIES = 20
"""Entries of the journal on a page, the newest ones."""

STATES = ("made", "not dissolved", "failed")
"""Of membranes, in the order in which a page counts them."""

KEPT = 32
"""Campaigns and simulations whose content is kept in memory."""


@dataclass(frozen=True, slots=True)
class CampaignView:
    """A campaign as its page shows it."""

    states: Mapping[str, int]
    """``made``, ``not dissolved``, ``failed`` -> membranes."""

    standing: int
    """Standing observations."""

    figures: int
    """Figures that hold."""

    windows: tuple[Listed, ...]
    """One line for each scan."""

    qualifies: bool | None
    """Whether some scan has an open window; None when that is still open."""

    bill: Bill | None
    """What it has cost, where prices are known."""

    entries: tuple[Entry, ...]
    """The newest entries of the journal, the newest first."""


@dataclass(frozen=True, slots=True)
class SimulationView:
    """A results folder as its page shows it."""

    advances: tuple[Advance, ...]
    """How far each scan is; of runs made by an earlier version nothing is known."""

    states: Mapping[str, int]
    """``made``, ``not dissolved``, ``failed`` -> finished runs."""

    windows: tuple[Listed, ...]
    """One line for each scan, of the runs that are finished."""

    qualifies: bool | None
    """As for a campaign, in simulation."""

    @property
    def is_running(self) -> bool:
        """Return whether runs that were ordered are still to come."""
        return not all(entry.is_complete for entry in self.advances)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What lies in the folder and cannot be read."""

    why: str
    """One sentence."""


def campaign_view(path: Path, costs: Costs | None) -> CampaignView | Unreadable:
    """Return the content of a campaign, or why it cannot be read."""
    files = (path, path.with_name(f"{path.name}-wal"))
    try:
        return _campaign(path, costs, tuple(_stamp(file) for file in files))
    except PoreformError as error:
        return Unreadable(_without_place(error, path))


def simulation_view(folder: Path) -> SimulationView | Unreadable:
    """Return the content of a results folder, or why it cannot be read."""
    parts = (folder / "runs", folder / "scans", folder / "unfinished")
    try:
        return _simulation(folder, tuple(_stamp(part) for part in parts))
    except PoreformError as error:
        return Unreadable(_without_place(error, folder))


# a costs document holds a dict, so it is known by what it says
@dataclass(frozen=True, slots=True)
class _Priced:
    costs: Costs | None

    def __hash__(self) -> int:
        return hash("" if self.costs is None else self.costs.model_dump_json())


def _campaign(
    path: Path, costs: Costs | None, stamps: tuple[tuple[int, int], ...]
) -> CampaignView:
    return _read_campaign(path, _Priced(costs), stamps)


@lru_cache(maxsize=KEPT)
def _read_campaign(
    path: Path, priced: _Priced, _stamps: tuple[tuple[int, int], ...]
) -> CampaignView:
    campaign = Campaign.open(path)
    records = campaign.experiments()
    windows, qualifies = _windows(records)
    return CampaignView(
        states=_states(records),
        standing=len(campaign.standing()),
        figures=sum(len(record.readings) for record in records),
        windows=windows,
        qualifies=qualifies,
        bill=None if priced.costs is None else spent(records, priced.costs),
        entries=campaign.journal()[: -MOST_ENTRIES - 1 : -1],
    )


@lru_cache(maxsize=KEPT)
def _simulation(folder: Path, _stamps: tuple[tuple[int, int], ...]) -> SimulationView:
    begun = any((folder / "runs").glob("*/experiment.json"))
    records = records_in(folder) if begun else ()
    windows, qualifies = _windows(records)
    return SimulationView(
        advances=advances(folder),
        states=_states(records),
        windows=windows,
        qualifies=qualifies,
    )


def _windows(records: Sequence[Experiment]) -> tuple[tuple[Listed, ...], bool | None]:
    scans = windows_of(records, answer=KeptWindows(user_folder()))
    return listed(scans), any_qualifies(scans)


def _states(records: Sequence[Experiment]) -> Mapping[str, int]:
    counts = Counter(str(record.state) for record in records)
    return {state: counts[state] for state in STATES if counts[state]}


def _stamp(path: Path) -> tuple[int, int]:
    """Return what changes with the content of a file or folder."""
    try:
        told = path.stat()
    except OSError:
        return (0, 0)
    return (told.st_mtime_ns, told.st_size)


def _without_place(error: PoreformError, path: Path) -> str:
    """Return the sentence of an error; where the folder lies is nobody's business."""
    return str(error).replace(str(path), path.name)
