"""Settings of the whole test suite."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# The time of one example says nothing on a shared machine, and the first call of a kernel
# compiles it.  A gate must give one answer for one commit, so that it draws the same
# examples each time; at a desk every run draws new ones.
settings.register_profile(
    "poreform",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("poreform")


@pytest.fixture(scope="session", autouse=True)
def _windows_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep windows in a folder of the tests, not in that of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POREFORM_WINDOWS", str(tmp_path_factory.mktemp("windows")))
        yield
