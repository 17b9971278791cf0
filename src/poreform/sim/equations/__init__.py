"""Equations of motion that a stepper can advance."""
