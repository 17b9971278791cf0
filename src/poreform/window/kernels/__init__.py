"""Pure array functions behind the statistical answer."""
