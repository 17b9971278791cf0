"""What an import yields."""

from poreform.lab.importer import Imported, Importer
from poreform.lab.importers import IMPORTERS


def test_an_empty_import_holds_nothing():
    assert Imported() == Imported((), (), (), "", ())


def test_every_dialect_is_an_importer_with_its_own_name():
    assert all(isinstance(entry, Importer) for entry in IMPORTERS)
    assert len({entry.name for entry in IMPORTERS}) == len(IMPORTERS)
