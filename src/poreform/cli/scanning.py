"""The one path that `scan` and `run` share: make, report, answer."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from poreform.cli.exit_codes import ANSWER_IS_NO, DONE
from poreform.cli.output import say, say_json
from poreform.cli.progress import watched
from poreform.core.errors import InputError

if TYPE_CHECKING:
    from poreform.lab.experiment import Experiment
    from poreform.report.headline import Headline


@dataclass(frozen=True, slots=True)
class Order:
    """What the command line was asked to make."""

    recipe: Path
    out: Path
    materials: Path | None
    workers: int | None
    scheduler: str | None
    whole_scan: bool


def carry_out(order: Order, *, as_json: bool) -> int:
    """Make the membranes, write the report and say its verdict."""
    from poreform.process.recipe import Recipe

    recipe = Recipe.from_toml(order.recipe)
    if order.whole_scan and recipe.scan is None:
        raise InputError(
            f"{order.recipe}: has no [scan]; add one, or make one membrane by poreform run"
        )
    from poreform.report.assemble import write_report
    from poreform.report.headline import headline
    from poreform.report.scanned import view_of_scan
    from poreform.virtual.scan import scan
    from poreform.virtual.sweep import Workers
    from poreform.window.scans import any_qualifies

    with watched() as progress:
        result = scan(
            recipe,
            folder=order.out,
            workers=Workers(order.workers, order.scheduler),
            materials=order.materials,
            progress=progress,
            whole_scan=order.whole_scan,
        )
    text = order.recipe.read_text(encoding="utf-8")
    view = replace(view_of_scan(result), recipe_text=text)
    report = order.out / f"{order.recipe.stem}.html"
    write_report(view, report)
    words = headline(view)
    if as_json:
        say_json(
            {
                "report": report,
                "headline": words,
                "scans": view.scans,
                "verdicts": view.verdicts,
            }
        )
    else:
        _show(words, report)
        _show_unmade(view.experiments)
    nothing = all(record.state != "made" for record in view.experiments)
    return ANSWER_IS_NO if nothing or any_qualifies(view.scans) is False else DONE


def _show_unmade(records: "tuple[Experiment, ...]") -> None:
    """Say why membranes are missing, the dopes that did not dissolve in one line."""
    solid = [record for record in records if record.state == "not dissolved"]
    if solid:
        hottest = max(solid, key=lambda record: record.dissolution_temperature)
        say(f"{len(solid)} dopes did not dissolve, the hottest one: {hottest.remark}")
    for record in records:
        if record.state == "failed":
            say(f"{record.name}: {record.state}. {record.remark}")


def _show(words: "Headline", report: Path) -> None:
    say(words.answer, style="bold")
    for sentence in (*words.reasons, *words.certainty):
        say(sentence)
    say(f"report: {report}")
