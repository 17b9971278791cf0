"""The virtual instruments: from a membrane image to readings in lab units.

`poreform.measure` is this package and, called, the one door to all instruments:
``poreform.measure(membrane, "porosity")`` is `measure.measuring.measure`.
"""

import sys

from poreform.measure.door import CallablePackage
from poreform.measure.instrument import Instrument
from poreform.measure.measuring import measure

__all__ = ["Instrument", "measure"]

sys.modules[__name__].__class__ = CallablePackage
