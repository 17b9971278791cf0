"""The overview: everything of the folder that the page shows, one line each."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from poreform.plan.costs import Costs
from poreform.web.content import (
    CampaignView,
    SimulationView,
    Unreadable,
    campaign_view,
    simulation_view,
)
from poreform.web.places import campaign_names, simulation_names
from poreform.web.reports import report_names


@dataclass(frozen=True, slots=True)
class CampaignLine:
    """A campaign of the folder."""

    name: str
    view: CampaignView | Unreadable


@dataclass(frozen=True, slots=True)
class SimulationLine:
    """A results folder."""

    name: str
    view: SimulationView | Unreadable


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report and when it was written."""

    name: str
    written: str
    """ISO 8601, UTC."""


@dataclass(frozen=True, slots=True)
class Overview:
    """All of the folder."""

    campaigns: tuple[CampaignLine, ...]
    simulations: tuple[SimulationLine, ...]
    reports: tuple[ReportLine, ...]

    @property
    def is_running(self) -> bool:
        """Return whether a simulation is under way, so that the page will change."""
        return any(
            isinstance(line.view, SimulationView) and line.view.is_running
            for line in self.simulations
        )


def overview(folder: Path, costs: Costs | None = None) -> Overview:
    """Return what the folder holds."""
    return Overview(
        campaigns=tuple(
            CampaignLine(name, campaign_view(folder / name, costs))
            for name in campaign_names(folder)
        ),
        simulations=tuple(
            SimulationLine(name, simulation_view(folder / name))
            for name in simulation_names(folder)
        ),
        reports=report_lines(folder),
    )


def report_lines(folder: Path, beside: str = "") -> tuple[ReportLine, ...]:
    """Return the reports, newest first; those in or named like `beside` where given."""
    return tuple(
        ReportLine(name, _written(folder / name))
        for name in report_names(folder)
        if not beside or _is_beside(Path(name), Path(beside))
    )


def _is_beside(report: Path, other: Path) -> bool:
    """Return whether a report lies in a folder, or is called like a file beside it."""
    return report.parent == other or (
        report.parent == other.parent and report.stem == other.stem
    )


def _written(path: Path) -> str:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat(timespec="seconds")
