"""Archives from anywhere: all of it or nothing, and nothing of it is trusted."""

import hashlib
import json
import zipfile
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poreform.core.errors import InputError, PoreformError, StoredDataError
from poreform.lab.experiment import Experiment
from poreform.lab.store import unpacking
from poreform.lab.store.archive import write_archive
from poreform.lab.store.campaign import Campaign
from poreform.lab.store.crate import METADATA_NAME
from poreform.lab.store.database import Database

MEMBRANES = "records/membranes.jsonl"


@pytest.fixture
def source(tmp_path, table, observation):
    """A campaign with a file, a correction and an observation."""
    found = Campaign(tmp_path / "source.db", author="Ann")
    found.add_file(table)
    found.add(observation())
    found.correct("scan row 3", {"cooling": "ice"}, reason="notebook")
    return found


@pytest.fixture
def archive(source, tmp_path):
    """Its archive."""
    source.export(tmp_path / "a.eln")
    return tmp_path / "a.eln"


def contents(path):
    """Path within the archive -> bytes."""
    with ZipFile(path) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def packed(path, members, *, described=True):
    """Write an archive of other content, its description brought into line if asked."""
    if described:
        members = members | {f"a/{METADATA_NAME}": redescribed(members)}
    with ZipFile(path, "w", ZIP_DEFLATED) as opened:
        for name, content in members.items():
            opened.writestr(name, content)
    return path


def redescribed(members):
    document = json.loads(members[f"a/{METADATA_NAME}"])
    for node in document["@graph"]:
        content = members.get(f"a/{node['@id'].removeprefix('./')}")
        if node["@type"] == "File" and content is not None:
            node["sha256"] = hashlib.sha256(content).hexdigest()
    return json.dumps(document).encode()


def test_everything_arrives(campaign, archive, source):
    told = campaign.import_archive(archive)
    assert (told.entries, told.membranes, told.standing, told.files) == (3, 4, 1, 1)
    assert campaign.experiments() == source.experiments()
    assert campaign.history("scan row 3") == source.history("scan row 3")


def test_an_archive_imported_twice_brings_nothing_new(campaign, archive):
    campaign.import_archive(archive)
    before = campaign.journal()
    assert campaign.import_archive(archive).entries == 0
    assert campaign.journal() == before


def test_two_campaigns_are_joined(campaign, archive, source, membrane):
    campaign.add(membrane())
    campaign.import_archive(archive)
    assert set(campaign.experiments()) == {membrane(), *source.experiments()}


def test_what_grew_on_one_side_follows(campaign, archive, source, tmp_path):
    campaign.import_archive(archive)
    source.correct("scan row 2", {"cooling": "ice"}, reason="notebook")
    source.export(tmp_path / "later.eln")
    assert campaign.import_archive(tmp_path / "later.eln").entries == 1
    assert campaign.experiments() == source.experiments()


def test_what_was_changed_on_both_sides_is_refused(campaign, archive, source, tmp_path):
    campaign.import_archive(archive)
    campaign.correct("scan row 2", {"cooling": "air"}, reason="mine")
    source.correct("scan row 2", {"cooling": "ice"}, reason="yours")
    source.export(tmp_path / "later.eln")
    before = campaign.experiments()
    with pytest.raises(StoredDataError, match="two campaigns were changed apart"):
        campaign.import_archive(tmp_path / "later.eln")
    assert campaign.experiments() == before


def test_two_membranes_of_one_name_are_refused(campaign, archive, membrane):
    campaign.add(membrane("scan row 2"))
    with pytest.raises(StoredDataError, match="two membranes are called 'scan row 2'"):
        campaign.import_archive(archive)
    assert campaign.experiments() == (membrane("scan row 2"),)


def changed_line(members, path, change, line=0):
    lines = members[f"a/{path}"].splitlines(keepends=True)
    row = json.loads(lines[line])
    lines[line] = json.dumps(row | change).encode() + b"\n"
    return members | {f"a/{path}": b"".join(lines)}


