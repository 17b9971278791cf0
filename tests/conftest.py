"""Settings of the whole test suite."""

from hypothesis import HealthCheck, settings

# The time of one example says nothing on a shared machine, and the first call of a kernel
# compiles it.
settings.register_profile(
    "poreform", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("poreform")
