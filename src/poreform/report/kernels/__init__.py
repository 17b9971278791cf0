"""Pure array functions that turn structures into pictures."""