@pytest.mark.parametrize(
    ("path", "change", "match"),
    [
        (MEMBRANES, {"treatment": "x"}, "the database refuses|damaged"),
        (MEMBRANES, {"thickness": "thin"}, "'thin' is no number"),
        (MEMBRANES, {"replicate": 1.5}, "'1.5' is no whole number"),
        (MEMBRANES, {"name": None}, "name: is missing"),
        (MEMBRANES, {"colour": "red"}, "other columns: colour"),
        (MEMBRANES, {"remark": "a\0b"}, "zero byte"),
        (MEMBRANES, {"version": 7}, "versions of membranes .* are lacking"),
        (MEMBRANES, {"id": "nobody"}, "the database refuses"),
        (MEMBRANES, {"dissolution_id": "nobody"}, "the database refuses"),
        ("records/records.jsonl", {"kind": "standing"}, "but is none|lacking|refuses"),
        ("records/measurements.jsonl", {"unit": "furlong"}, "figure is damaged"),
        ("records/measurements.jsonl", {"value": 1e308 * 10}, "cannot be read"),
        ("records/measurements.jsonl", {"value": -720.0}, "damaged"),
        ("records/files.jsonl", {"name": "../../etc/passwd"}, "called like a path"),
        ("records/files.jsonl", {"name": "..\\x.csv"}, "called like a path"),
        ("records/files.jsonl", {"sha256": "0" * 64}, "the raw file .* is lacking"),
        ("records/files.jsonl", {"size": 3}, "the database refuses"),
        ("records/entries.jsonl", {"action": "rewrite"}, "the database refuses"),
    ],
)
def test_rows_that_make_no_sense_are_refused_whole(
    campaign, archive, tmp_path, path, change, match
):
    members = changed_line(contents(archive), path, change)
    with pytest.raises(StoredDataError, match=match):
        campaign.import_archive(packed(tmp_path / "a2.eln", members))
    assert campaign.experiments() == ()
    assert campaign.journal() == ()


@pytest.mark.parametrize(
    ("name", "match"),
    [
        ("../evil.py", "no archive of a campaign has"),
        ("/etc/passwd", "no archive of a campaign has"),
        ("a/../../evil.py", "no archive of a campaign has"),
        ("a/files/../../evil", "no archive of a campaign has"),
        ("a\\evil.py", "no archive of a campaign has"),
        ("a/notes.txt", "no archive of a campaign has"),
        ("b/records/lots.jsonl", "no archive of a campaign has"),
        (f"b/files/{'0' * 64}", "no folder that holds everything"),
        (f"a/files/{'0' * 64}", "is lacking, or is not described"),
    ],
)
def test_members_that_no_campaign_has_are_refused(campaign, archive, tmp_path, name, match):
    members = contents(archive) | {name: b"boo"}
    with pytest.raises(StoredDataError, match=match):
        campaign.import_archive(packed(tmp_path / "a2.eln", members))
    assert campaign.journal() == ()


@pytest.mark.parametrize("path", [METADATA_NAME, MEMBRANES, "records/files.jsonl"])
def test_a_member_that_lacks_is_named(campaign, archive, tmp_path, path):
    members = contents(archive)
    del members[f"a/{path}"]
    with pytest.raises(StoredDataError, match=r"has no ro-crate|is lacking"):
        campaign.import_archive(packed(tmp_path / "a2.eln", members, described=False))


def test_a_line_changed_by_hand_is_noticed(campaign, archive, tmp_path):
    members = changed_line(contents(archive), MEMBRANES, {"cooling": "oil"})
    with pytest.raises(StoredDataError, match=r"membranes.jsonl is damaged: its hash"):
        campaign.import_archive(packed(tmp_path / "a2.eln", members, described=False))
    assert campaign.experiments() == ()


