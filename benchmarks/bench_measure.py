"""Time the voxel kernels and the instruments, beside other libraries on the same arrays.

    python benchmarks/bench_measure.py [voxels along an edge] [kernels|instruments|both]
    NUMBA_NUM_THREADS=1 OMP_NUM_THREADS=1 python benchmarks/bench_measure.py 160 kernels

Answers are compared before times are, and each peer's processor time is shown as a
multiple of ours; on a busy machine use one thread, as waiting threads count too.  Peers
that are not installed are left out; edt comes with `pip install 'poreform[bench]'`,
PoreSpy, OpenPNM and taufactor are asked for by name.
"""

import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

import numba
import numpy as np
from scipy import ndimage
from skimage.measure import euler_number as euler_of_skimage

from poreform.core.errors import NotMeasurableError
from poreform.measure.flow import permeability
from poreform.measure.instruments import INSTRUMENTS
from poreform.measure.measuring import measure, required_settings
from poreform.measure.porometry import YOUNG_LAPLACE, PorometryMethod, porometry
from poreform.structure.correlation import correlation
from poreform.structure.kernels.cover import largest_cover
from poreform.structure.kernels.distance import distance_map
from poreform.structure.kernels.laplace import effective_conductivity
from poreform.structure.kernels.percolation import FACE_STEPS, passage
from poreform.structure.kernels.widest import widest_passage
from poreform.structure.kernels.windows import euler_number, window_counts
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import gaussian_cut

CUBE = (1.0, 1.0, 1.0)
OPEN = (False, False, False)

Answer = TypeVar("Answer")


def timed(
    name: str, act: Callable[[], Answer], *, against: float | None = None
) -> tuple[Answer, float]:
    """Run twice, print the second: processor and wall seconds, and how often `against`."""
    act()
    wall, processor = time.perf_counter(), time.process_time()
    answer = act()
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    times = "" if against is None else f"{processor / against:8.1f} x"
    print(f"  {name:<44}{processor:9.3f} s cpu {wall:9.3f} s wall{times}")
    return answer, processor


def bandwidth() -> float:
    """Return the memory bandwidth [B/s] of a copy, the limit of every kernel here."""
    source = np.zeros(2**26, dtype=np.uint8)
    target = np.empty_like(source)
    start = time.perf_counter()
    for _ in range(5):
        np.copyto(target, source)
    return 2.0 * 5.0 * source.size / (time.perf_counter() - start)


def distances(pores: np.ndarray) -> None:
    print("distance map")
    start = time.perf_counter()
    ours, cost = timed("poreform", lambda: distance_map(pores, spacing=CUBE, periodic=OPEN))
    seconds = 0.5 * (time.perf_counter() - start)
    share = 13.0 * pores.size / seconds / bandwidth()
    print(f"  {'share of the copy bandwidth, at 13 B a voxel':<44}{share:9.2f}")
    theirs = ndimage.distance_transform_edt(pores)
    assert np.allclose(ours, theirs, rtol=1e-6)
    timed("scipy", lambda: ndimage.distance_transform_edt(pores), against=cost)
    if find_spec("edt"):
        edt = import_module("edt").edt
        assert np.allclose(ours, edt(pores, parallel=1), rtol=1e-5)
        timed("edt", lambda: edt(pores, parallel=1), against=cost)


def local_thickness(pores: np.ndarray) -> None:
    distance = distance_map(pores, spacing=CUBE, periodic=OPEN)
    print("local thickness")
    timed(
        "poreform, every radius",
        lambda: largest_cover(distance, spacing=CUBE, periodic=OPEN),
    )
    if not find_spec("porespy"):
        return
    thickness = import_module("porespy").filters.local_thickness
    largest = float(distance.max())
    whole = np.arange(1.0, int(largest) + 1.0)
    # the 25 radii that were PoreSpy's default until its version 3.2
    spaced = np.logspace(np.log10(largest), 0.0, num=25)
    for name, sizes, methods in [
        ("whole radii", whole, ("bf", "dt", "conv")),
        ("25 radii", spaced, ("legacy",)),
    ]:
        # PoreSpy draws balls of given radii only, so ours are rounded down to them
        given = np.append(0.0, np.sort(sizes))
        radius = given[np.searchsorted(given, distance, side="right") - 1].astype(
            np.float32
        )
        ours, cost = timed(
            f"poreform, {name}",
            lambda radius=radius: largest_cover(radius, spacing=CUBE, periodic=OPEN),
        )
        for method in methods:
            theirs, _ = timed(
                f"PoreSpy, {name}, method {method}",
                lambda method=method, sizes=sizes: thickness(
                    pores, dt=distance, method=method, sizes=sizes
                ),
                against=cost,
            )
            same = np.isclose(theirs[pores], ours[pores], rtol=1e-5).mean()
            print(f"  {'share of voxels with the same answer':<44}{same:9.4f}")


