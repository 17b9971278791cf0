"""`poreform plan`: which membrane to make next, and what is missing for the statement."""

from poreform.cli.commands.window import DataFile
from poreform.cli.exit_codes import DONE
from poreform.cli.options import AsJson
from poreform.cli.output import say_json


def plan(data: DataFile, *, as_json: AsJson = False) -> int:
    """Say which dissolution temperature tells most about Tl and Tu.

    The next point is the one with the greatest mutual information about the two intervals;
    the prove list is what the literal statement still lacks.

    For example:

      poreform plan examples/measured_scan.csv
      poreform plan examples/measured_scan.csv --json
    """
    from poreform.lab.load import load as read_lab_file
    from poreform.window.scans import windows_of

    scans = windows_of(read_lab_file(data).experiments)
    if as_json:
        say_json([{"label": scan.label, "plan": _plan(scan)} for scan in scans])
        return DONE
    for scan in scans:
        _show(scan)
    return DONE
