"""The virtual instruments: from a membrane image to readings in lab units.

`poreform.measure` is this package and, called, the one door to all instruments:
``poreform.measure(membrane, "porosity")`` is `measure.measuring.measure`.
"""

import sys
from types import ModuleType

from poreform.measure.instrument import Instrument
from poreform.measure.measuring import measure

__all__ = ["Instrument", "measure"]


class _CallablePackage(ModuleType):
    """A package that shares its name with the function that people call."""

    __call__ = staticmethod(measure)


sys.modules[__name__].__class__ = _CallablePackage
