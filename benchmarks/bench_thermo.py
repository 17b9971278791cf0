"""Coexisting liquids against flory, polykin and thermo: right, wrong, refused, time.

The same 132 binary mixtures for all: N from 1 to 10 000, chi/chi_c - 1 from 1e-8 to 1, fed
at the critical composition, which lies within every gap.  The reference is our own solution
of the plain chemical potentials with 80 digits.  Answers are compared before times.

    pip install 'poreform[bench]'
    python benchmarks/bench_thermo.py            all; about ten minutes of one core
    python benchmarks/bench_thermo.py --every 4  each fourth mixture

polykin has no solver of phase equilibria: scipy's `root` on its activities, as its manual
leaves it to the user, from the middle of the spinodal outward.
"""

import argparse
import math
import time
import warnings
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import mpmath
import numpy as np

from poreform.thermo.binodal import binodal, binodal_curve
from poreform.thermo.chains import schulz_zimm
from poreform.thermo.chi import TemperatureChi
from poreform.thermo.free_energy import FloryHuggins
from poreform.thermo.kernels.separable import separable_binodal
from poreform.thermo.maxwell import liquid_pairs
from poreform.thermo.polydisperse import cloud_point_of
from poreform.thermo.ternary import ternary_binodal

SIZES = (1.0, 3.0, 10.0, 30.0, 100.0, 200.0, 300.0, 500.0, 1000.0, 3000.0, 10_000.0)
EPSILONS = (1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.03, 0.1, 0.3, 0.6, 1.0)
TIGHT, LOOSE = 1e-9, 1e-4
"""Relative error of both compositions below which an answer is right, or roughly right."""

Pair = tuple[float, float]
"""ln phi' and phi''."""


@dataclass(frozen=True)
class Mixture:
    size: float
    epsilon: float

    @property
    def critical(self) -> tuple[float, float]:
        root = self.size**0.5
        return 1.0 / (1.0 + root), 0.5 * (1.0 + 1.0 / root) ** 2

    @property
    def chi(self) -> float:
        return self.critical[1] * (1.0 + self.epsilon)


def reference(mixture: Mixture) -> Pair:
    """Newton with 80 digits on the plain potentials, for the chi that a double holds."""
    with mpmath.workdps(80):
        n, chi = mpmath.mpf(mixture.size), mpmath.mpf(mixture.chi)
        critical = (1 / mpmath.sqrt(n) + 1) ** 2 / 2
        excess = float(chi - critical)
        start = separable_binodal(np.array([excess]), mixture.size, 1.0)[:, 0]

        def unmet(ln_lean, ln_rest_rich):  # noqa: ANN001, ANN202
            lean, rest = mpmath.exp(ln_lean), mpmath.exp(ln_rest_rich)
            rich = 1 - rest

            def polymer(ln_phi, phi):  # noqa: ANN001, ANN202
                return ln_phi / n + (1 / n - 1) * (1 - phi) + chi * (1 - phi) ** 2

            def solvent(ln_rest, phi):  # noqa: ANN001, ANN202
                return ln_rest + (1 - 1 / n) * phi + chi * phi**2

            return (
                polymer(ln_lean, lean) - polymer(mpmath.log(rich), rich),
                solvent(mpmath.log(1 - lean), lean) - solvent(ln_rest_rich, rich),
            )

        found = mpmath.findroot(
            unmet, (mpmath.mpf(start[1]), mpmath.mpf(start[2])), tol=1e-60, maxsteps=60
        )
        return float(found[0]), float(1 - mpmath.exp(found[1]))


def of_poreform(mixture: Mixture) -> Pair | None:
    found = binodal(mixture.size, 1.0, mixture.chi)
    return found.ln_phi_lean, found.phi_rich


def of_poreform_maxwell(mixture: Mixture) -> Pair | None:
    liquid = FloryHuggins(mixture.size, 1.0, TemperatureChi(mixture.chi))
    (pair,) = liquid_pairs(liquid, 400.0).pairs
    return pair.ln_phi_lean, pair.phi_rich


def of_flory(mixture: Mixture) -> Pair | None:
    import flory  # noqa: PLC0415 - a peer, not a dependency

    phi, _ = mixture.critical
    chis = np.array([[0.0, mixture.chi], [mixture.chi, 0.0]])
    found = flory.find_coexisting_phases(
        2, chis, np.array([phi, 1.0 - phi]), sizes=np.array([mixture.size, 1.0]),
        max_steps=20_000, progress=False, rng=np.random.default_rng(1),
    ).get_clusters()  # fmt: skip
    shares = np.sort(found.fractions[:, 0])
    return (math.log(shares[0]), float(shares[-1])) if shares.size > 1 else None


def of_polykin(mixture: Mixture) -> Pair | None:
    from polykin.thermo.acm import FloryHuggins2_activity  # noqa: PLC0415 - a peer
    from scipy.optimize import root  # noqa: PLC0415 - beside its peer

    n, chi = mixture.size, mixture.chi

    def unmet(logits: np.ndarray) -> np.ndarray:
        phi = 1.0 / (1.0 + np.exp(-logits))
        solvent = np.log(FloryHuggins2_activity(1.0 - phi, n, chi))
        # the same law with the two components exchanged, in sites of the polymer
        polymer = np.log(FloryHuggins2_activity(phi, 1.0 / n, n * chi)) / n
        return np.array([solvent[0] - solvent[1], polymer[0] - polymer[1]])

    middle = math.log(1.0 / math.sqrt(n))
    width = 2.0 * math.sqrt(mixture.epsilon) + mixture.epsilon
    found = root(unmet, np.array([middle - width, middle + width]), tol=1e-14)
    if not found.success:
        return None
    phi = 1.0 / (1.0 + np.exp(-found.x))
    return math.log(phi.min()), float(phi.max())


