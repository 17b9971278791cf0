"""`poreform window`: Tl and Tu of measured or simulated scans in a file or campaign."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from poreform.cli.exit_codes import ANSWER_IS_NO, DONE
from poreform.cli.options import AsJson, LabData, Only
from poreform.cli.output import say, say_json, say_table

if TYPE_CHECKING:
    from poreform.window.scans import ScanWindow
    from poreform.window.window import Bound


def window(
    data: LabData,
    *,
    only: Only = None,
    figure: Annotated[
        Path | None, typer.Option(help="Also draw the scans: .svg, .png or .pdf.")
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Find Tl and Tu of a dissolution scan, by the literal rule and statistically.

    The file has one row per membrane with headers such as "Ts [degC]", "P [%]" and
    "TL [%]"; several rows with the same Ts are replicates. Exit code 0 when some scan
    has Tu above Tl, 1 when none has or when it is not known.

    For example:

      poreform window examples/measured_scan.csv
      poreform window my_scan.csv --figure window.svg
      poreform window my_scan.csv --json
      poreform window bench.db --only lot=B-7
    """
    from poreform.cli.keeping import kept_windows
    from poreform.cli.lab_data import NO_SCAN, lab_data
    from poreform.window.scans import any_qualifies, windows_of

    imported = lab_data(data, only or ()).imported
    with kept_windows() as answer:
        scans = windows_of(imported.experiments, answer=answer)
    if figure is not None:
        _draw(scans, figure)
    if as_json:
        say_json(
            [
                {
                    "label": scan.label,
                    "qualifies": scan.qualifies,
                    "cannot_qualify": scan.cannot_qualify,
                    "window": scan.window,
                }
                for scan in scans
            ]
        )
    else:
        for scan in scans:
            _show(scan)
        if not scans:
            say(NO_SCAN.format(data))
        for note in imported.notes:
            say(f"note: {note}")
    return DONE if any_qualifies(scans) else ANSWER_IS_NO


def _show(scan: "ScanWindow") -> None:
    say_table(
        scan.label or "scan",
        ("Bound", "Value", "Status", "Why", "90 % set", "To know"),
        [_row(bound) for bound in (scan.window.lower, scan.window.upper)],
    )
    say(scan.window.reason)
    if scan.cannot_qualify:
        say(f"it cannot qualify a solvent: {scan.cannot_qualify}")
    if scan.window.probability is not None:
        say(f"P(Tu > Tl) = {scan.window.probability:.2f}")


def _row(bound: "Bound") -> tuple[str, ...]:
    return (
        bound.name,
        "-" if bound.value is None else f"{bound.value:g} degC",
        bound.status.value,
        bound.reason,
        ", ".join(f"{middle:g}" for middle in bound.credible),
        "; ".join(flag.value for flag in bound.flags),
    )


def _draw(scans: "tuple[ScanWindow, ...]", path: Path) -> None:
    from poreform.report.drawing import save_figure
    from poreform.report.figures.window import window_of_scan

    for index, scan in enumerate(scans):
        place = path if len(scans) == 1 else path.with_stem(f"{path.stem}_{index + 1}")
        save_figure(window_of_scan(scan), place)