def test_a_raw_file_changed_by_hand_is_noticed(campaign, archive, tmp_path):
    members = contents(archive)
    (name,) = [name for name in members if "/files/" in name]
    members[name] += b"115,70,50\n"
    with pytest.raises(StoredDataError, match=r"'scan.csv' is damaged"):
        campaign.import_archive(packed(tmp_path / "a2.eln", members))


def test_a_bomb_is_refused_before_it_is_unpacked(campaign, archive, tmp_path):
    members = contents(archive) | {f"a/files/{'0' * 64}": bytes(80_000_000)}
    path = packed(tmp_path / "bomb.eln", members)
    assert path.stat().st_size < 200_000
    with pytest.raises(StoredDataError, match="would unpack to 80 MB"):
        campaign.import_archive(path)


def test_an_endless_line_is_refused(campaign, archive, monkeypatch):
    monkeypatch.setattr(unpacking, "LONGEST_LINE", 100)
    with pytest.raises(StoredDataError, match="is longer than 100 bytes"):
        campaign.import_archive(archive)


@pytest.mark.parametrize("line", [b"[" * 100_000, b"3", b"{", b'{"id": NaN}', b"\xff\xfe"])
def test_a_line_that_is_no_record_is_refused(campaign, archive, tmp_path, line):
    members = contents(archive)
    members[f"a/{MEMBRANES}"] += line
    with pytest.raises(StoredDataError, match=r"cannot be read|is no record"):
        campaign.import_archive(packed(tmp_path / "a2.eln", members))


def test_an_archive_of_another_step_is_refused(campaign, archive, tmp_path):
    members = contents(archive)
    text = members[f"a/{METADATA_NAME}"].replace(b'"0001"', b'"0099"')
    members[f"a/{METADATA_NAME}"] = text
    with pytest.raises(StoredDataError, match="step '0099' of the schema"):
        campaign.import_archive(packed(tmp_path / "a2.eln", members, described=False))


def test_a_member_twice_is_refused(campaign, archive, tmp_path):
    path = packed(tmp_path / "a2.eln", contents(archive))
    with pytest.warns(UserWarning, match="Duplicate name"), ZipFile(path, "a") as opened:
        opened.writestr(f"a/{MEMBRANES}", b"")
    with pytest.raises(StoredDataError, match="no archive of a campaign has"):
        campaign.import_archive(path)


def test_there_is_no_such_file(campaign, tmp_path):
    with pytest.raises(InputError, match="there is no such file"):
        campaign.import_archive(tmp_path / "nothing.eln")


def test_a_table_is_no_archive(campaign, table):
    with pytest.raises(StoredDataError, match="is no archive"):
        campaign.import_archive(table)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The bytes of an archive, a campaign to import into, and a place for spoilt ones."""
    folder = tmp_path_factory.mktemp("spoilt")
    source = Campaign(folder / "source.db")
    source.add(
        [
            Experiment(name=f"m{k}", origin="measured", dissolution_temperature=400.0 + k)
            for k in range(3)
        ]
    )
    with Database.at(folder / "source.db").reading() as connection:
        write_archive(connection, folder / "a.eln")
    return (folder / "a.eln").read_bytes(), Campaign(folder / "target.db"), folder


@settings(max_examples=60)
@given(place=st.integers(0, 10_000), byte=st.integers(0, 255), cut=st.booleans())
def test_no_spoilt_archive_crashes_or_is_half_imported(whole, place, byte, cut):
    content, target, folder = whole
    place %= len(content)
    spoilt = (
        content[:place] if cut else content[:place] + bytes([byte]) + content[place + 1 :]
    )
    path = folder / "b.eln"
    path.write_bytes(spoilt)
    try:
        target.import_archive(path)
    except PoreformError:
        assert target.journal() == () or len(target.experiments()) == 3
    assert len(target.experiments()) in {0, 3}


def test_the_limits_let_real_archives_pass():
    assert unpacking.MOST_RATIO >= 200
    assert zipfile.ZIP64_LIMIT > unpacking.LARGEST_DESCRIPTION
