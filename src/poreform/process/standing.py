"""How the dope of a line stands when it is left alone, for the time that it needs."""

from poreform.process.line import Line
from poreform.thermo.standing import Standing, pvdf_melt_viscosity


def standing_of(line: Line) -> Standing:
    """Return the viscosities of the diluent and of the polymer melt, in a test tube.

    The diluent's is taken at Ts, carried on above the range of its source where need be;
    a solution that stands cooler is more viscous, so the time is a lower estimate.
    """
    at = line.recipe.dissolution.temperature
    return Standing(
        diluent_viscosity=line.diluent.viscosity_at(at, extrapolate=True),
        melt_viscosity=pvdf_melt_viscosity(line.molar_mass),
    )
