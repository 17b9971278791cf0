"""The description of an archive: what other notebooks read, and what we read back."""

import json

import pytest

from poreform.core.errors import StoredDataError
from poreform.lab.store.crate import Member, crate, described

MEMBERS = [
    Member("records/lots.jsonl", "lots", 12, "a" * 64),
    Member(f"files/{'b' * 64}", "pull test.csv", 345, "b" * 64),
]
TEXT = crate(MEMBERS, name="bench", time="2026-01-02T03:04:05Z", step="0001")


def nodes():
    return {node["@id"]: node for node in json.loads(TEXT)["@graph"]}


def test_the_description_is_read_back():
    members, step = described(TEXT.encode())
    assert (list(members.values()), step) == (MEMBERS, "0001")


def test_it_has_what_a_crate_must_have():
    """RO-Crate 1.1, section "Root Data Entity": the descriptor, its root, name and date."""
    head = nodes()["ro-crate-metadata.json"]
    assert json.loads(TEXT)["@context"] == "https://w3id.org/ro/crate/1.1/context"
    assert head["@type"] == "CreativeWork"
    assert head["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    root = nodes()[head["about"]["@id"]]
    assert root["@type"] == "Dataset"
    assert {"name", "description", "datePublished"} <= root.keys()


def test_every_file_is_reached_from_the_root():
    found = nodes()
    folders = [found[part["@id"]] for part in found["./"]["hasPart"]]
    files = [part["@id"] for folder in folders for part in folder["hasPart"]]
    assert files == [f"./{member.path}" for member in MEMBERS]
    assert found[files[1]]["name"] == "pull test.csv"


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b'{"@graph": [3]}',
        b'{"@graph": [{"@id": "./", "@type": "Dataset"}]}',
        b'{"@graph": [{"@id": "a", "@type": "File"}]}',
        b"[" * 100_000,
    ],
)
def test_anything_else_describes_no_campaign(text):
    with pytest.raises(StoredDataError, match="does not describe a campaign"):
        described(text)
