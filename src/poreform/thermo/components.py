"""Molecules of several kinds in one liquid: their sizes and interactions."""

from dataclasses import dataclass
from typing import final

import numpy as np
from jaxtyping import Float

from poreform.core.errors import InputError


@final
@dataclass(frozen=True, slots=True)
class Components:
    """Sizes and interactions of the components."""

    sizes: Float[np.ndarray, " n"]
    """Sites per molecule."""

    chi: Float[np.ndarray, "n n"]
    """Per site; symmetric with zero diagonal."""

    def __post_init__(self) -> None:
        count = self.sizes.size
        if self.sizes.ndim != 1 or count < 2 or self.chi.shape != (count, count):
            raise InputError("n sizes of molecules need an n by n matrix of chi, n >= 2")
        if not (np.isfinite(self.sizes) & (self.sizes > 0.0)).all():
            raise InputError("sizes of molecules are positive finite numbers of sites")
        symmetric = np.array_equal(self.chi, self.chi.T)
        if not (
            symmetric and np.isfinite(self.chi).all() and not self.chi.diagonal().any()
        ):
            raise InputError("chi is a finite symmetric matrix with a zero diagonal")
