"""`poreform materials`: what is known of the substances, and who says so."""

from typing import Annotated, Literal

import typer

from poreform.cli.exit_codes import DONE
from poreform.cli.options import AsJson, MaterialsFolder
from poreform.cli.output import say_json, say_table

Kind = Literal["polymer", "resin", "solvent", "liquid"]
KINDS: tuple[Kind, ...] = ("polymer", "resin", "solvent", "liquid")


def materials(
    kind: Annotated[Kind | None, typer.Argument(help="Which kind of substance.")] = None,
    name: Annotated[
        str | None, typer.Argument(help="Name, abbreviation or CAS number.")
    ] = None,
    *,
    folder: MaterialsFolder = None,
    as_json: AsJson = False,
) -> int:
    """List the known substances, or every value of one with its source.

    A value that nobody measured is marked as assumed.

    For example:

      poreform materials
      poreform materials solvent
      poreform materials solvent 84-74-2
      poreform materials polymer "PVDF" --json
    """
    if kind is None or name is None:
        return _list(KINDS if kind is None else (kind,), folder, as_json=as_json)
    from poreform.materials.catalogue import load
    from poreform.materials.evidence import facts_used

    catalogue = load(folder)
    look_up = {
        "polymer": catalogue.polymer,
        "resin": catalogue.resin,
        "solvent": catalogue.solvent,
        "liquid": catalogue.liquid,
    }
    document = look_up[kind](name)
    rows = facts_used(document)
    if as_json:
        say_json({"kind": kind, "material": document, "facts": rows})
        return DONE
    say_table(
        str(rows[0].material if rows else name),
        ("Value of", "Value", "Status", "Source"),
        [(row.field, row.value, row.status, row.source) for row in rows],
    )
    return DONE


def _list(kinds: tuple[Kind, ...], folder: MaterialsFolder, *, as_json: bool) -> int:
    from poreform.materials.catalogue import load

    catalogue = load(folder)
    names = {kind: catalogue.names(kind) for kind in kinds}
    if as_json:
        say_json(names)
        return DONE
    for kind, entries in names.items():
        say_table(f"{kind}s", ("Name",), [(entry,) for entry in entries])
    return DONE
