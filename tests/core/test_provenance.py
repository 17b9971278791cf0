"""Provenance names version, seed and inputs."""

from datetime import UTC, datetime

import poreform
from poreform.core.provenance import SCHEMA_VERSION, provenance


def test_provenance_says_how_to_make_it_again():
    record = provenance(seed=7, inputs={"recipe": "0123456789abcdef"})
    assert (record.seed, record.inputs) == (7, {"recipe": "0123456789abcdef"})
    assert record.package_version == poreform.__version__
    assert record.schema_version == SCHEMA_VERSION
    assert record.commit
    assert datetime.fromisoformat(record.time) <= datetime.now(UTC)
