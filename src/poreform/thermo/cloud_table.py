"""The cloud curve of a polydisperse polymer, solved once and kept for many questions."""

from dataclasses import dataclass
from typing import final

import numpy as np
from jaxtyping import Float
from scipy.interpolate import PchipInterpolator

from poreform.core.errors import OutOfRangeError
from poreform.thermo.chains import Chains
from poreform.thermo.polydisperse import cloud_point_of

SPAN = (1e-5, 0.97)
"""Polymer volume fractions that a table covers."""

POINTS = 161
"""Evenly in ln(phi/(1-phi)); between them chi is met within 1e-5 (``test_cloud_table.py``),
a hundredth of a kelvin."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class CloudTable:
    """chi at the cloud point, and the droplets there, against composition."""

    chains: Chains
    """The polymer."""

    phi: Float[np.ndarray, " points"]
    """Polymer volume fraction of the solution."""

    chi: Float[np.ndarray, " points"]
    """At its cloud point."""

    shadow_phi: Float[np.ndarray, " points"]
    """Polymer volume fraction of the first droplets."""

    @classmethod
    def of(cls, chains: Chains) -> "CloudTable":
        """Return the table of a polymer; about half a second."""
        first, last = (float(np.log(p / (1.0 - p))) for p in SPAN)
        logit = np.linspace(first, last, POINTS)
        phi = 1.0 / (1.0 + np.exp(-logit))
        points = [cloud_point_of(chains, float(p)) for p in phi]
        return cls(
            chains,
            phi,
            np.array([point.chi for point in points]),
            np.array([point.shadow_phi for point in points]),
        )

    def chi_at(self, phi: Float[np.ndarray, " points"]) -> Float[np.ndarray, " points"]:
        """Return chi at the cloud points of solutions of volume fraction `phi`.

        Raises
        ------
        OutOfRangeError
            `phi` outside the table.
        """
        if phi.size and not (self.phi[0] <= phi.min() and phi.max() <= self.phi[-1]):
            raise OutOfRangeError(
                f"cloud points are tabulated from phi = {self.phi[0]:.3g} to "
                f"{self.phi[-1]:.3g}, asked from {phi.min():.3g} to {phi.max():.3g}"
            )
        curve = PchipInterpolator(np.log(self.phi / (1.0 - self.phi)), self.chi)
        return np.asarray(curve(np.log(phi / (1.0 - phi))))
