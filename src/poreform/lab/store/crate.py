"""Crate: the description of an archive that other notebooks and repositories read.

An ``.eln`` file is a zip with one folder, and in it a RO-Crate: a JSON-LD file that names
every other file with its size and hash.

Source: RO-Crate 1.1 (https://w3id.org/ro/crate/1.1); The ELN Consortium, ELN file format.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from poreform.core.errors import StoredDataError

METADATA_NAME = "ro-crate-metadata.json"
RECORDS_FOLDER = "records"
FILES_FOLDER = "files"

DESCRIPTIONS = {
    RECORDS_FOLDER: "Every version of every record, one JSON object a line, SI units",
    FILES_FOLDER: "Raw files as they were added, each named by its SHA-256",
}


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive."""

    path: str
    """Within the folder of the crate."""

    title: str
    """What people call it."""

    size: int
    """[bytes]."""

    sha256: str
    """Of the content."""


def crate(members: Sequence[Member], *, name: str, time: str, step: str) -> str:
    """Return the JSON-LD that describes an archive.

    Parameters
    ----------
    members : sequence of Member
        Every file but the description itself.
    name : str
        Of the campaign.
    time : str
        Of the last entry of its journal, ISO 8601.
    step : str
        Step of the schema that the records are of.
    """
    folders = {
        folder: [m for m in members if m.path.startswith(f"{folder}/")]
        for folder in DESCRIPTIONS
    }
    graph: list[dict[str, Any]] = [
        {
            "@id": METADATA_NAME,
            "@type": "CreativeWork",
            "about": {"@id": "./"},
            "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
            "sdPublisher": {"@id": "#poreform"},
        },
        {
            "@id": "#poreform",
            "@type": "SoftwareApplication",
            "name": "Poreform",
            "softwareVersion": version("poreform"),
        },
        {
            "@id": "./",
            "@type": "Dataset",
            "name": name,
            "description": "Membranes, how they were made and what was measured on them",
            "datePublished": time,
            "version": step,
            "hasPart": [{"@id": f"./{folder}/"} for folder in folders],
        },
    ]
    for folder, held in folders.items():
        graph.append(_folder(folder, held))
        graph += [_file(member) for member in held]
    document = {"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph}
    return json.dumps(document, indent=1, ensure_ascii=False)


def described(text: bytes) -> tuple[dict[str, Member], str]:
    """Return path -> member of a description, and the step of its schema.

    Raises
    ------
    StoredDataError
        It is no description of a campaign.
    """
    try:
        graph = json.loads(text)["@graph"]
        nodes = {node["@id"]: node for node in graph}
        members = [_member(node) for node in graph if node["@type"] == "File"]
        return {member.path: member for member in members}, str(nodes["./"]["version"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise StoredDataError(f"{METADATA_NAME} does not describe a campaign") from error


def _folder(folder: str, members: Sequence[Member]) -> dict[str, Any]:
    return {
        "@id": f"./{folder}/",
        "@type": "Dataset",
        "name": folder,
        "description": DESCRIPTIONS[folder],
        "hasPart": [{"@id": f"./{member.path}"} for member in members],
    }


def _file(member: Member) -> dict[str, Any]:
    records = member.path.startswith(RECORDS_FOLDER)
    return {
        "@id": f"./{member.path}",
        "@type": "File",
        "name": member.title,
        "encodingFormat": "application/jsonl" if records else "application/octet-stream",
        "contentSize": str(member.size),
        "sha256": member.sha256,
    }


def _member(node: Mapping[str, Any]) -> Member:
    path, size, sha256 = str(node["@id"]), int(node["contentSize"]), str(node["sha256"])
    return Member(path.removeprefix("./"), str(node["name"]), size, sha256)
