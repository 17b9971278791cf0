"""pieces_through against labelling, passage and shapes whose answer is known."""

import numpy as np
import pytest
from scipy import ndimage

from poreform.structure.kernels.percolation import ALL_STEPS, FACE_STEPS, passage
from poreform.structure.kernels.pieces import pieces_through

OPEN = (False, False, False)
FACES = ndimage.generate_binary_structure(3, 1)
CORNERS = ndimage.generate_binary_structure(3, 3)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize(
    ("connectivity", "steps", "share"), [(6, FACE_STEPS, 0.32), (26, ALL_STEPS, 0.1)]
)
def test_the_axes_are_those_of_a_passage_along_each(seed, connectivity, steps, share):
    rng = np.random.default_rng(seed)
    phase = rng.random((9, 10, 11)) < share
    x, y, z = (bool(flag) for flag in rng.integers(0, 2, 3))
    found = pieces_through(phase, periodic=(x, y, z), connectivity=connectivity)
    radius = phase.astype(np.float32)
    settings = {"periodic": (x, y, z), "steps": steps, "from_spanning": True}
    expected = [passage(radius, axis=axis, **settings).radius > 0.0 for axis in range(3)]
    assert found.through.any(axis=0).tolist() == expected


@pytest.mark.parametrize(("connectivity", "structure"), [(6, FACES), (26, CORNERS)])
def test_the_pieces_are_those_of_a_labelling(connectivity, structure):
    phase = np.random.default_rng(3).random((9, 10, 11)) < 0.25
    found = pieces_through(phase, periodic=OPEN, connectivity=connectivity)
    labels, _ = ndimage.label(phase, structure)
    assert sorted(found.voxels) == sorted(np.bincount(labels.ravel())[1:])


def test_what_touches_one_face_and_what_touches_none_are_told_apart():
    phase = np.zeros((6, 6, 9), dtype=bool)
    phase[1, 1] = True
    phase[3, 1, :4] = True
    phase[1, 4, 3:6] = True
    found = pieces_through(phase, periodic=OPEN, connectivity=6)
    kinds = dict(
        zip(
            found.voxels.tolist(),
            zip(found.through[:, 2].tolist(), found.touches[:, 2].tolist(), strict=True),
            strict=True,
        )
    )
    assert kinds == {9: (True, True), 4: (False, True), 3: (False, False)}


def test_a_coil_winds_around_a_periodic_box_in_two_directions_at_once():
    phase = np.zeros((4, 4, 4), dtype=bool)
    place = np.arange(4)
    phase[place, 1, place] = True
    phase[(place + 1) % 4, 1, place] = True
    found = pieces_through(phase, periodic=(True, True, True), connectivity=6)
    assert found.through.tolist() == [[True, False, True]]


def test_no_phase_has_no_pieces():
    found = pieces_through(np.zeros((3, 3, 3), bool), periodic=OPEN, connectivity=6)
    assert found.voxels.size == 0
    assert found.through.shape == (0, 3)
