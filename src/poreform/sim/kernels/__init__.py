"""Pure array functions of the phase-field engine."""
