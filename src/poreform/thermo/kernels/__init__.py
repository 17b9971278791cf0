"""Arithmetic of the equilibria: arrays in, arrays out."""
