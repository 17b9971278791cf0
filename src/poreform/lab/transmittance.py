"""Light through a cooled solution: the cloud point by a stated rule."""

import numpy as np
from jaxtyping import Float

from poreform.core.errors import InputError, NotMeasurableError
from poreform.core.reading import Reading
from poreform.core.units import from_si

DROP = 0.05
"""Share of the clear solution's transmittance whose loss is called cloudy."""

CLEAR_SHARE = 0.1
"""Hottest share of the points whose median is the clear solution."""

FEWEST_POINTS = 5


def cloud_point(
    temperature: Float[np.ndarray, " points"],
    transmittance: Float[np.ndarray, " points"],
    *,
    drop: float = DROP,
) -> float:
    """Return the temperature [K] at which the cooled solution turns cloudy for good.

    The hottest temperature below which the transmittance stays under (1 - drop) of that of
    the clear solution, linear between the two points around it.

    Parameters
    ----------
    temperature : (points,) float
        [K], any order.
    transmittance : (points,) float
        Any unit, larger is clearer.
    drop : float
        Share of the clear transmittance whose loss is called cloudy, between 0 and 1.

    Raises
    ------
    InputError
        Too few points, or `drop` outside 0 to 1.
    NotMeasurableError
        The solution stays clear, or no clear point was recorded.
    """
    if temperature.size < FEWEST_POINTS or temperature.shape != transmittance.shape:
        raise InputError(
            f"a cloud point needs {FEWEST_POINTS} or more points of both columns"
        )
    if not 0.0 < drop < 1.0:
        raise InputError(f"the drop is {drop:g}; it lies between 0 and 1")
    order = np.argsort(-temperature, kind="stable")
    kelvin, light = temperature[order], transmittance[order]
    count = max(2, round(CLEAR_SHARE * kelvin.size))
    clear = float(np.median(light[:count]))
    limit = (1.0 - drop) * clear
    bright = np.flatnonzero(light >= limit)
    if clear <= 0.0 or bright.size == 0:
        raise NotMeasurableError("no light came through the hot solution; start hotter")
    last = int(bright[-1])
    if last == light.size - 1:
        raise NotMeasurableError(
            "the solution is still clear at the coldest point; cool it further"
        )
    share = (light[last] - limit) / (light[last] - light[last + 1])
    return float(kelvin[last] + share * (kelvin[last + 1] - kelvin[last]))


def cloud_reading(kelvin: float, *, drop: float, cooling: str) -> Reading:
    """Return the cloud point as a reading [degC] with the rule that it rests on."""
    return Reading(
        "cloud_point",
        from_si(kelvin, "degC"),
        "degC",
        f"transmittance on cooling{cooling}, {100 * drop:g} % below the clear solution",
        note="" if cooling else "the cooling rate is not stated: slow cooling reads higher",
    )
