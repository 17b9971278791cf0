"""load: read a lab file by the first dialect that recognises it."""

from pathlib import Path

from poreform.core.errors import InputError
from poreform.lab.importer import Imported
from poreform.lab.importers import IMPORTERS


def load(path: Path | str) -> Imported:
    """Return the records that a lab file holds.

    Raises
    ------
    InputError
        There is no such file, no dialect recognises it, or its content is faulty.
    """
    place = Path(path)
    if not place.is_file():
        raise InputError(f"{place}: there is no such file")
    for importer in IMPORTERS:
        if importer.recognises(place):
            return importer.read(place)
    raise InputError(
        f"{place}: no known kind of lab file; a scan table needs a header row with "
        "columns such as 'Ts [degC]', 'P [%]' and 'TL [%]'"
    )
