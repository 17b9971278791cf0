"""Lab data: the one path by which commands read a lab file or a campaign."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from poreform.core.errors import InputError, UnknownNameError

if TYPE_CHECKING:
    from poreform.lab.experiment import Experiment
    from poreform.lab.importer import Imported

CHOICES = ("polymer", "solvent", "lot")
"""What records can be chosen by."""

NO_SCAN = "{}: holds no dissolution scan; Tl and Tu ask for membranes with Ts, P and TL"
"""What is said of data that a window or a plan cannot be found for."""

MOST_HELD = 12
"""Choices named where none fits; the rest are counted."""


@dataclass(frozen=True, slots=True)
class LabData:
    """Records with the place they came from."""

    imported: "Imported"
    """The records themselves."""

    title: str
    """What a campaign is called; empty for a file, which its content names better."""

    words: str
    """Where the records were read, in words."""

    report: Path
    """Where their report is written unless told otherwise."""


def lab_data(place: str, only: Sequence[str] = ()) -> LabData:
    """Return the records of a lab file or of a campaign.

    Parameters
    ----------
    place : str
        Path of a lab file or of a campaign, or the URL of a campaign.
    only : sequence of str
        Choices such as ``"lot=B-7"``; a record must fit all of them.
    """
    from poreform.lab.store.recognising import is_campaign

    if is_campaign(place):
        return from_campaign(place, only)
    from poreform.lab.load import load

    chosen = dict(_choice(text) for text in only)
    path = Path(place)
    imported = load(path)
    records = tuple(
        record
        for record in imported.experiments
        if all(dict(record)[name] == text for name, text in chosen.items())
    )
    return LabData(
        replace(imported, experiments=_some(records, imported.experiments, place, only)),
        title="",
        words=_words(path.name, len(records), only),
        report=path.with_suffix(".html"),
    )


def from_campaign(place: str, only: Sequence[str] = ()) -> LabData:
    """Return the records of a campaign; raise InputError when there is none."""
    from poreform.lab.importer import Imported
    from poreform.lab.store.campaign import Campaign

    campaign = Campaign.open(place)
    chosen = dict(_choice(text) for text in only)
    found = campaign.experiments(**chosen)
    records = _some(found, found or campaign.experiments(), campaign.name, only)
    last = campaign.journal()[-1:]
    notes = tuple(
        f"read from the campaign {campaign.name} as {entry.author} left it at {entry.time}"
        for entry in last
    )
    imported = Imported(experiments=records, standing=campaign.standing(), notes=notes)
    stem = Path(campaign.name).stem
    beside = Path(campaign.name).with_suffix(".html")
    here = "://" in campaign.name
    return LabData(
        imported,
        title=f"Campaign {stem.replace('_', ' ')}",
        words=_words(f"the campaign {Path(campaign.name).name}", len(records), only),
        report=Path(f"{stem}.html") if here else beside,
    )


def _words(place: str, count: int, only: Sequence[str]) -> str:
    chosen = f", only {' and '.join(only)}" if only else ""
    return f"{count} records of {place}{chosen}"


def _choice(text: str) -> tuple[str, str]:
    name, sign, value = (part.strip() for part in text.partition("="))
    if not sign or not value:
        raise InputError(f"--only {text!r}: write e.g. --only lot=B-7")
    if name not in CHOICES:
        raise UnknownNameError.of("choice", name, CHOICES)
    return name, value


def _some(
    records: "tuple[Experiment, ...]",
    every: "tuple[Experiment, ...]",
    place: str,
    only: Sequence[str],
) -> "tuple[Experiment, ...]":
    """Return the records; refuse a choice that leaves none, and say what there is."""
    if only and not records:
        held = [_held(name, every) for name in dict(map(_choice, only))]
        raise InputError(
            f"{place}: holds no membrane of {' and '.join(only)}; {'; '.join(held)}"
        )
    return records


def _held(name: str, every: "tuple[Experiment, ...]") -> str:
    """Return which polymers, solvents or lots records have, in words."""
    there = sorted({str(dict(record)[name]) for record in every if dict(record)[name]})
    if not there:
        return f"none of them states a {name}"
    more = f" and {len(there) - MOST_HELD} more" if len(there) > MOST_HELD else ""
    return f"its {name}s are {', '.join(map(repr, there[:MOST_HELD]))}{more}"
