"""Pure functions of the process models: arrays in, arrays out."""
