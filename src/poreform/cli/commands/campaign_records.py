"""The commands of `poreform campaign` that show and change single records."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from poreform.cli.exit_codes import DONE
from poreform.cli.lab_words import figure, in_words, lines
from poreform.cli.options import AsJson, Author, CampaignPlace, Only
from poreform.cli.output import say, say_json, say_table
from poreform.core.errors import InputError

if TYPE_CHECKING:
    from poreform.core.reading import Reading
    from poreform.lab.experiment import Experiment
    from poreform.lab.standing import StandingObservation
    from poreform.lab.store.history import Entry, Version

Name = Annotated[
    str,
    typer.Argument(help="Membrane, 'name#2' for a replicate, or source of an observation."),
]
Reason = Annotated[str, typer.Option(help="Why, in a few words; goes into the journal.")]


def list_records(
    place: CampaignPlace, *, only: Only = None, as_json: AsJson = False
) -> int:
    """List the membranes and standing observations as they stand now.

    For example:

      poreform campaign list bench.db
      poreform campaign list bench.db --only solvent=sulfolane --only lot=B-7
    """
    from poreform.cli.lab_data import from_campaign

    imported = from_campaign(place, only or ()).imported
    if as_json:
        say_json({"membranes": imported.experiments, "standing": imported.standing})
        return DONE
    say_table(
        f"{len(imported.experiments)} membranes",
        ("Name", "No", "Ts", "w", "Solvent", "Lot", "State", "P / %", "TL / %", "Figures"),
        [_row(record) for record in imported.experiments],
    )
    if imported.standing:
        say_table(
            f"{len(imported.standing)} standing observations",
            ("Source", "w", "Solvent", "T", "Seen"),
            [_observed(seen) for seen in imported.standing],
        )
    return DONE


def show(place: CampaignPlace, name: Name, *, as_json: AsJson = False) -> int:
    """Show one record as it stands now, with its figures and what was discarded.

    For example:

      poreform campaign show bench.db A-140-2
    """
    from poreform.lab.store.campaign import Campaign

    campaign = Campaign.open(place)
    record, discarded = campaign.record(name), campaign.discarded(name)
    if as_json:
        say_json({**dict(record), "discarded": discarded})
        return DONE
    _show(record)
    if discarded:
        _show_figures("discarded, counts nowhere", discarded)
    return DONE


def correct(
    place: CampaignPlace,
    name: Name,
    *,
    reason: Reason,
    change: Annotated[
        list[str] | None,
        typer.Option(
            "--set", help='Field or figure, e.g. thickness="110 um"; may be given often.'
        ),
    ] = None,
    everywhere: Annotated[
        bool,
        typer.Option(
            help="Correct the lot and the solution for all that was made of them."
        ),
    ] = False,
    author: Author = "",
    as_json: AsJson = False,
) -> int:
    """Write a new version of a record; the old one stays in its history.

    For example:

      poreform campaign correct bench.db A-140-2 --set "porosity=71.2 %" --reason typo
      poreform campaign correct bench.db A-140-2 --set lot=B-8 --everywhere --reason label
    """
    from poreform.lab.store.campaign import Campaign

    changes = dict(_change(text) for text in change or ())
    if not changes:
        raise InputError('nothing is to be set; write e.g. --set thickness="110 um"')
    campaign = Campaign.open(place, author=author)
    record = campaign.correct(name, changes, reason=reason, everywhere=everywhere)
    if as_json:
        say_json(record)
    else:
        _show(record)
    return DONE


def withdraw(
    place: CampaignPlace,
    name: Name,
    *,
    reason: Reason,
    figure_name: Annotated[
        str, typer.Option("--figure", help="One figure of it, e.g. porosity or porosity#2.")
    ] = "",
    author: Author = "",
    as_json: AsJson = False,
) -> int:
    """Take a record, or one figure of it, out of what holds; its history stays.

    For example:

      poreform campaign withdraw bench.db A-140-2 --reason "torn in the grips"
    """
    from poreform.lab.store.campaign import Campaign

    Campaign.open(place, author=author).withdraw(name, reason=reason, figure=figure_name)
    what = f"{figure_name} of {name}" if figure_name else name
    if as_json:
        say_json({"withdrawn": what, "reason": reason})
    else:
        say(f"withdrawn: {what}")
    return DONE


def history(
    place: CampaignPlace,
    name: Annotated[
        str, typer.Argument(help="Record; the journal of the campaign when left out.")
    ] = "",
    *,
    as_json: AsJson = False,
) -> int:
    """Show every version of a record, or the journal of the whole campaign.

    For example:

      poreform campaign history bench.db
      poreform campaign history bench.db A-140-2
    """
    from poreform.lab.store.campaign import Campaign

    campaign = Campaign.open(place)
    told = campaign.history(name) if name else campaign.journal()
    if as_json:
        say_json(told)
    elif name:
        _show_versions(name, campaign.history(name))
    else:
        _show_journal(campaign.journal())
    return DONE


def _row(record: "Experiment") -> tuple[str, ...]:
    values = [record.value(name) for name in ("porosity", "breaking_extension")]
    return (
        record.name,
        str(record.replicate),
        in_words("dissolution_temperature", record.dissolution_temperature),
        in_words("concentration", record.concentration),
        record.solvent,
        record.lot,
        record.state,
        *("" if value is None else f"{value:.4g}" for value in values),
        str(len(record.readings)),
    )


def _observed(seen: "StandingObservation") -> tuple[str, ...]:
    return (
        seen.source,
        in_words("concentration", seen.concentration),
        seen.solvent,
        in_words("temperature", seen.temperature),
        seen.seen,
    )


def _show(record: "Experiment | StandingObservation") -> None:
    say_table("", ("Field", "Value"), lines(record))
    readings = dict(record).get("readings")
    if readings:
        _show_figures("", readings)


def _show_figures(title: str, readings: "Sequence[Reading]") -> None:
    say_table(
        title,
        ("Figure", "Value", "Method", "Standard", "Raw file", "Note"),
        [
            (
                reading.name.replace("_", " "),
                figure(reading),
                reading.method,
                reading.standard,
                reading.raw_file[:12],
                reading.note,
            )
            for reading in readings
        ],
    )


def _show_versions(name: str, versions: "Sequence[Version]") -> None:
    for number, version in enumerate(versions, 1):
        entry = version.entry
        reason = f": {entry.reason}" if entry.reason else ""
        say(
            f"{name} version {number}, {entry.time}, {entry.author}, {entry.action}{reason}"
        )
        for change in version.changes:
            before = in_words(change.field, change.before) or "-"
            after = in_words(change.field, change.after) or "-"
            say(f"  {change.field.replace('_', ' ')}: {before} -> {after}")


def _show_journal(entries: "Sequence[Entry]") -> None:
    say_table(
        "journal",
        ("Time (UTC)", "Author", "Did", "Why", "Remark"),
        [(e.time, e.author, e.action, e.reason, e.remark) for e in entries],
    )


def _change(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise InputError(f'--set {text!r}: write e.g. --set thickness="110 um"')
    return name.strip().replace(" ", "_"), value.strip()
