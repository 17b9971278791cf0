"""From documents of materials to a thermodynamic system."""

from poreform.materials.catalogue import Catalogue
from poreform.materials.mixture import Mixture
from poreform.materials.polymer import Polymer
from poreform.thermo.system import System


def system_of(
    polymer: Polymer, diluent: Mixture, catalogue: Catalogue, *, molar_mass: float
) -> System:
    """Return the system of a polymer in a diluent.

    Parameters
    ----------
    molar_mass : float
        Weight-average molar mass Mw [kg/mol]: the spinodal of a polydisperse polymer
        depends on it alone, so the one chain of the binary model is the Mw chain.

    Notes
    -----
    chi comes from the catalogue's pair files, weighted by the mixing rule of `Mixture`;
    a solvent without a pair file takes the Hansen prior and marks the whole as estimate.
    """
    raise NotImplementedError
