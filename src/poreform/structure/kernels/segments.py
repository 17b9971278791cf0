"""Pictures parted into objects: shading, the level of the edge, touching objects."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float, Float32, Int32
from scipy import ndimage
from skimage.filters import threshold_otsu
from skimage.morphology import h_maxima
from skimage.segmentation import watershed

Grey = Float32[np.ndarray, "rows columns"]
Mask = Bool[np.ndarray, "rows columns"]
Labels = Int32[np.ndarray, "rows columns"]

PASSES = 4
"""Rounds in which classes and shading, or level and class medians, settle."""
SHALLOWEST_NECK = 0.75
"""Least depth of a neck that parts two objects [pixels]: less is the staircase."""


class TwoClasses(NamedTuple):
    """The level between dark and bright, and how well it parts them."""

    level: float
    dark: float
    """Median of what lies below the level."""
    bright: float
    separability: float
    """Variance between the classes over the whole variance (Otsu's eta)."""


def two_classes(grey: Grey) -> TwoClasses:
    """Return the level half-way between the medians of the two classes.

    Notes
    -----
    Begins at the level of Otsu, which leans towards the larger class, and moves to the
    half height of an edge, where a blurred edge keeps its place.
    Source: N. Otsu, IEEE Trans. Syst. Man Cybern. 9 (1979) 62-66; T. W. Ridler and
    S. Calvard, ibid. 8 (1978) 630-632 for the iteration, here with medians.
    Accuracy: the edge of a disc blurred by up to a fifth of its radius within 0.1 pixel.
    """
    level = float(threshold_otsu(grey))
    dark, bright = _medians(grey, level)
    for _ in range(PASSES):
        level = 0.5 * (dark + bright)
        dark, bright = _medians(grey, level)
    level = 0.5 * (dark + bright)
    above = grey > level
    share = float(above.mean())
    if share in {0.0, 1.0}:
        return TwoClasses(level, dark, bright, 0.0)
    gap = float(grey[above].mean(dtype=float) - grey[~above].mean(dtype=float))
    variance = float(grey.var(dtype=float))
    return TwoClasses(level, dark, bright, share * (1.0 - share) * gap**2 / variance)


def _medians(grey: Grey, level: float) -> tuple[float, float]:
    above = grey > level
    low = float(np.median(grey[~above])) if not above.all() else level
    high = float(np.median(grey[above])) if above.any() else level
    return low, high


def without_shading(grey: Grey, degree: int) -> Grey:
    """Return `grey` less a slowly varying shading, mean kept.

    Parameters
    ----------
    grey : (rows, columns) float32
        Not modified.
    degree : int
        Of the polynomial in both coordinates; 0 leaves the picture as it is.

    Notes
    -----
    The shading is fitted together with the brightness of the two classes, in turns with
    the classes themselves, so that an uneven share of bright objects is no shading.
    """
    if degree == 0:
        return grey
    y, x = (np.linspace(-1.0, 1.0, n) for n in grey.shape)
    terms = [(i, j) for i in range(degree + 1) for j in range(degree + 1 - i) if i + j]
    waves = np.stack([(y[:, None] ** i * x**j).ravel() for i, j in terms], axis=1)
    flat = grey
    for _ in range(PASSES):
        bright = flat > two_classes(flat).level
        columns = np.column_stack([np.ones(grey.size), bright.ravel(), waves])
        normal = columns.T @ columns
        # one class only leaves a column of zeros; the smallest answer is the one wanted
        solved = np.linalg.lstsq(normal, columns.T @ grey.ravel(), rcond=None)[0]
        shading = (waves @ solved[2:]).reshape(grey.shape)
        flat = np.asarray(grey - (shading - shading.mean()), dtype=np.float32)
    return flat


def parted(objects: Mask, *, depth: float, least_area: float) -> Labels:
    """Return a label for each object, touching ones parted at their necks.

    Parameters
    ----------
    objects : (rows, columns) bool
        True inside; not modified.
    depth : float
        How much narrower than the objects a neck is that parts them, in the typical radius
        (three times the mean distance to the edge, exact for equal discs).
    least_area : float
        Smaller pieces are no objects [pixels].

    Notes
    -----
    Watershed of the distance to the edge, from the maxima that are `depth` deep.
    Source: F. Meyer, Signal Process. 38 (1994) 113-125 (flooding); P. Soille,
    Morphological Image Analysis (2003), section 6.3 (h-maxima).
    """
    pieces, _ = ndimage.label(objects)
    areas = np.bincount(pieces.ravel())
    kept = objects & (areas >= least_area)[pieces]
    if not kept.any():
        return np.zeros(objects.shape, dtype=np.int32)
    # the outside of the picture is unknown and therefore no edge
    distance = ndimage.distance_transform_edt(np.pad(kept, 1, mode="edge"))[1:-1, 1:-1]
    typical = 3.0 * float(distance[kept].mean())
    height = max(SHALLOWEST_NECK, depth * typical)
    peaks = h_maxima(distance, height).astype(bool) & kept
    markers, count = ndimage.label(peaks, structure=np.ones((3, 3)))
    # a piece that is flatter than the neck holds no maximum and is one object
    pieces, pieces_count = ndimage.label(kept)
    missing = np.setdiff1d(np.arange(1, pieces_count + 1), pieces[peaks])
    if missing.size:
        places = ndimage.maximum_position(distance, pieces, missing)
        for number, (row, column) in enumerate(places, start=count + 1):
            markers[row, column] = number
    found: Labels = watershed(-distance, markers, mask=kept).astype(np.int32)
    return found


class Regions(NamedTuple):
    """The labelled objects that lie whole inside the picture, and what each stands for."""

    label: Int32[np.ndarray, " whole"]
    area: Float[np.ndarray, " whole"]
    """[pixels]."""
    weight: Float[np.ndarray, " whole"]
    """Objects per pixel of area that one such object stands for."""
    cut: int
    """Objects that the edge of the picture cuts."""


def whole_regions(labels: Labels) -> Regions:
    """Return the whole objects, each weighted against the bias of the frame.

    A large object is cut by the frame more often than a small one; counting each whole one
    by the area in which its box can lie makes up for it exactly (R. E. Miles 1974 and
    C. Lantuejoul 1980; J. Serra, Image Analysis and Mathematical Morphology (1982) 246).
    """
    rows, columns = labels.shape
    whole, areas, weights, cut = [], [], [], 0
    counts = np.bincount(labels.ravel())
    for number, box in enumerate(ndimage.find_objects(labels), start=1):
        if box is None:
            continue
        tall, wide = box[0].stop - box[0].start, box[1].stop - box[1].start
        inside = box[0].start > 0 and box[1].start > 0
        if not (inside and box[0].stop < rows and box[1].stop < columns):
            cut += 1
            continue
        whole.append(number)
        areas.append(float(counts[number]))
        weights.append(1.0 / ((rows - 2 - tall + 1) * (columns - 2 - wide + 1)))
    return Regions(
        np.array(whole, dtype=np.int32),
        np.array(areas, dtype=float),
        np.array(weights, dtype=float),
        cut,
    )
