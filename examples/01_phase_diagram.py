"""Where two liquids coexist and where the polymer crystallises, for a shipped recipe.

A one-to-one mixture of a good and a poor solvent demixes into two liquids before the
polymer crystallises; in a good solvent, sulfolane, the polymer crystallises first.
"""

from pathlib import Path

from poreform.core.units import from_si
from poreform.materials.catalogue import load
from poreform.process.line import resolve
from poreform.process.recipe import Recipe
from poreform.thermo.phase_diagram import PhaseDiagram, phase_diagram
from poreform.virtual.substances import effective_system

RECIPES = Path(__file__).parent / "recipes"
UNDERCOOLING = 25.0
"""[K] below the melting line at which a dope crystallises on cooling (assumed)."""


def diagram_of(name: str) -> PhaseDiagram:
    """Return the phase diagram of the recipe in a file."""
    catalogue = load()
    line = resolve(Recipe.from_toml(RECIPES / name), catalogue)
    return phase_diagram(effective_system(line, catalogue), undercooling=UNDERCOOLING)


def main() -> None:
    """Print which demixing comes first in each, at 25 wt%."""
    for name, expected in (
        ("pvdf_dibutyl_maleate.toml", "liquid-liquid"),
        ("pvdf_sulfolane.toml", "solid-liquid"),
    ):
        diagram = diagram_of(name)
        melting = diagram.system.crystal.melting_temperature
        phi = diagram.system.volume_fraction(0.25, melting)
        cloud = diagram.cloud_temperature(phi)
        crystal = diagram.crystallisation_temperature(phi)
        said = "never" if cloud is None else f"{from_si(cloud, 'degC'):.0f} degC"
        print(
            f"{diagram.system.diluent}: two liquids {said}, crystals "
            f"{from_si(crystal, 'degC'):.0f} degC, first on cooling: {diagram.order(phi)}"
        )
        assert diagram.order(phi) == expected


if __name__ == "__main__":
    main()
