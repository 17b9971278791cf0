"""The record of a run."""

import numpy as np

from poreform.sim.state import Record


def test_a_record_names_its_columns():
    record = Record(np.arange(12.0).reshape(2, 6))
    assert record.time.tolist() == [0.0, 6.0]
    assert record.temperature.tolist() == [1.0, 7.0]
    assert record.time_step.tolist() == [2.0, 8.0]
    assert record.mass.tolist() == [3.0, 9.0]
    assert record.energy.tolist() == [4.0, 10.0]
    assert record.crystallinity.tolist() == [5.0, 11.0]
