"""A three-dimensional image of a membrane; it knows not how the membrane was made."""

from poreform.structure.membrane import Membrane

__all__ = ["Membrane"]
