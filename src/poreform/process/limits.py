"""What a recipe's substances forbid: boiling, decay, short chains, liquids that stay."""

from poreform.core.errors import InputError
from poreform.core.units import from_si
from poreform.materials.liquid import Liquid
from poreform.materials.mixture import Mixture
from poreform.materials.polymer import HOTTEST_MELT, Polymer
from poreform.materials.resin import HOTTEST_RESIN, Resin
from poreform.process.extrusion import Stage
from poreform.process.recipe import Recipe

LEAST_MOLAR_MASS = 100.0
"""Least weight-average molar mass of the polymer [kg/mol], 1e5 g/mol."""


def molar_mass(recipe: Recipe, polymer: Polymer) -> float:
    """Return Mw [kg/mol], the recipe's or else the grade's; refuse short chains."""
    stated = recipe.polymer.weight_average_molar_mass
    found = polymer.weight_average_molar_mass.value if stated is None else stated
    if found < LEAST_MOLAR_MASS:
        raise InputError(
            f"polymer.name: {polymer.name} has a weight-average molar mass of "
            f"{from_si(found, 'g/mol'):.0f} g/mol; a membrane takes 1e5 g/mol or "
            "more, so choose a longer grade"
        )
    return found


def check_heat(
    recipe: Recipe, polymer: Polymer, diluent: Mixture, resin: Resin | None
) -> None:
    """Refuse a temperature that the solvent, polymer or resin does not bear."""
    limits = [
        (diluent.boiling_point, f"the boiling point of {diluent.name}"),
        (HOTTEST_MELT, f"the temperature up to which {polymer.name} is stable"),
    ]
    if resin is not None:
        limits.append(
            (HOTTEST_RESIN, f"the temperature up to which {resin.name} is stable")
        )
    limit, meaning = min(limits)
    fields = [("dissolution.temperature", recipe.dissolution.temperature)]
    if recipe.scan is not None:
        fields.append(("scan.stop", recipe.scan.stop))
    if recipe.forming.die_temperature is not None:
        fields.append(("forming.die_temperature", recipe.forming.die_temperature))
    for field, temperature in fields:
        if temperature >= limit:
            raise InputError(
                f"{field}: {_celsius(temperature)} is not below {_celsius(limit)}, "
                f"{meaning}; lower it or choose another solvent"
            )
    coldest = min(recipe.temperatures)
    if coldest <= diluent.melting_point:
        raise InputError(
            f"dissolution.temperature: {_celsius(coldest)} is not above "
            f"{_celsius(diluent.melting_point)}, where {diluent.name} melts; raise it"
        )


def check_cold(recipe: Recipe, stages: tuple[Stage, ...]) -> None:
    """Refuse a bath that is not colder than the dope at the die."""
    coolest_dope = min(
        min(recipe.temperatures)
        if recipe.forming.die_temperature is None
        else recipe.forming.die_temperature,
        recipe.die_temperature,
    )
    bath = stages[-1].outer.temperature
    if bath >= coolest_dope:
        raise InputError(
            f"cooling.outer.temperature: {_celsius(bath)} is not below the "
            f"{_celsius(coolest_dope)} of the dope at the die; lower it, or nothing cools"
        )


def check_volatile(liquid: Liquid, polymer: Polymer) -> None:
    """Refuse an extraction liquid that is not volatile beside this polymer."""
    if "extraction" not in liquid.roles:
        raise InputError(
            f"treatment.liquid: {liquid.name} is on file for {', '.join(liquid.roles)}, "
            "not for extraction; choose a volatile liquid such as ethanol"
        )
    melting = polymer.melting_temperature.value
    if liquid.boiling_point is None or liquid.boiling_point.value >= melting:
        boils = (
            "has no boiling point on file"
            if liquid.boiling_point is None
            else f"boils at {_celsius(liquid.boiling_point.value)}"
        )
        raise InputError(
            f"treatment.liquid: {liquid.name} {boils}; a volatile liquid boils below the "
            f"{_celsius(melting)} at which {polymer.name} melts, so choose another"
        )


def remarks(liquid: Liquid, resin: Resin | None) -> tuple[str, ...]:
    """Return what a reader should know of the extraction, without forbidding it."""
    if resin is None or liquid.name in resin.soluble_in:
        return ()
    known = ", ".join(resin.soluble_in) or "none"
    return (
        f"{liquid.name} is not on file as a solvent of {resin.name} (known: {known}), so "
        "the resin may stay in the membrane",
    )


def _celsius(temperature: float) -> str:
    return f"{from_si(temperature, 'degC'):.4g} degC"
