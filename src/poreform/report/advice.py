"""What to make next, scan by scan, as far as a report shows scans in full."""

from collections.abc import Sequence

from poreform.plan.costs import Costs
from poreform.plan.outlook import Outlook, outlooks
from poreform.report.doubts import shown
from poreform.window.scans import ScanWindow

TOGETHER = 2
"""Membranes proposed for a scan: what one day at the line makes."""


def advice_of(
    scans: Sequence[ScanWindow], *, costs: Costs | None = None
) -> tuple[Outlook, ...]:
    """Return what the scans shown in full ask for; those that ask for nothing left out.

    Only measured scans are advised on, and simulated ones where nothing was measured.
    """
    measured = [scan for scan in scans if not scan.simulated]
    asking = shown(measured or scans)
    found = outlooks(asking, costs=costs, count=TOGETHER)
    return tuple(entry for entry in found if entry.prove or not _is_done(entry))


def _is_done(entry: Outlook) -> bool:
    return entry.rest is not None and entry.rest.counts[-1] == 0
