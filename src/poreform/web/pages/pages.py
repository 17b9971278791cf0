"""The pages of the folder, of one campaign, of one simulation, and of a refusal."""

from collections.abc import Sequence

from poreform.web.content import CampaignView, SimulationView, Unreadable
from poreform.web.overview import Overview, ReportLine
from poreform.web.pages.rendering import rendered

REFRESH = 20
"""[s] after which a page is loaded again while a simulation is under way."""


def overview_page(found: Overview) -> str:
    """Return the page with everything of the folder."""
    refresh = REFRESH if found.is_running else 0
    return rendered("overview", {"found": found, "refresh": refresh})


def campaign_page(
    name: str, view: CampaignView | Unreadable, reports: Sequence[ReportLine]
) -> str:
    """Return the page of a campaign."""
    content = {"name": name, "view": view, "reports": reports, "refresh": 0}
    return rendered("campaign", content)


def simulation_page(
    name: str, view: SimulationView | Unreadable, reports: Sequence[ReportLine]
) -> str:
    """Return the page of a results folder."""
    running = isinstance(view, SimulationView) and view.is_running
    refresh = REFRESH if running else 0
    content = {"name": name, "view": view, "reports": reports, "refresh": refresh}
    return rendered("simulation", content)


def refusal_page(sentence: str) -> str:
    """Return the page that says what is wrong."""
    return rendered("refusal", {"sentence": sentence, "refresh": 0})
