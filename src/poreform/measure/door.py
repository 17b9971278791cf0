"""The package `poreform.measure`, made callable: it shares its name with the function."""

from types import ModuleType

from poreform.measure.measuring import measure


class CallablePackage(ModuleType):
    """A package that answers a call like `measure.measuring.measure`."""

    __call__ = staticmethod(measure)
