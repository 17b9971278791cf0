"""Raw files are kept byte by byte, once, and found by the first digits of their hash."""

import hashlib

import pytest

from poreform.core.errors import InputError, UnknownNameError
from poreform.lab.store.raw_file import RawFile, figures_read_from, in_use, raw_file


@pytest.fixture
def held(campaign, table):
    """A campaign that keeps one file."""
    campaign.add_file(table)
    return campaign


def test_the_hash_is_that_of_the_bytes(tmp_path):
    path = tmp_path / "raw.bin"
    path.write_bytes(bytes(range(256)))
    file = RawFile.at(path)
    assert (file.name, file.content) == ("raw.bin", bytes(range(256)))
    assert file.sha256 == hashlib.sha256(bytes(range(256))).hexdigest()


def test_what_is_no_file_is_refused(tmp_path):
    with pytest.raises(InputError, match="there is no such file"):
        RawFile.at(tmp_path)


def test_a_file_too_large_is_refused(tmp_path):
    path = tmp_path / "large.bin"
    with path.open("wb") as stream:
        stream.truncate(300_000_000)
    with pytest.raises(InputError, match="300 MB, more than the 256 MB"):
        RawFile.at(path)


def test_a_kept_file_is_found_by_its_first_digits(held, database, table):
    sha256 = RawFile.at(table).sha256
    with database.reading() as connection:
        assert raw_file(connection, sha256[:6].upper()).content == table.read_bytes()
        assert in_use(connection, RawFile.at(table))
    assert held.raw_file(sha256) == RawFile.at(table)


@pytest.mark.parametrize("digits", ["", "ab", "%", "______", "zzzzzzzz"])
def test_too_few_or_other_digits_name_no_file(held, digits):
    with pytest.raises(UnknownNameError, match="no kept file is called"):
        held.raw_file(digits)


def test_a_file_whose_records_were_all_withdrawn_is_not_in_use(held, database, table):
    held.withdraw("scan row 2", reason="x", figure="porosity")
    with database.reading() as connection:
        assert in_use(connection, RawFile.at(table))
        assert not in_use(connection, RawFile("other.csv", b"other"))


def test_a_figure_corrected_by_hand_is_still_the_one_of_the_file(held, database):
    with database.reading() as connection:
        before = figures_read_from(connection, "scan.csv")
    held.correct("scan row 2", {"porosity": "51 %"}, reason="typo")
    with database.reading() as connection:
        assert figures_read_from(connection, "scan.csv") == before
        assert figures_read_from(connection, "other.csv") == set()
