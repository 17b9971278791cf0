"""Dissolution: what of the polymer's crystalline order survives at Ts.

The dope that leaves the dissolver is not always a perfect solution.  A `Dissolution` model
turns (Ts, time, melting line of the dope) into what the later stages feel: the surviving
order, self-nuclei, a junction network and how much solvent the crystalline matter will
hold.  Two models stand side by side: `SurvivingOrder`, a hypothesis, and `Forgetful`,
which remembers nothing (a homogeneous solution, route L).
"""

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass

from scipy.special import ndtr

from poreform.core.errors import InputError
from poreform.core.units import from_si
from poreform.process.assumptions import (
    BAND_OFFSET,
    BAND_WIDTH,
    DISSOLUTION_TIME,
    ENRICHMENT,
    ENRICHMENT_COMPACT,
    ENRICHMENT_GEL,
    JUNCTION_MODULUS,
    MEMORY_SCALE,
    MEMORY_TIME,
    NUCLEI_AT_BAND,
    NUCLEI_EVERLASTING,
    UNDISSOLVED_LIMIT,
)
from poreform.process.constants import Constant


@dataclass(frozen=True, slots=True)
class Dissolved:
    """The dope after dissolution."""

    temperature: float
    """Ts [K]."""

    time: float
    """Time at Ts [s]."""

    polymer_fraction: float
    """Volume fraction of polymer in the dope."""

    dissolution_temperature: float
    """T_d [K], middle of the band in which the resin's crystals melt in this diluent."""

    undissolved: float
    """Share of the polymer that is still crystalline."""

    order: float
    """S, the surviving share of the crystalline order, 0 to 1."""

    self_nuclei: float
    """Number of self-nuclei per volume of dope [1/m3]."""

    junction_modulus: float
    """Modulus of the network of crystalline junctions [Pa]."""

    crystal_fraction: float
    """phi_c, volume fraction of polymer in the crystalline matter that will grow."""

    limit: float
    """Surviving order above which the dope counts as not dissolved."""

    @property
    def is_solution(self) -> bool:
        """Whether a uniform dope left the dissolver."""
        return self.order <= self.limit

    @property
    def reason(self) -> str:
        """Why the dope counts as a solution or not, in one sentence."""
        verb = "at most" if self.is_solution else "more than"
        return (
            f"{100 * self.order:.0f} % of the crystals survive "
            f"{from_si(self.temperature, 'degC'):.0f} degC for {self.time:g} s (middle of "
            f"the melting band {from_si(self.dissolution_temperature, 'degC'):.0f} degC), "
            f"{verb} the {100 * self.limit:.0f} % at which a dope counts as dissolved"
        )


class Dissolution(ABC):
    """What survives a dissolution; one method, so that hypotheses can be swapped."""

    @abstractmethod
    def dissolve(
        self,
        *,
        temperature: float,
        time: float,
        melting_temperature: float,
        polymer_fraction: float,
        crystallinity: float,
    ) -> Dissolved:
        """Return the dope after `time` [s] at `temperature` [K].

        Parameters
        ----------
        temperature : float
            Ts [K].
        time : float
            Time at Ts [s].
        melting_temperature : float
            Tm(phi) [K], melting line of thick crystals in this diluent at this fraction.
        polymer_fraction : float
            Volume fraction of polymer in the dope, between 0 and 1.
        crystallinity : float
            X_c, crystalline share of the resin before dissolution, 0 to 1.

        Raises
        ------
        InputError
            A temperature or time is not positive, or a fraction lies outside its range.
        """


