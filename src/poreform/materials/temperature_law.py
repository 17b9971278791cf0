"""How a property measured at a few temperatures goes between and beyond them."""

import math
from collections.abc import Sequence

from poreform.core.errors import InputError, OutOfRangeError
from poreform.core.units import from_si
from poreform.materials.fact import Fact

COLDEST = 250.0
"""[K] lower end of every liquid density line; a supercooled liquid stays on its line."""

ORGANIC_TENSION_SLOPE = -9.0e-5
"""[N/m/K] assumed: typical slope of the surface tension of organic liquids, for a liquid
with one measured point (those of the shipped files with two lie at -7e-5 to -1.2e-4)."""

LEWIS_SQUIRES_EXPONENT = -0.2661
LEWIS_SQUIRES_SPAN = 233.0
"""[K] the two constants of Lewis & Squires, viscosities in mPa s."""

HOTTEST_LEWIS_SQUIRES = 523.15
"""[K] upper end of the one-point viscosity law; beyond, phthalates begin to decompose."""


def check_range(
    quantity: str, temperature: float, span: tuple[float, float], *, extrapolate: bool
) -> None:
    """Raise OutOfRangeError when `temperature` [K] is outside `span` [K] unless allowed."""
    low, high = span
    if not extrapolate and not low <= temperature <= high:
        raise OutOfRangeError(
            f"{quantity} at {from_si(temperature, 'degC'):.4g} degC: its source covers "
            f"{from_si(low, 'degC'):.4g} to {from_si(high, 'degC'):.4g} degC; stay inside "
            "or ask for extrapolation"
        )


def sorted_points(points: Sequence[Fact[float]]) -> tuple[tuple[float, float], ...]:
    """Return (temperature [K], value) of every point, coldest first."""
    pairs = sorted((point.at, point.value) for point in points if point.at is not None)
    if len(pairs) < len(points) or len({at for at, _ in pairs}) < len(pairs):
        raise InputError("each point of a property needs its own temperature 'at'")
    return tuple(pairs)


def line_through(points: Sequence[tuple[float, float]], temperature: float) -> float:
    """Return the value at `temperature` [K] on the broken line, its ends prolonged."""
    later = next(
        (i for i in range(1, len(points) - 1) if points[i][0] >= temperature),
        len(points) - 1,
    )
    (t_0, y_0), (t_1, y_1) = points[later - 1], points[later]
    return y_0 + (y_1 - y_0) * (temperature - t_0) / (t_1 - t_0)


def density(
    points: Sequence[Fact[float]], expansion: float | None, temperature: float
) -> float:
    """Return a liquid density [kg/m3], linear in temperature [K].

    With one point rho = rho_1 (1 - alpha (T - T_1)), alpha the given volumetric
    expansion [1/K] at T_1.
    """
    known = sorted_points(points)
    if len(known) > 1:
        return line_through(known, temperature)
    if expansion is None:
        raise InputError("one density point needs a thermal expansion beside it")
    at, value = known[0]
    return value * (1.0 - expansion * (temperature - at))


def surface_tension(points: Sequence[Fact[float]], temperature: float) -> float:
    """Return a surface tension [N/m], linear in temperature [K], never below zero."""
    known = sorted_points(points)
    if len(known) > 1:
        return max(line_through(known, temperature), 0.0)
    at, value = known[0]
    return max(value + ORGANIC_TENSION_SLOPE * (temperature - at), 0.0)


def viscosity(points: Sequence[Fact[float]], temperature: float) -> float:
    """Return a liquid viscosity [Pa s] at `temperature` [K].

    Three points or more: Vogel, ln mu = A + B/(T - C), exact at the first, the middle and
    the last point.  Two: Arrhenius, ln mu linear in 1/T.  One: Lewis and Squires.

    Notes
    -----
    Accuracy: the Vogel line misses the points it was not drawn through by under 5 %.
    Lewis-Squires from 25 degC, against the five shipped liquids that were measured hot:
    +9 % (dimethyl phthalate) to -29 % (sulfolane) at 100 degC, -13 % to -42 % at 150 degC
    (``test_temperature_law.py``).

    Source: H. Vogel, Phys. Z. 22 (1921) 645; W. K. Lewis and L. Squires, Refiner Nat.
    Gasoline Manuf. 13 (1934) 448, as given in Poling, Prausnitz and O'Connell, The
    Properties of Gases and Liquids, 5th ed., section 9-10 (from memory).
    """
    known = sorted_points(points)
    if len(known) == 1:
        return _lewis_squires(known[0], temperature)
    logs = [(at, math.log(value)) for at, value in known]
    if len(logs) == 2:
        inverse = sorted((1.0 / at, value) for at, value in logs)
        return math.exp(line_through(inverse, 1.0 / temperature))
    return math.exp(_vogel((logs[0], logs[len(logs) // 2], logs[-1]), temperature))


def viscosity_span(points: Sequence[Fact[float]]) -> tuple[float, float]:
    """Return the temperatures [K] between which `viscosity` may be asked."""
    known = sorted_points(points)
    last = known[-1][0] if len(known) > 1 else HOTTEST_LEWIS_SQUIRES
    return known[0][0], last


def _lewis_squires(point: tuple[float, float], temperature: float) -> float:
    at, value = point
    root = (1e3 * value) ** LEWIS_SQUIRES_EXPONENT + (temperature - at) / LEWIS_SQUIRES_SPAN
    if root <= 0.0:
        raise OutOfRangeError(
            f"viscosity at {from_si(temperature, 'degC'):.4g} degC: the one-point law of "
            f"Lewis and Squires diverges there; give a second viscosity point"
        )
    return float(1e-3 * root ** (1.0 / LEWIS_SQUIRES_EXPONENT))


def _vogel(
    points: tuple[tuple[float, float], tuple[float, float], tuple[float, float]],
    temperature: float,
) -> float:
    """Return ln mu on the Vogel line through three (T, ln mu); C has a closed form."""
    (t_1, y_1), (t_2, y_2), (t_3, y_3) = points
    ratio = (y_1 - y_2) / (y_2 - y_3) * (t_3 - t_2) / (t_2 - t_1)
    if not ratio > 1.0:
        raise InputError(
            "three viscosity points do not lie on a Vogel line (the slope of ln viscosity "
            "must flatten with temperature); check them or give two"
        )
    zero = (ratio * t_1 - t_3) / (ratio - 1.0)
    slope = (y_1 - y_3) / (1.0 / (t_1 - zero) - 1.0 / (t_3 - zero))
    return y_1 + slope * (1.0 / (temperature - zero) - 1.0 / (t_1 - zero))
