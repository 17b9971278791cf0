"""Pure array functions behind the plans."""