def of_thermo(mixture: Mixture) -> Pair | None:
    from scipy.constants import gas_constant  # noqa: PLC0415 - beside its peer
    from thermo.regular_solution import FloryHuggins as Theirs  # noqa: PLC0415

    import thermo  # noqa: PLC0415 - a peer

    volume, kelvin, pascal = 1e-4, 400.0, 1e5
    n, (phi, _) = mixture.size, mixture.critical
    feed = np.array([phi / n, 1.0 - phi])
    spread = math.sqrt(mixture.chi * gas_constant * kelvin / volume)
    state = {"T": kelvin, "P": pascal, "zs": [0.5, 0.5]}
    model = Theirs(T=kelvin, xs=[0.5, 0.5], Vs=[n * volume, volume], SPs=[0.0, spread])
    constants = thermo.ChemicalConstantsPackage(
        MWs=[100.0 * n, 100.0], Tcs=[900.0, 600.0], Pcs=[3e6] * 2, omegas=[0.3] * 2,
        Vcs=[3e-4] * 2, Tbs=[800.0, 450.0], CASs=["a", "b"], names=["a", "b"],
    )  # fmt: skip
    pressures = [thermo.VaporPressure(exp_poly_fit=(300, 900, [1e-3, -5.0]))] * 2
    capacities = [thermo.HeatCapacityGas(poly_fit=(100.0, 1000.0, [100.0]))] * 2
    volumes = [thermo.VolumeLiquid(poly_fit=(100.0, 1000.0, [volume]))] * 2
    correlations = thermo.PropertyCorrelationsPackage(
        constants, VaporPressures=pressures, HeatCapacityGases=capacities,
        VolumeLiquids=volumes, skip_missing=True,
    )  # fmt: skip
    liquid = thermo.GibbsExcessLiquid(
        VaporPressures=pressures, VolumeLiquids=volumes, HeatCapacityGases=capacities,
        GibbsExcessModel=model, **state,
    )  # fmt: skip
    gas = thermo.IdealGas(HeatCapacityGases=capacities, **state)
    flash = thermo.FlashVLN(constants, correlations, liquids=[liquid, liquid], gas=gas)
    found = flash.flash(T=kelvin, P=pascal, zs=list(feed / feed.sum()))
    if found.phase_count < 2:
        return None
    both = [(z := phase.zs)[0] * n / (z[0] * n + z[1]) for phase in found.liquids]
    return math.log(min(both)), float(max(both))


SOLVERS: dict[str, Callable[[Mixture], Pair | None]] = {
    "poreform, chi(T)": of_poreform,
    "poreform, chi(T, phi)": of_poreform_maxwell,
    "flory": of_flory,
    "polykin + scipy": of_polykin,
    "thermo": of_thermo,
}
REFUSES = {"polykin + scipy"}
"""Where None means that the solver said it failed; elsewhere it means: one phase."""


def judged(name: str, found: Pair | None, exact: Pair, epsilon: float) -> str:
    if found is None:
        return "refused" if name in REFUSES else "silently wrong"
    if not np.isfinite(found).all():
        return "refused"
    # a double holds chi to half an ulp, which moves the width by 1e-16/epsilon
    slack = 2e-16 / epsilon**0.5
    error = max(
        abs(found[0] - exact[0]) / max(1.0, abs(exact[0])), abs(found[1] / exact[1] - 1.0)
    )
    if error <= TIGHT + slack:
        return "right"
    return "roughly right" if error <= LOOSE else "silently wrong"


def binary(every: int) -> None:
    mixtures = [Mixture(n, e) for n in SIZES for e in EPSILONS][::every]
    exact = [reference(mixture) for mixture in mixtures]
    print(f"{len(mixtures)} binary mixtures")
    for name, solve in SOLVERS.items():
        verdicts: Counter[str] = Counter()
        spent = 0.0
        for mixture, pair in zip(mixtures, exact, strict=True):
            begun = time.process_time()
            try:
                with warnings.catch_warnings(action="ignore"):
                    found = solve(mixture)
            except ImportError as error:
                print(f"{name:24s} not installed: {error}")
                break
            except Exception:  # noqa: BLE001 - a peer may raise anything; it refused
                verdicts["refused"] += 1
            else:
                verdicts[judged(name, found, pair, mixture.epsilon)] += 1
            spent += time.process_time() - begun
        else:
            counts = ", ".join(f"{kind} {verdicts[kind]}" for kind in sorted(verdicts))
            print(f"{name:24s} {counts}; {1e3 * spent / len(mixtures):.3g} ms each")


def own() -> None:
    """Print the times that are promised."""
    chi = critical = Mixture(1000.0, 0.0).critical[1]
    chi = critical * (1.0 + np.geomspace(1e-8, 3.0, 10_000))
    chains = schulz_zimm(weight_average=1000.0, dispersity=2.0)
    matrix = np.array([[0.0, 2.0, 0.3], [2.0, 0.0, 0.5], [0.3, 0.5, 0.0]])
    for name, run, count in (
        ("binodal of 10 000 points", lambda: binodal_curve(1000.0, 1.0, chi), 1),
        (
            "ternary binodal",
            lambda: ternary_binodal(np.array([100.0, 1.0, 1.0]), matrix),
            1,
        ),
        ("cloud point of 40 kinds of chain", lambda: cloud_point_of(chains, 0.05), 20),
    ):
        run()
        begun = time.process_time()
        for _ in range(count):
            run()
        print(f"{name:34s} {1e3 * (time.process_time() - begun) / count:.3g} ms CPU")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="take each n-th mixture")
    own()
    binary(parser.parse_args().every)
