"""NPY and NPZ."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.structure.readers.arrays import read_arrays

VOLUME = np.arange(24, dtype=np.int16).reshape(2, 3, 4)


def test_the_only_volume_of_an_archive_is_taken(tmp_path):
    np.savez(tmp_path / "m.npz", image=VOLUME, scale=np.array([1.0, 2.0]))
    assert (read_arrays(tmp_path / "m.npz", "xyz").grey == VOLUME).all()


def test_two_volumes_are_one_too_many(tmp_path):
    np.savez(tmp_path / "m.npz", one=VOLUME, two=VOLUME)
    with pytest.raises(InputError, match="holds 2 volumes"):
        read_arrays(tmp_path / "m.npz", "xyz")


def test_without_axes_it_is_refused(tmp_path):
    with pytest.raises(InputError, match="does not name its axes"):
        read_arrays(tmp_path / "m.npy", None)


@pytest.mark.parametrize("content", [b"", b"not an array"])
def test_a_damaged_file_is_refused(tmp_path, content):
    (tmp_path / "m.npy").write_bytes(content)
    with pytest.raises(InputError, match="damaged"):
        read_arrays(tmp_path / "m.npy", "xyz")
