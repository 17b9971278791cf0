"""Cooling: the temperature at every depth of the wall against time."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from poreform.core.errors import InputError
from poreform.core.history import History
from poreform.process.extrusion import Stage, Wall
from poreform.process.kernels import conduction
from poreform.process.kernels.conduction import Cells, Faces

CELLS = 48
"""Across the wall; the temperatures of a 200 um sheet then err by less than 0.05 K."""

STEPS = 160
"""Time steps of each stage, growing geometrically; errs by less than 0.05 K."""


@dataclass(frozen=True, slots=True)
class LatentHeat:
    """Heat that crystallising sets free around one temperature.

    The molten share goes as (1 + tanh((T - T_c)/w))/2: crystallisation is taken to keep
    pace with the cooling, which is what a slow DSC sees.
    """

    heat: float
    """Per mass of wall [J/kg]."""

    temperature: float
    """T_c, middle of the release [K]."""

    width: float
    """w [K]."""

    def __post_init__(self) -> None:
        if not (self.heat >= 0.0 and self.width > 0.0 and self.temperature > 0.0):
            raise InputError(
                f"a latent heat of {self.heat:g} J/kg over {self.width:g} K at "
                f"{self.temperature:g} K makes no sense; heat is 0 or more, width above 0"
            )


@dataclass(frozen=True, slots=True)
class ThermalProperties:
    """What the wall is made of, to heat; constant over the cooling."""

    density: float
    """[kg/m3]."""

    heat_capacity: float
    """[J/(kg K)]."""

    conductivity: float
    """[W/(m K)]."""

    latent: LatentHeat | None = None
    """Heat of crystallisation; None to leave it out."""

    def __post_init__(self) -> None:
        for name in ("density", "heat_capacity", "conductivity"):
            if not getattr(self, name) > 0.0:
                raise InputError(f"{name} is {getattr(self, name)!r}; it is positive")

    @property
    def diffusivity(self) -> float:
        """Thermal diffusivity [m2/s], latent heat left out."""
        return self.conductivity / (self.density * self.heat_capacity)

    def enthalpy(self, temperature: Cells) -> tuple[Cells, Cells]:
        """Return the enthalpy per volume [J/m3] and its slope [J/(m3 K)]."""
        volumetric = self.density * self.heat_capacity
        content = volumetric * temperature
        slope = np.full_like(temperature, volumetric)
        if self.latent is None:
            return content, slope
        molten = np.tanh((temperature - self.latent.temperature) / self.latent.width)
        released = 0.5 * self.density * self.latent.heat
        return (
            content + released * (1.0 + molten),
            slope + released * (1.0 - molten**2) / self.latent.width,
        )


@dataclass(frozen=True, slots=True)
class Cooling:
    """Temperatures of a cooling wall, at both faces and at the cell centres between."""

    time: Float[np.ndarray, " times"]
    """[s] after leaving the die."""

    depth: Float[np.ndarray, " depths"]
    """[m] from the outer face, rising."""

    temperature: Float[np.ndarray, "times depths"]
    """[K]."""

    heat_content: Float[np.ndarray, " times"]
    """Enthalpy of the wall [J], per area of sheet or length of fibre."""

    heat_given: Float[np.ndarray, " times"]
    """Heat given to the coolants since the die [J], same measure, by an own quadrature."""

    def history(self, depth: float) -> History:
        """Return T(t) at a `depth` as a share of the wall, 0 outer to 1 inner face."""
        if not 0.0 <= depth <= 1.0:
            raise InputError(f"depth is {depth!r}; it is a share of the wall, 0 to 1")
        place = depth * self.depth[-1]
        at = [float(np.interp(place, self.depth, row)) for row in self.temperature]
        return History(self.time, np.array(at))


def cool(
    wall: Wall,
    properties: ThermalProperties,
    stages: Sequence[Stage],
    *,
    initial_temperature: float,
    cells: int = CELLS,
    steps: int = STEPS,
) -> Cooling:
    """Return how a wall of uniform temperature cools through the `stages`.

    Parameters
    ----------
    wall : Wall
        Flat or cylindrical.
    properties : ThermalProperties
        Of the dope.
    stages : sequence of Stage
        Coolants, one after another; the first begins at the die.
    initial_temperature : float
        Of the dope at the die [K].
    cells, steps : int
        Resolution across the wall, and in time for each stage.

    Raises
    ------
    InputError
        No stage, or a resolution below 2.
    NotConvergedError
        The latent heat is released over too narrow a range for the step.

    Notes
    -----
    Finite volumes with exact conservation, centred fluxes, half-cell conductance in series
    with 1/h at the faces; SDIRK2 in time.  Accuracy: of second order in both, against the
    series of Carslaw and Jaeger for plate and hollow cylinder (``test_cooling.py``).
    Axial conduction along the line is left out.
    """
    if not stages:
        raise InputError("cooling needs at least one stage; give the bath")
    if cells < 2 or steps < 2:
        raise InputError(f"cells is {cells} and steps {steps}; both are at least 2")
    edges = np.linspace(0.0, wall.thickness, cells + 1)
    volume = wall.volume(edges[:-1], edges[1:])
    state = np.full(cells, float(initial_temperature))
    times, rows, given = [0.0], [np.full(cells + 2, float(initial_temperature))], [0.0]
    contents = [float(np.sum(volume * properties.enthalpy(state)[0]))]
    for stage in stages:
        conductance = _conductances(wall, properties.conductivity, edges, stage)
        coolants = (stage.outer.temperature, stage.inner.temperature)
        before = _loss(state, conductance, coolants)
        start = times[-1]
        fastest = (wall.thickness / cells) ** 2 / properties.diffusivity
        for time in start + _times(stage.duration, fastest, steps):
            span = float(time) - times[-1]
            state = conduction.step(
                state,
                dt=span,
                V=volume,
                G=conductance,
                coolants=coolants,
                enthalpy=properties.enthalpy,
            )
            after = _loss(state, conductance, coolants)
            given.append(given[-1] + 0.5 * span * (before + after))
            before = after
            times.append(float(time))
            rows.append(_with_faces(state, wall, properties.conductivity, stage))
            contents.append(float(np.sum(volume * properties.enthalpy(state)[0])))
    centres = 0.5 * (edges[:-1] + edges[1:])
    return Cooling(
        np.array(times),
        np.concatenate([[0.0], centres, [wall.thickness]]),
        np.array(rows),
        np.array(contents),
        np.array(given),
    )


def _conductances(wall: Wall, conductivity: float, edges: Faces, stage: Stage) -> Faces:
    width = edges[1] - edges[0]
    conductance = conductivity / width * wall.area(edges)
    for index, coolant in ((0, stage.outer), (-1, stage.inner)):
        half = 2.0 * conductivity / width
        series = half * coolant.transfer / (half + coolant.transfer)
        conductance[index] = series * wall.area(edges)[index]
    return np.asarray(conductance)


def _times(duration: float, fastest: float, steps: int) -> Float[np.ndarray, " steps"]:
    """Return the ends of the steps of a stage [s]: fine at its start, coarse at its end."""
    stretch = math.log1p(duration / fastest)
    share = np.arange(1, steps + 1) / steps
    return np.asarray(duration * np.expm1(stretch * share) / math.expm1(stretch))


def _loss(state: Cells, conductance: Faces, coolants: tuple[float, float]) -> float:
    outer, inner = coolants
    return float(
        conductance[0] * (state[0] - outer) + conductance[-1] * (state[-1] - inner)
    )


def _with_faces(state: Cells, wall: Wall, conductivity: float, stage: Stage) -> Cells:
    half = 2.0 * conductivity * state.size / wall.thickness
    faces = [
        (half * near + coolant.transfer * coolant.temperature) / (half + coolant.transfer)
        for near, coolant in ((state[0], stage.outer), (state[-1], stage.inner))
    ]
    return np.concatenate([faces[:1], state, faces[1:]])