@dataclass(frozen=True, slots=True)
class SurvivingOrder(Dissolution):
    """Hypothesis: crystalline order outlives dissolution and steers the texture.

    The crystals of the resin melt in the diluent over a band,

        Q = 1 - Phi((Ts - T_d)/w_d),        T_d = Tm(phi) - delta_d,

    towards which the crystalline share relaxes with the dissolution time tau_d,

        S = Q + (1 - Q) exp(-t/tau_d),      u = X_c S,      G_j = G_0 S.

    Self-nuclei outlive the crystals themselves and have their own scale theta,

        n = n_inf + n_0                                      below T_d,
        n = n_inf + n_0 exp(-dT/theta) exp(-t/tau(Ts))        above it, dT = Ts - T_d,

    where erasing them goes, as melting does, in proportion to the superheating:
    1/tau = (dT/theta)/tau_n, so that n is continuous at T_d.

    The crystalline matter that grows later holds solvent: phi_c = phi_0 + (1 - phi_0) e(S),
    with an enrichment e that falls from the compact to the gel-like value as S rises; it
    tends to 1 with phi_0, as it must for the pure polymer.

    Source: hypothesis of this project; the sign of the effect is that of Lin et al., J.
    Membr. Sci. 274 (2006) 64, and of domain II of melt memory, Macromolecules 2022,
    10.1021/acs.macromol.2c01753.  Every constant is assumed.
    """

    band_offset: Constant = BAND_OFFSET
    """delta_d, how far the middle of the dissolution band lies below the melting line."""

    band_width: Constant = BAND_WIDTH
    """w_d, standard deviation of the dissolution band."""

    dissolution_time: Constant = DISSOLUTION_TIME
    """tau_d, time in which meltable crystals dissolve under stirring."""

    nuclei_at_band: Constant = NUCLEI_AT_BAND
    """n_0, self-nuclei at the dissolution temperature T_d."""

    nuclei_everlasting: Constant = NUCLEI_EVERLASTING
    """n_inf, nuclei that no dissolution removes."""

    memory_scale: Constant = MEMORY_SCALE
    """theta, superheating over which self-nuclei fall by e."""

    memory_time: Constant = MEMORY_TIME
    """tau_n, time in which self-nuclei are erased at a superheating of theta."""

    junction_modulus: Constant = JUNCTION_MODULUS
    """G_0, modulus of the junction network at full order."""

    enrichment_gel: Constant = ENRICHMENT_GEL
    """e at S = 1: gel-like crystalline matter, 42 vol% polymer from a dope of 20 vol%."""

    enrichment_compact: Constant = ENRICHMENT_COMPACT
    """e at S = 0: compact crystalline matter, 60 vol% polymer from a dope of 20 vol%."""

    undissolved_limit: Constant = UNDISSOLVED_LIMIT
    """surviving order above which a dope counts as not dissolved."""

    def dissolve(
        self,
        *,
        temperature: float,
        time: float,
        melting_temperature: float,
        polymer_fraction: float,
        crystallinity: float,
    ) -> Dissolved:
        """Return the dope after `time` [s] at `temperature` [K]; see `Dissolution`."""
        _check(temperature, time, melting_temperature, polymer_fraction, crystallinity)
        middle = melting_temperature - self.band_offset.value
        order = self._order(temperature - middle, time)
        return Dissolved(
            temperature=temperature,
            time=time,
            polymer_fraction=polymer_fraction,
            dissolution_temperature=middle,
            undissolved=crystallinity * order,
            order=order,
            self_nuclei=self._self_nuclei(temperature - middle, time),
            junction_modulus=self.junction_modulus.value * order,
            crystal_fraction=self._crystal_fraction(polymer_fraction, order),
            limit=self.undissolved_limit.value,
        )

    def _order(self, superheating: float, time: float) -> float:
        unmeltable = float(ndtr(-superheating / self.band_width.value))
        return unmeltable + (1.0 - unmeltable) * math.exp(
            -time / self.dissolution_time.value
        )

    def _self_nuclei(self, superheating: float, time: float) -> float:
        above = max(superheating, 0.0) / self.memory_scale.value
        memory = math.exp(-above * (1.0 + time / self.memory_time.value))
        return self.nuclei_everlasting.value + self.nuclei_at_band.value * memory

    def _crystal_fraction(self, polymer_fraction: float, order: float) -> float:
        compact, gel = self.enrichment_compact.value, self.enrichment_gel.value
        enrichment = compact + (gel - compact) * order
        return polymer_fraction + (1.0 - polymer_fraction) * enrichment


@dataclass(frozen=True, slots=True)
class Forgetful(Dissolution):
    """No memory: whatever melts is forgotten at once, whatever Ts was.

    Above the melting line the dope is a homogeneous solution with the everlasting nuclei
    only; below it, it is not dissolved.  The null hypothesis beside `SurvivingOrder`.
    """

    nuclei_everlasting: Constant = NUCLEI_EVERLASTING
    """n_inf, nuclei that no dissolution removes."""

    enrichment: Constant = ENRICHMENT
    """enrichment of the crystalline matter in polymer over the dope."""

    def dissolve(
        self,
        *,
        temperature: float,
        time: float,
        melting_temperature: float,
        polymer_fraction: float,
        crystallinity: float,
    ) -> Dissolved:
        """Return the dope after `time` [s] at `temperature` [K]; see `Dissolution`."""
        _check(temperature, time, melting_temperature, polymer_fraction, crystallinity)
        order = 0.0 if temperature >= melting_temperature else 1.0
        return Dissolved(
            temperature=temperature,
            time=time,
            polymer_fraction=polymer_fraction,
            dissolution_temperature=melting_temperature,
            undissolved=crystallinity * order,
            order=order,
            self_nuclei=self.nuclei_everlasting.value,
            junction_modulus=0.0,
            crystal_fraction=polymer_fraction
            + (1.0 - polymer_fraction) * self.enrichment.value,
            limit=0.5,
        )


def _check(  # noqa: PLR0917
    temperature: float,
    time: float,
    melting_temperature: float,
    polymer_fraction: float,
    crystallinity: float,
) -> None:
    for name, value in (
        ("temperature", temperature),
        ("time", time),
        ("melting_temperature", melting_temperature),
    ):
        if not (math.isfinite(value) and value > 0.0):
            raise InputError(f"{name} is {value!r}; give a positive number in SI units")
    if not 0.0 < polymer_fraction < 1.0:
        raise InputError(
            f"polymer_fraction is {polymer_fraction!r}; a dope has one between 0 and 1"
        )
    if not 0.0 <= crystallinity <= 1.0:
        raise InputError(f"crystallinity is {crystallinity!r}; it lies within 0 to 1")
