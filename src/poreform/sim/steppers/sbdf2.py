"""Second-order semi-implicit backward differences with a step that may vary.

Source: Wang and Ruuth, J. Comput. Math. 26 (2008) 838 (variable-step IMEX BDF2).
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from poreform.sim.equations.equation import Equation, Fields, Pinned, Rates
from poreform.sim.grid import Field3D
from poreform.sim.kernels.multistep import deviation, extrapolated, weighted_sum

GROWTH_LIMIT = 1.8
"""Largest ratio of successive steps; the method is stable below 1 + sqrt(2)."""


@dataclass(frozen=True, slots=True)
class Memory:
    """The fields now and at the two moments before, and what a two-step method keeps."""

    now: Fields
    before: Fields
    earlier: Fields
    rates_before: Fields
    """Rates of `before`."""

    noise_before: Field3D | None
    """Random change of the first field in the last step."""

    steps: tuple[float, float]
    """Length of the last step and of the one before it [s]; 0 where there was none."""

    pinned: Pinned
    """Flat indices of the cells that are held."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A step that may still be refused."""

    memory: Memory
    error: float
    """Root mean square distance of the fields from the extrapolation of their past; 0
    for the first step."""

    change: tuple[float, ...]
    """Greatest change of each field."""


def start(fields: Fields, pinned: Pinned) -> Memory:
    """Return the memory of a run that has only its first moment."""
    nothing = tuple(np.zeros_like(field) for field in fields)
    return Memory(fields, fields, fields, nothing, None, (0.0, 0.0), pinned)


def advance(
    equation: Equation,
    memory: Memory,
    rates: Rates,
    *,
    step: float,
    noise: Field3D | None = None,
    order: Literal[1, 2] = 2,
) -> Trial:
    """Return the fields one step [s] later.

    Parameters
    ----------
    equation
        Rates and implicit part.
    memory
        Now and the past; its first step is taken with the first-order method.
    rates
        Rates of `memory.now`.
    step
        Length of the step [s].
    noise
        Random change of the first field during this step, added as in the two-step
        Maruyama method (Buckwar and Winkler, SIAM J. Numer. Anal. 44 (2006) 779).
    order
        Of the fields whose rate is whole: 2, or 1 for backward Euler with the same
        splitting. The latter cannot overshoot where diffusion is much faster than the
        step, while the two-step method then carries a momentum (its roots have the
        modulus sqrt(1 - lambda/Lambda), lambda being the true rate of a wave and Lambda
        that of the splitting). Fields with an implicit part of their own are always
        advanced in second order: a first-order front is slow by 3 % at 0.1 cells a step.
    """
    raw = []
    for index in range(len(memory.now)):
        ratio = _ratio(memory, step, order if equation.is_incremental(index) else 2)
        weight = (1.0 + 2.0 * ratio) / (1.0 + ratio)
        right, base = _right_side(
            equation, memory, rates, index=index, step=step, ratio=ratio
        )
        if index == 0 and noise is not None:
            right = right + weight * noise
            if memory.noise_before is not None:
                right = right - ratio**2 / (1.0 + ratio) * memory.noise_before
        solved = equation.implicit_solve(
            index, right, weight=weight, step=step, rates=rates
        )
        if base is not None:
            solved = extrapolated(solved, memory.now[index], memory.before[index], base)
        raw.append(solved)
    new = equation.settle(tuple(raw), memory.pinned)
    later = Memory(
        new,
        memory.now,
        memory.before,
        rates.values,
        noise,
        (step, memory.steps[0]),
        memory.pinned,
    )
    return _judged(later, memory)


def _ratio(memory: Memory, step: float, order: Literal[1, 2]) -> float:
    """Return the step over the last one; 0, the one-step method, without a past."""
    return step / memory.steps[0] if order == 2 and memory.steps[0] > 0.0 else 0.0


def _right_side(
    equation: Equation,
    memory: Memory,
    rates: Rates,
    *,
    index: int,
    step: float,
    ratio: float,
) -> tuple[Field3D, float | None]:
    now, before = memory.now[index], memory.before[index]
    slopes = rates.values[index], memory.rates_before[index]
    paces = step * (1.0 + ratio), -step * ratio
    if equation.is_incremental(index):
        weights = (*paces, -ratio, ratio)
        return weighted_sum((*slopes, now, before), weights), ratio
    weights = (*paces, 1.0 + ratio, -(ratio**2) / (1.0 + ratio))
    return weighted_sum((*slopes, now, before), weights), None


def _judged(later: Memory, memory: Memory) -> Trial:
    weights = _extrapolation(later.steps[0], *memory.steps)
    squares, changes = 0.0, []
    for index, new in enumerate(later.now):
        past = memory.now[index], memory.before[index], memory.earlier[index]
        square, change = deviation(new, past, weights)
        squares += square
        changes.append(change)
    mean = squares / later.now[0].size
    if later.noise_before is not None:
        power = float(np.mean(np.square(later.noise_before)))
        steps = later.steps[0], *memory.steps
        mean = max(mean - power * _noise_share(steps, weights), 0.0 * mean)
    known = float(memory.steps[0] > 0.0)  # a product, so that "not a number" is kept
    return Trial(later, known * mean**0.5, tuple(changes))


def _noise_share(
    steps: tuple[float, float, float], weights: tuple[float, float, float]
) -> float:
    """Return what noise adds to the mean square distance from the extrapolation.

    Over the mean square of the last random change. The three last ones, of variance in
    proportion to their steps, enter with the weights 1, 1 - a and c; half as much again
    for their echo in the two-step method.
    """
    a, _, c = weights
    step, last, older = steps
    return 1.5 * (1.0 + (1.0 - a) ** 2 * last / step + c**2 * older / step)


def _extrapolation(step: float, last: float, older: float) -> tuple[float, float, float]:
    """Return the Lagrange weights of the three past fields, as far as they exist."""
    if last <= 0.0:
        return 1.0, 0.0, 0.0
    if older <= 0.0:
        return 1.0 + step / last, -step / last, 0.0
    span = last + older
    return (
        (step + last) * (step + span) / (last * span),
        -step * (step + span) / (last * older),
        step * (step + last) / (span * older),
    )
