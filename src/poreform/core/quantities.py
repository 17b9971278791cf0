"""The measured quantities, each with its symbol, its lab unit and what it means."""

from dataclasses import dataclass

from poreform.core.errors import UnknownNameError


@dataclass(frozen=True, slots=True)
class Quantity:
    """One measured quantity, as the lab names and writes it."""

    name: str
    unit: str
    symbol: str
    meaning: str


QUANTITIES: dict[str, Quantity] = {
    entry.name: entry
    for entry in (
        Quantity("porosity", "%", "P", "void volume over total volume of the membrane"),
        Quantity("breaking_extension", "%", "TL", "elongation at break, tensile test"),
        Quantity("breaking_strength", "MPa", "sigma_b", "greatest load over initial area"),
        Quantity("elastic_modulus", "MPa", "E", "initial slope of the tensile curve"),
        Quantity("yield_strength", "MPa", "sigma_y", "stress at an offset of 0.2 %"),
        Quantity("maximum_pore_size", "um", "d_max", "bubble-point pore diameter"),
        Quantity("average_pore_size", "um", "d_mean", "half-dry pore diameter"),
        Quantity("pore_size_ratio", "1", "d_max/d_mean", "maximum over average pore size"),
        Quantity("water_permeability", "L/m**2/hour/bar", "J_w", "pure water at 25 degC"),
        Quantity("intrinsic_permeability", "m**2", "k", "Darcy permeability"),
        Quantity("pore_connectivity", "%", "", "share of the pores in the spanning piece"),
        Quantity(
            "polymer_connectivity", "%", "", "share of the polymer in its largest piece"
        ),
        Quantity("pore_percolation", "1", "", "axes along which the pores lead through"),
        Quantity(
            "polymer_percolation", "1", "", "axes along which the polymer leads through"
        ),
        Quantity("anisotropy", "1", "", "fabric tensor, largest over smallest eigenvalue"),
        Quantity("skeleton_coordination", "1", "", "mean number of struts at a node"),
        Quantity("strut_thickness", "um", "d_s", "mean local thickness of the polymer"),
        Quantity("pore_thickness", "um", "d_p", "mean local thickness of the pores"),
        Quantity("pore_chord", "um", "", "mean chord of the pores along straight lines"),
        Quantity("polymer_chord", "um", "", "mean chord of the polymer along lines"),
        Quantity("characteristic_length", "um", "", "spacing that scattering sees"),
        Quantity("specific_surface", "1/um", "s", "wall area per volume of the membrane"),
        Quantity("mean_curvature", "1/um", "H", "of the wall; > 0: the polymer bulges"),
        Quantity("saddle_share", "%", "", "share of the wall that is a saddle, K < 0"),
        Quantity("closed_pore_share", "%", "", "share of the pores no face is joined to"),
        Quantity("dead_end_share", "%", "", "share of the pores that lead nowhere"),
        Quantity("disc_pore_size", "um", "", "maximum pore size expected on a disc"),
        Quantity("relative_diffusivity", "1", "D_eff/D0", "diffusivity in the pores"),
        Quantity("genus_density", "1/um**3", "", "handles of the pore surface per volume"),
        Quantity("grain_density", "1/um**3", "", "number of crystal grains per volume"),
        Quantity("grain_fraction", "%", "", "share of the polymer in compact grains"),
        Quantity("tortuosity", "1", "tau", "of diffusion through the pores"),
        Quantity("surface_porosity", "%", "P_s", "share of pores in a micrograph"),
        Quantity("surface_pore_size", "um", "d_ps", "mean pore diameter in a micrograph"),
        Quantity("surface_pore_density", "1/um**2", "", "pores per area of a micrograph"),
        Quantity("surface_strut_width", "um", "w_s", "between the pores of a micrograph"),
        Quantity("nodule_size", "um", "d_n", "mean nodule diameter in a micrograph"),
        Quantity("nodule_area_density", "1/um**2", "N_A", "nodules per area, micrograph"),
        Quantity("nodule_density", "1/um**3", "N_V", "nodules per volume, by stereology"),
        Quantity("cloud_point", "degC", "Tcp", "by the standing method"),
        Quantity("crystallisation_temperature", "degC", "Tc", "on cooling the solution"),
        Quantity("crystallisation_onset", "degC", "", "DSC, extrapolated, on cooling"),
        Quantity("crystallisation_enthalpy", "J/g", "", "DSC, per mass of sample"),
        Quantity("melting_temperature", "degC", "", "DSC, peak on heating the sample"),
        Quantity("melting_onset", "degC", "", "DSC, extrapolated, on heating"),
        Quantity("melting_enthalpy", "J/g", "", "DSC, per mass of sample"),
        Quantity("dissolution_middle", "degC", "T_d", "half of the endotherm is taken up"),
        Quantity("dissolution_width", "K", "w_d", "deviation of the endotherm about T_d"),
        Quantity("residual_strain", "%", "", "length kept after stretching and release"),
    )
}


def quantity(name: str) -> Quantity:
    """Return the quantity called `name`; raise UnknownNameError when there is none."""
    if name not in QUANTITIES:
        raise UnknownNameError.of("quantity", name, QUANTITIES)
    return QUANTITIES[name]