def bubble_point(pores: np.ndarray) -> None:
    distance = distance_map(pores, spacing=CUBE, periodic=OPEN)
    print("bubble point")
    ours, cost = timed(
        "poreform, exact",
        lambda: widest_passage(distance, axis=2, periodic=OPEN, steps=FACE_STEPS),
    )
    step = float(distance.max()) / 25.0
    near, _ = timed("25 labellings of scipy", lambda: labelled(distance), against=cost)
    assert near <= ours < near + step
    timed(
        "poreform, with the reach of every voxel",
        lambda: passage(
            distance, axis=2, periodic=OPEN, steps=FACE_STEPS, from_spanning=False
        ),
        against=cost,
    )
    if find_spec("porespy"):
        simulations = import_module("porespy").simulations
        inlets = np.zeros_like(pores)
        inlets[:, :, 0] = True
        timed(
            "PoreSpy, drainage in 25 steps",
            lambda: simulations.drainage(pores, dt=distance, inlets=inlets, steps=25),
            against=cost,
        )


def labelled(distance: np.ndarray) -> float:
    """Return the largest of 25 radii at which the two faces are joined."""
    best = 0.0
    for radius in np.linspace(distance.max() / 25.0, distance.max(), 25):
        labels, _ = ndimage.label(distance >= radius)
        first, last = labels[:, :, 0], labels[:, :, -1]
        if np.intersect1d(first[first > 0], last[last > 0]).size:
            best = float(radius)
    return best


def tortuosity(pores: np.ndarray) -> None:
    print("tortuosity between plates along x")
    answer, cost = timed(
        "poreform",
        lambda: effective_conductivity(
            pores.astype(np.float32), axis=0, spacing=CUBE, periodic=OPEN, tolerance=1e-3
        ),
    )
    ours = pores.mean() / answer.conductivity
    if not find_spec("taufactor"):
        return
    import_module("torch").set_num_threads(1)
    solver = import_module("taufactor").Solver

    def solved() -> float:
        made = solver(pores.astype(np.uint8), device="cpu")
        made.solve(verbose=False, conv_crit=1e-3)
        return float(np.ravel(made.tau)[0])

    theirs, _ = timed("taufactor", solved, against=cost)
    print(f"  {'tortuosity, ours and theirs':<44}{ours:9.5f} {theirs:9.5f}")
    assert abs(theirs / ours - 1.0) < 1e-3


def topology(pores: np.ndarray) -> None:
    print("Euler number")
    ours, cost = timed(
        "poreform",
        lambda: euler_number(window_counts(pores, periodic=OPEN, padded=True), 6),
    )
    theirs, _ = timed("scikit-image", lambda: euler_of_skimage(pores, 1), against=cost)
    assert ours == theirs


def pore_network(pores: np.ndarray) -> None:
    """Extract a network by PoreSpy and let OpenPNM drain it and flow through it."""
    print("bubble point, wet curve and permeability, distance map included")
    membrane = Membrane(pores, voxel=1e-6)
    method = PorometryMethod(constant=YOUNG_LAPLACE)
    ours, cost = timed("poreform, porometry", lambda: porometry(_fresh(membrane), method))
    flow, slow = timed("poreform, Stokes flow", lambda: permeability(_fresh(membrane)))
    if not (find_spec("openpnm") and find_spec("porespy")):
        return
    network, _ = timed("PoreSpy, snow2 network", lambda: _network(pores), against=cost)
    theirs, _ = timed("OpenPNM, drainage", lambda: _drained(network), against=cost)
    print(
        f"  {'bubble point, ours and theirs [voxels]':<44}"
        f"{1e6 * ours.maximum_pore_size:9.3f} {1e6 * theirs:9.3f}"
    )
    theirs, _ = timed("OpenPNM, Stokes flow", lambda: _flowing(network), against=slow)
    print(
        f"  {'permeability, ours and theirs [voxels^2]':<44}"
        f"{1e12 * flow.value:9.4f} {1e12 * theirs:9.4f}"
    )


def _fresh(membrane: Membrane) -> Membrane:
    """Return a membrane that remembers nothing of earlier measurements."""
    return Membrane(membrane.pores, voxel=membrane.voxel)


