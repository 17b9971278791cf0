"""Saving and reading a moment."""

import numpy as np
import pytest

from poreform.core.errors import StoredDataError
from poreform.sim.checkpoint import fingerprint, load, save
from poreform.sim.moment import first_moment


def test_a_moment_comes_back_as_it_was(make_problem, tmp_path):
    moment = first_moment(make_problem(), seed=1)
    save(tmp_path / "run.npz", moment, identity="one")
    back = load(tmp_path / "run.npz", identity="one")
    assert np.array_equal(back.memory.now, moment.memory.now)
    assert np.array_equal(back.seeds.pinned, moment.seeds.pinned)
    assert np.array_equal(back.grains, moment.grains)
    assert (back.time, back.step, back.rows) == (moment.time, moment.step, moment.rows)


def test_a_foreign_checkpoint_is_refused(make_problem, tmp_path):
    save(tmp_path / "run.npz", first_moment(make_problem(), seed=1), identity="one")
    with pytest.raises(StoredDataError, match="another problem, seed"):
        load(tmp_path / "run.npz", identity="two")


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 cut off"])
def test_a_damaged_checkpoint_is_refused(tmp_path, content):
    (tmp_path / "run.npz").write_bytes(content)
    with pytest.raises(StoredDataError, match="no readable checkpoint"):
        load(tmp_path / "run.npz", identity="one")


def test_the_fingerprint_tells_problems_apart(make_problem, make_energy, make_kinetics):
    problems = (
        make_problem(),
        make_problem(composition=0.26),
        make_problem(energy=make_energy(chi=lambda _: 0.6)),
        make_problem(kinetics=make_kinetics(composition_follows=True)),
    )
    prints = {fingerprint(problem, 1) for problem in problems}
    assert len(prints) == 4
    assert fingerprint(problems[0], 1) == fingerprint(make_problem(), 1)
    assert fingerprint(problems[0], 2) not in prints
