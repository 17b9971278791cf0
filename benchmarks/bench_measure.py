"""Time the voxel kernels and the instruments, beside other libraries on the same arrays.

    python benchmarks/bench_measure.py [voxels along an edge, default 96]

Answers are compared before times are.  Peers that are not installed are left out; edt
comes with `pip install 'poreform[bench]'`, PoreSpy is asked for by name.
"""

import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import TypeVar

import numpy as np
from scipy import ndimage
from skimage.measure import euler_number as euler_of_skimage

from poreform.core.errors import NotMeasurableError
from poreform.measure.instruments import INSTRUMENTS
from poreform.measure.measuring import measure, required_settings
from poreform.structure.correlation import correlation
from poreform.structure.kernels.cover import largest_cover
from poreform.structure.kernels.distance import distance_map
from poreform.structure.kernels.percolation import FACE_STEPS, passage
from poreform.structure.kernels.windows import euler_number, window_counts
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import gaussian_cut

CUBE = (1.0, 1.0, 1.0)
OPEN = (False, False, False)

Answer = TypeVar("Answer")


def timed(name: str, act: Callable[[], Answer]) -> Answer:
    """Run twice, print the second: processor and wall seconds."""
    act()
    wall, processor = time.perf_counter(), time.process_time()
    answer = act()
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    print(f"  {name:<44}{processor:9.3f} s cpu {wall:9.3f} s wall")
    return answer


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
    ours = timed("poreform", lambda: distance_map(pores, spacing=CUBE, periodic=OPEN))
    seconds = 0.5 * (time.perf_counter() - start)
    share = 13.0 * pores.size / seconds / bandwidth()
    print(f"  {'share of the copy bandwidth, at 13 B a voxel':<44}{share:9.2f}")
    theirs = timed("scipy", lambda: ndimage.distance_transform_edt(pores))
    assert np.allclose(ours, theirs, rtol=1e-6)
    if find_spec("edt"):
        edt = import_module("edt").edt
        assert np.allclose(ours, timed("edt", lambda: edt(pores)), rtol=1e-5)


def drainage(pores: np.ndarray) -> None:
    distance = distance_map(pores, spacing=CUBE, periodic=OPEN)
    print("local thickness")
    ours = timed("poreform", lambda: largest_cover(distance, spacing=CUBE, periodic=OPEN))
    if find_spec("porespy"):
        filters = import_module("porespy").filters
        theirs = timed(
            "PoreSpy, 25 sizes", lambda: filters.local_thickness(pores, sizes=25)
        )
        assert abs(theirs[pores].mean() / ours[pores].mean() - 1.0) < 0.1
    print("bubble point")
    timed(
        "poreform, exact",
        lambda: passage(
            distance, axis=2, periodic=OPEN, steps=FACE_STEPS, from_spanning=False
        ),
    )
    timed("25 labellings of scipy", lambda: labelled(distance))


def labelled(distance: np.ndarray) -> float:
    """Return the largest of 25 radii at which the two faces are joined."""
    best = 0.0
    for radius in np.linspace(distance.max() / 25.0, distance.max(), 25):
        labels, _ = ndimage.label(distance >= radius)
        first, last = labels[:, :, 0], labels[:, :, -1]
        if np.intersect1d(first[first > 0], last[last > 0]).size:
            best = float(radius)
    return best


def topology(pores: np.ndarray) -> None:
    print("Euler number")
    ours = timed(
        "poreform",
        lambda: euler_number(window_counts(pores, periodic=OPEN, padded=True), 6),
    )
    theirs = timed("scikit-image", lambda: euler_of_skimage(pores, 1))
    assert ours == theirs


def instruments(membrane: Membrane) -> None:
    print("instruments, each on a fresh structure")
    for name in INSTRUMENTS:
        settings = dict.fromkeys(required_settings(name), 0.0001)
        fresh = Membrane(
            membrane.pores, voxel=membrane.spacing, periodic=True, level=membrane.level
        )
        start = time.process_time()
        try:
            reading = measure(fresh, name, settings=settings)
        except NotMeasurableError as error:
            print(f"  {name:<44}{error}")
            continue
        seconds = time.process_time() - start
        print(f"  {name:<44}{seconds:9.3f} s cpu  {reading.value:.4g} {reading.unit}")
    timed("correlation and structure factor", lambda: correlation(membrane))


def main() -> None:
    voxels = int(sys.argv[1]) if len(sys.argv) > 1 else 96
    rng = np.random.default_rng(0)
    membrane = gaussian_cut(
        voxels=voxels, correlation=3.0, solid_fraction=0.35, voxel=1e-7, rng=rng
    )
    print(f"{voxels}^3 voxels, {membrane.porosity:.0%} porous")
    distances(membrane.pores)
    drainage(membrane.pores)
    topology(membrane.pores)
    instruments(membrane)


if __name__ == "__main__":
    main()