def _network(pores: np.ndarray) -> object:
    openpnm, porespy = import_module("openpnm"), import_module("porespy")
    found = porespy.networks.snow2(pores, voxel_size=1e-6)
    network = openpnm.io.network_from_porespy(found.network)
    health = openpnm.utils.check_network_health(network)
    openpnm.topotools.trim(network, pores=health["disconnected_pores"])
    return network


def _drained(network: object) -> float:
    """Return the diameter of the narrowest throat on the widest way through [m]."""
    openpnm = import_module("openpnm")
    air = openpnm.phase.Phase(network=network)
    width = network["throat.inscribed_diameter"]
    air["throat.entry_pressure"] = 4.0 / width
    drainage = openpnm.algorithms.Drainage(network=network, phase=air)
    drainage.set_inlet_BC(pores=network.pores("zmin"))
    drainage.run(pressures=np.sort(np.unique(4.0 / width)))
    outlet = drainage["pore.invasion_pressure"][network.pores("zmax")]
    return float(4.0 / outlet.min())


def _flowing(network: object) -> float:
    """Return the permeability [m2] by round throats of the inscribed diameter."""
    openpnm = import_module("openpnm")
    water = openpnm.phase.Phase(network=network)
    radius = 0.5 * network["throat.inscribed_diameter"]
    length = network["throat.total_length"]
    water["throat.hydraulic_conductance"] = np.pi * radius**4 / (8.0 * length)
    flow = openpnm.algorithms.StokesFlow(network=network, phase=water)
    flow.set_value_BC(pores=network.pores("zmin"), values=1.0)
    flow.set_value_BC(pores=network.pores("zmax"), values=0.0)
    flow.run()
    size = np.ptp(network["pore.coords"], axis=0)
    rate = float(np.ravel(flow.rate(pores=network.pores("zmin")))[0])
    return abs(rate) * size[2] / (size[0] * size[1])


def peak() -> float:
    """Return the most memory held since the last call [MB]; 0 where nobody tells."""
    status, reset = Path("/proc/self/status"), Path("/proc/self/clear_refs")
    if not status.exists():
        return 0.0
    lines = [line for line in status.read_text().splitlines() if line.startswith("VmHWM")]
    reset.write_text("5")
    return float(lines[0].split()[1]) / 1024.0


def read_all(membrane: Membrane) -> Iterator[tuple[str, str]]:
    """Yield name and answer of every instrument, in the order of the report."""
    for name in INSTRUMENTS:
        settings: dict[str, object] = dict.fromkeys(required_settings(name), 0.0001)
        try:
            reading = measure(membrane, name, settings=settings)
            yield name, f"{reading.value:.4g} {reading.unit}"
        except NotMeasurableError as error:
            yield name, str(error)


def instruments(membrane: Membrane) -> None:
    print(
        "all instruments on one structure, as `poreform measure` uses them, "
        f"{numba.get_num_threads()} threads"
    )
    list(read_all(texture(32)))  # compiles what is compiled once and kept
    peak()
    start = (time.perf_counter(), time.process_time())
    before, most = start, 0.0
    for name, answer in read_all(membrane):
        now, held = (time.perf_counter(), time.process_time()), peak()
        wall, processor = (b - a for a, b in zip(before, now, strict=True))
        line = (
            f"  {name:<28}{processor:9.3f} s cpu{wall:9.3f} s wall{held:7.0f} MB  {answer}"
        )
        print(line, flush=True)
        before, most = (time.perf_counter(), time.process_time()), max(most, held)
    wall, processor = (b - a for a, b in zip(start, before, strict=True))
    print(
        f"  {'together':<28}{processor:9.3f} s cpu{wall:9.3f} s wall{most:7.0f} MB at most"
    )


def texture(voxels: int) -> Membrane:
    """Return the structure that everything is timed on."""
    return gaussian_cut(
        voxels=voxels,
        correlation=4.0,
        solid_fraction=0.35,
        voxel=1e-7,
        rng=np.random.default_rng(0),
    )


def main() -> None:
    voxels = int(sys.argv[1]) if len(sys.argv) > 1 else 96
    membrane = texture(voxels)
    print(f"{voxels}^3 voxels, {membrane.porosity:.0%} porous")
    what = sys.argv[2] if len(sys.argv) > 2 else "both"
    if what != "instruments":
        distances(membrane.pores)
        local_thickness(membrane.pores)
        bubble_point(membrane.pores)
        tortuosity(membrane.pores)
        topology(membrane.pores)
        pore_network(membrane.pores)
        timed("two-point correlation and structure factor", lambda: correlation(membrane))
    if what != "kernels":
        instruments(membrane)


if __name__ == "__main__":
    main()
