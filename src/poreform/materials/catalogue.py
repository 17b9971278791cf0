"""The catalogue: every substance on file, shipped ones and the user's own."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

from poreform.core.document import Document
from poreform.core.errors import InputError, UnknownNameError
from poreform.materials.liquid import Liquid
from poreform.materials.pair import Pair
from poreform.materials.polymer import Polymer
from poreform.materials.resin import Resin
from poreform.materials.solvent import Solvent

AnyMaterial = Polymer | Resin | Solvent | Liquid | Pair
Material = TypeVar("Material", bound=AnyMaterial)
MaterialKind = Literal["polymer", "resin", "solvent", "liquid", "pair"]

SHIPPED = Path(__file__).parent / "data"
USER_VARIABLE = "POREFORM_MATERIALS"
"""Environment variable that names the user's own folder."""

FOLDERS: dict[str, type[Document]] = {
    "polymers": Polymer,
    "resins": Resin,
    "solvents": Solvent,
    "liquids": Liquid,
    "pairs": Pair,
}
"""Folder name and the document that each of its files holds."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All substances by name; look-ups ignore case and know synonyms and CAS numbers."""

    polymers: Mapping[str, Polymer]
    resins: Mapping[str, Resin]
    solvents: Mapping[str, Solvent]
    liquids: Mapping[str, Liquid]
    pairs: Mapping[str, Pair]

    def polymer(self, name: str) -> Polymer:
        """Return the polymer called `name`; UnknownNameError with near misses if none."""
        return _find("polymer", name, self.polymers)

    def resin(self, name: str) -> Resin:
        """Return the resin called `name`; UnknownNameError with near misses if none."""
        return _find("resin", name, self.resins)

    def solvent(self, name: str) -> Solvent:
        """Return the solvent by name, abbreviation or CAS number."""
        return _find("solvent", name, self.solvents)

    def liquid(self, name: str) -> Liquid:
        """Return the extraction or porometry liquid by name, abbreviation or CAS number."""
        return _find("liquid", name, self.liquids)

    def pair(self, polymer: str, partner: str) -> Pair | None:
        """Return what is on file of a polymer and a solvent or resin; None if nothing is.

        A file for the grade itself goes before one for its family.  Both names must be
        known (UnknownNameError); only the pair may be missing.
        """
        grade = self.polymer(polymer)
        partners: dict[str, Solvent | Resin] = {**self.solvents, **self.resins}
        other = _find("solvent or resin", partner, partners).name
        found = {
            pair.polymer: pair for pair in self.pairs.values() if pair.partner == other
        }
        return found.get(grade.name, found.get(grade.family))

    def names(self, kind: MaterialKind) -> tuple[str, ...]:
        """Return the names of every material of a kind, sorted."""
        return tuple(sorted(self._of(kind)))

    def _of(self, kind: MaterialKind) -> Mapping[str, object]:
        match kind:
            case "polymer":
                return self.polymers
            case "resin":
                return self.resins
            case "solvent":
                return self.solvents
            case "liquid":
                return self.liquids
            case "pair":
                return self.pairs


def load(user_folder: Path | None = None) -> Catalogue:
    """Return the catalogue of the shipped files and the user's own.

    Parameters
    ----------
    user_folder : Path or None
        Folder with any of the subfolders polymers, resins, solvents, liquids, pairs, each
        holding TOML files.  None takes the environment variable POREFORM_MATERIALS, else
        ``~/.poreform/materials`` where that exists.  A user file replaces the shipped one
        of the same name.

    Raises
    ------
    InputError
        A file is no such document (its path is named), two files claim one name, or a
        folder that was asked for does not exist.
    """
    folder = _user_folder(user_folder)
    shipped = {kind: _shipped(kind) for kind in FOLDERS}
    own: dict[str, dict[str, Document]] = {kind: {} for kind in FOLDERS}
    if folder is not None:
        own = {kind: _read(folder / kind, kind) for kind in FOLDERS}
    return Catalogue(
        polymers=_merged(Polymer, shipped["polymers"], own["polymers"]),
        resins=_merged(Resin, shipped["resins"], own["resins"]),
        solvents=_merged(Solvent, shipped["solvents"], own["solvents"]),
        liquids=_merged(Liquid, shipped["liquids"], own["liquids"]),
        pairs=_merged(Pair, shipped["pairs"], own["pairs"]),
    )


def _user_folder(given: Path | None) -> Path | None:
    named = given or (Path(text) if (text := os.environ.get(USER_VARIABLE)) else None)
    if named is None:
        usual = Path.home() / ".poreform" / "materials"
        return usual if usual.is_dir() else None
    if not named.is_dir():
        raise InputError(f"{named}: there is no such folder of materials; create or fix it")
    return named


@cache
def _shipped(kind: str) -> Mapping[str, Document]:
    return _read(SHIPPED / kind, kind)


def _read(folder: Path, kind: str) -> dict[str, Document]:
    """Return every document of a folder by name; an absent folder holds none."""
    found: dict[str, Document] = {}
    origin: dict[str, Path] = {}
    for path in sorted(folder.glob("*.toml")):
        document = FOLDERS[kind].from_toml(path)
        for handle in _handles(document):
            if handle in origin:
                raise InputError(f"{path}: {handle!r} is taken by {origin[handle]} already")
            origin[handle] = path
        found[_name(document)] = document
    return found


def _name(document: Document) -> str:
    if isinstance(document, Polymer | Resin | Solvent | Liquid | Pair):
        return document.name
    raise TypeError(f"{type(document).__name__} is no material")


def _handles(document: Document) -> set[str]:
    """Return every text, folded, under which a material is found."""
    handles = {_name(document).casefold()}
    if isinstance(document, Polymer | Resin | Solvent | Liquid):
        handles |= {synonym.casefold() for synonym in document.synonyms}
    if isinstance(document, Solvent | Liquid) and document.cas:
        handles.add(document.cas)
    return handles


def _merged(
    kind: type[Material], shipped: Mapping[str, Document], own: Mapping[str, Document]
) -> dict[str, Material]:
    """Return the shipped documents with the user's own in place of those they replace."""
    taken = {handle for document in own.values() for handle in _handles(document)}
    kept = {
        name: document
        for name, document in shipped.items()
        if not (_handles(document) & taken)
    }
    both = {**kept, **own}
    return {name: document for name, document in both.items() if isinstance(document, kind)}


def _find(kind: str, name: str, known: Mapping[str, Material]) -> Material:
    if name in known:
        return known[name]
    folded = name.strip().casefold()
    for document in known.values():
        if folded in _handles(document):
            return document
    raise UnknownNameError.of(kind, name, _spellings(known))


def _spellings(known: Mapping[str, Material]) -> set[str]:
    """Return every name and synonym as people write it."""
    synonyms = {
        synonym
        for document in known.values()
        if not isinstance(document, Pair)
        for synonym in document.synonyms
    }
    return synonyms | set(known)
