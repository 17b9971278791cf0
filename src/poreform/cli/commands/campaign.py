"""`poreform campaign`: the records of a laboratory, kept with their history."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from poreform.cli.column_options import (
    Columns,
    Given,
    Kind,
    Remember,
    column_map,
    keep_map,
)
from poreform.cli.commands.campaign_records import (
    correct,
    history,
    list_records,
    show,
    withdraw,
)
from poreform.cli.exit_codes import DONE
from poreform.cli.options import AsJson, Author, CampaignPlace
from poreform.cli.output import say, say_json
from poreform.core.errors import InputError

if TYPE_CHECKING:
    from poreform.lab.store.adding import Added

app = typer.Typer(
    help="Keep membranes and measurements in one database, with every correction.",
    no_args_is_help=True,
)


def new(place: CampaignPlace, *, as_json: AsJson = False) -> int:
    """Make an empty campaign: a file, or tables in an empty PostgreSQL database.

    For example:

      poreform campaign new bench.db
      poreform campaign new postgresql://ann@server/lab
    """
    from poreform.lab.store.campaign import Campaign

    campaign = Campaign(place)
    known = len(campaign.journal())
    if as_json:
        say_json({"campaign": campaign.name, "entries": known})
    elif known:
        say(f"campaign: {campaign.name} is there already; entries of its journal: {known}")
    else:
        say(f"campaign: {campaign.name}")
    return DONE


def add(
    place: CampaignPlace,
    files: Annotated[list[Path], typer.Argument(help="Lab files of any known kind.")],
    *,
    membrane: Annotated[
        str, typer.Option(help="Membrane that the figures of an instrument belong to.")
    ] = "",
    prefix: Annotated[
        str, typer.Option(help="Put before the names of the membranes in the files.")
    ] = "",
    reason: Annotated[
        str, typer.Option(help="Why records on file are corrected by the files.")
    ] = "",
    kind: Kind = "",
    column: Columns = None,
    given: Given = None,
    remember: Remember = None,
    author: Author = "",
    as_json: AsJson = False,
) -> int:
    """Add what lab files hold; the files themselves are kept under their hash.

    Each file is added as a whole or not at all. A file that is on file already adds
    nothing. A table that states records on file otherwise is refused, unless a reason is
    given: then they are corrected. A test piece that slipped is listed with its membrane
    and counts nowhere.

    For example:

      poreform campaign add bench.db examples/campaign.csv
      poreform campaign add bench.db pull_7.csv --membrane A-140-2
      poreform campaign add bench.db spring.xlsx --reason "typing error in row 12"
      poreform campaign add bench.db ofen.xlsx --column "Ofen=Ts [degC]" --remember beside
    """
    from poreform.cli.progress import watched
    from poreform.lab.store.campaign import Campaign

    campaign = Campaign.open(place, author=author)
    told = []
    for file in files:
        columns = column_map(file, column, given, kind)
        with watched() as bar:
            added = campaign.add_file(
                file,
                membrane=membrane,
                prefix=prefix,
                reason=reason,
                columns=columns,
                progress=bar,
            )
        kept = keep_map(file, columns, remember)
        told.append({"file": file, "added": added, "remembered": kept})
        if not as_json:
            _show_added(file, added, membrane)
            for map_file in kept:
                say(f"  remembered: {map_file}")
    if as_json:
        say_json(told)
    return DONE


def _show_added(file: Path, added: "Added", membrane: str) -> None:
    if added.discarded:
        say(f"{file}: discarded, listed and kept: {added.discarded}")
    elif added.figures:
        say(f"{file}: {added.figures} figures added to {membrane}")
    else:
        say(
            f"{file}: {added.new} records new, {len(added.corrected)} corrected, "
            f"{added.known} known"
        )
    for name in added.corrected:
        say(f"  corrected: {name}")
    for note in added.notes:
        say(f"  {note}")


def export(
    place: CampaignPlace,
    archive: Annotated[Path, typer.Argument(help="Archive to write, e.g. bench.eln.")],
    *,
    as_json: AsJson = False,
) -> int:
    """Write the whole campaign, history and raw files included, into one archive.

    The archive is an .eln file: a zip with a RO-Crate that other notebooks and
    repositories read.

    For example:

      poreform campaign export bench.db bench.eln
    """
    from poreform.lab.store.campaign import Campaign

    Campaign.open(place).export(archive)
    size = archive.stat().st_size
    if as_json:
        say_json({"archive": archive, "bytes": size})
    else:
        say(f"archive: {archive} ({size / 1e6:.2f} MB)")
    return DONE


def import_archive(
    place: CampaignPlace,
    archive: Annotated[Path, typer.Argument(help="Archive that a campaign exported.")],
    *,
    as_json: AsJson = False,
) -> int:
    """Take in everything an archive holds, or nothing when any of it is wrong.

    A campaign is made where there is none, unless the import fails. What is on file
    already stays as it is, so two campaigns that grew from one can be joined; where both
    changed one record, nothing is imported.

    For example:

      poreform campaign import copy.db bench.eln
    """
    from poreform.cli.progress import watched
    from poreform.lab.store.campaign import Campaign

    if not archive.is_file():
        raise InputError(f"{archive}: there is no such file")
    with watched() as bar:
        _, told = Campaign.from_archive(place, archive, progress=bar)
    if as_json:
        say_json(told)
    else:
        say(
            f"{told.entries} entries of the journal, {told.membranes} versions of "
            f"membranes, {told.standing} of standing observations, {told.files} raw files"
        )
    return DONE


def raw_file(
    place: CampaignPlace,
    sha256: Annotated[str, typer.Argument(help="Hash of the file, or its first digits.")],
    *,
    out: Annotated[
        Path | None, typer.Option(help="Where to write it; default: under its name here.")
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Write a kept raw file, byte by byte as it was added.

    For example:

      poreform campaign file bench.db 170f1d92ee47 --out again.csv
    """
    from poreform.core.files import write_atomic
    from poreform.lab.store.campaign import Campaign

    file = Campaign.open(place).raw_file(sha256)
    target = out or Path(Path(file.name).name)
    if target.exists():
        raise InputError(f"{target}: is there already; give another place by --out")
    write_atomic(target, lambda temporary: temporary.write_bytes(file.content))
    if as_json:
        say_json({"file": target, "name": file.name, "sha256": file.sha256})
    else:
        say(f"file: {target}")
    return DONE


COMMANDS: dict[str, Callable[..., int]] = {
    "new": new,
    "add": add,
    "list": list_records,
    "show": show,
    "correct": correct,
    "withdraw": withdraw,
    "history": history,
    "file": raw_file,
    "export": export,
    "import": import_archive,
}
"""In the order in which a laboratory needs them."""

for name, command in COMMANDS.items():
    app.command(name)(command)
