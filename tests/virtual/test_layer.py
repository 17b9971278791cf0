"""One layer of the wall: a run without an end, and a dope without a structure, are told."""

from dataclasses import replace

import pytest

from poreform.core.errors import NotConvergedError
from poreform.virtual.fidelity import FIDELITIES
from poreform.virtual.layer import make_layer


@pytest.fixture
def hasty(monkeypatch):
    """Draft runs of 16 cells that may take two steps only."""
    draft = replace(FIDELITIES["draft"], cells=16, step_limit=2)
    monkeypatch.setitem(FIDELITIES, "draft", draft)


@pytest.mark.usefixtures("hasty")
def test_a_run_that_breaks_off_says_at_which_depth_and_why(conditions, tmp_path):
    with pytest.raises(NotConvergedError, match=r"at 50 % depth broke off: .*step"):
        make_layer(conditions, 0.5, checkpoint=tmp_path / "deep" / "run.npz", seed=1)


@pytest.mark.usefixtures("hasty")
def test_a_checkpoint_that_cannot_be_read_is_put_aside_and_the_run_begins_anew(
    conditions, tmp_path
):
    checkpoint = tmp_path / "run.npz"
    checkpoint.write_bytes(b"PK\x03\x04 torn")
    with pytest.raises(NotConvergedError, match="broke off"):
        make_layer(conditions, 0.5, checkpoint=checkpoint, seed=1)
    assert not checkpoint.exists()
