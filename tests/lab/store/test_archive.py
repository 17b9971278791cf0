"""The archive holds everything, each file described, and the same bytes every time."""

import hashlib
import json
from zipfile import ZipFile

import pytest

from poreform.lab.store.campaign import Campaign
from poreform.lab.store.crate import METADATA_NAME, described
from poreform.lab.store.tables import TABLES


@pytest.fixture
def archive(campaign, table, observation, tmp_path):
    """The archive of a campaign with a file, a correction and an observation."""
    campaign.add_file(table)
    campaign.add(observation())
    campaign.correct("scan row 3", {"cooling": "ice"}, reason="notebook")
    campaign.export(tmp_path / "spring.eln")
    return tmp_path / "spring.eln"


def test_everything_is_in_one_folder_of_its_name(archive):
    """As the ELN file format asks: one folder at the root, named like the archive."""
    names = ZipFile(archive).namelist()
    assert {name.split("/")[0] for name in names} == {"spring"}
    assert f"spring/{METADATA_NAME}" in names
    assert {f"spring/records/{table}.jsonl" for table in TABLES} <= set(names)


def test_every_file_is_described_with_its_size_and_hash(archive):
    with ZipFile(archive) as opened:
        members, _ = described(opened.read(f"spring/{METADATA_NAME}"))
        contents = {path: opened.read(f"spring/{path}") for path in members}
    assert len(contents) == len(TABLES) + 1
    assert {p: (m.size, m.sha256) for p, m in members.items()} == {
        path: (len(content), hashlib.sha256(content).hexdigest())
        for path, content in contents.items()
    }


def test_the_raw_file_is_in_it_byte_by_byte(archive, table):
    sha256 = hashlib.sha256(table.read_bytes()).hexdigest()
    assert ZipFile(archive).read(f"spring/files/{sha256}") == table.read_bytes()


def test_every_version_is_in_it(archive):
    lines = ZipFile(archive).read("spring/records/membranes.jsonl").splitlines()
    rows = [json.loads(line) for line in lines]
    assert sorted(row["version"] for row in rows) == [1, 1, 1, 2]


def test_the_copy_of_a_copy_is_the_same_bytes(archive, tmp_path):
    copy = Campaign(tmp_path / "copy.db")
    copy.import_archive(archive)
    again = tmp_path / "again" / archive.name
    copy.export(again)
    assert again.read_bytes() == archive.read_bytes()


def test_an_empty_campaign_has_an_archive(campaign, tmp_path):
    campaign.export(tmp_path / "empty.eln")
    copy = Campaign(tmp_path / "copy.db")
    assert copy.import_archive(tmp_path / "empty.eln").entries == 0


def test_an_archive_that_cannot_be_written_leaves_nothing(campaign, tmp_path):
    (tmp_path / "taken").mkdir()
    with pytest.raises(OSError, match="directory"):
        campaign.export(tmp_path / "taken")
    assert list((tmp_path / "taken").iterdir()) == []
