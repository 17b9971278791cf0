"""Optional packages, asked for at the moment they are needed."""

from importlib import import_module
from types import ModuleType

from poreform.core.errors import MissingExtraError


def require(module: str, *, extra: str) -> ModuleType:
    """Return the imported `module`, or say how to install it."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise MissingExtraError(
            f"{module} is not installed; run: pip install 'poreform[{extra}]'"
        ) from error
