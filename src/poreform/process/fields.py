"""The dimensional fields of a recipe: each type is a unit, a range and its refusal."""

from typing import Annotated

from pydantic import BeforeValidator

from poreform.process.ranges import Range

Concentration = Annotated[
    float,
    BeforeValidator(
        Range(
            "the polymer's share of the solution",
            "dimensionless",
            "wt%",
            10.0,
            60.0,
            "a membrane solution holds 10 to 60 wt% polymer, so change the concentration",
        ).parse
    ),
]
MolarMass = Annotated[
    float,
    BeforeValidator(
        Range(
            "the weight-average molar mass",
            "kilogram/mole",
            "g/mol",
            1e5,
            1e8,
            "shorter chains make no membrane that holds together, so take a longer grade",
        ).parse
    ),
]
ResinMolarMass = Annotated[
    float,
    BeforeValidator(
        Range(
            "the molar mass of the resin",
            "kilogram/mole",
            "g/mol",
            1e3,
            1e8,
            "a resin is a polymer, so give the molar mass of its chains",
        ).parse
    ),
]
Thickness = Annotated[
    float,
    BeforeValidator(
        Range(
            "the thickness",
            "metre",
            "um",
            1.0,
            20000.0,
            "give the thickness of the wall as it leaves the die",
        ).parse
    ),
]
Diameter = Annotated[
    float,
    BeforeValidator(
        Range(
            "the diameter",
            "metre",
            "um",
            10.0,
            50000.0,
            "give the diameter of the fibre as it leaves the die",
        ).parse
    ),
]
ProcessTemperature = Annotated[
    float,
    BeforeValidator(
        Range(
            "the temperature",
            "kelvin",
            "degC",
            -100.0,
            400.0,
            "check the unit; dopes and baths lie in this range",
        ).parse
    ),
]
ProcessTime = Annotated[
    float,
    BeforeValidator(
        Range(
            "the time",
            "second",
            "s",
            1e-3,
            1e7,
            "check the unit; a step of the line takes milliseconds to months",
        ).parse
    ),
]
HeatTransfer = Annotated[
    float,
    BeforeValidator(
        Range(
            "the heat transfer coefficient",
            "watt/metre**2/delta_degC",
            "W/m**2/delta_degC",
            0.1,
            1e6,
            "still air has about 10, stirred water about 1000, a chill roll about 2000",
        ).parse
    ),
]
StretchStrain = Annotated[
    float,
    BeforeValidator(
        Range(
            "the strain under load",
            "dimensionless",
            "%",
            0.1,
            500.0,
            "give (length under load - length before)/(length before)",
        ).parse
    ),
]
Depth = Annotated[
    float,
    BeforeValidator(
        Range(
            "the depth",
            "dimensionless",
            "%",
            0.0,
            100.0,
            "0 % is the outer face, 50 % the middle and 100 % the inner face of the wall",
        ).parse
    ),
]
