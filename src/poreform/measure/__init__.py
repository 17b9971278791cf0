"""The virtual instruments: from a membrane image to readings in lab units."""

from poreform.measure.instrument import Instrument
from poreform.measure.measuring import measure

__all__ = ["Instrument", "measure"]
