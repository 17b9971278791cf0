"""Mutual information between a reading to come and the interval it should settle."""

import math

import numpy as np
from jaxtyping import Float, Int

CELLS = 48
"""Cells of the histogram of the reading to come."""

MARGIN = 3.0
"""Deviations of noise that the histogram reaches beyond the outermost draws."""


def expected_information(
    value: Float[np.ndarray, " draws"],
    interval: Int[np.ndarray, " draws"],
    deviation: float,
) -> float:
    """Return what one reading is expected to tell about the interval [bit].

    I = H(interval) - E[H(interval | reading)], with the reading = value + normal noise,
    and every density taken from the draws.

    Parameters
    ----------
    value : (draws,) float
        The curve at the place of the reading, one a draw [%].
    interval : (draws,) int
        The interval that holds the greatest slope of the same draw.
    deviation : float
        Standard deviation of one reading [%], above 0.

    Returns
    -------
    float
        [bit], at least 0 and at most the entropy of the interval.

    Notes
    -----
    Accuracy: what finite draws feign is taken off to first order, (sum of cells that each
    interval fills - intervals - cells filled + 1)/(2 draws ln 2); of two independent
    columns 0.03 bit stay at 4000 draws, 0.2 at 1000 and 1 at 250 (of 0.1, 0.4 and 1.5).
    Cost: O(draws + intervals cells^2).

    Source: D. V. Lindley, Ann. Math. Stat. 27 (1956) 986; T. M. Cover and J. A. Thomas,
    Elements of Information Theory, 2nd ed., Wiley 2006, eq. 2.28; the correction is that of
    G. A. Miller, in Information Theory in Psychology, Free Press 1955, p. 95, with cells
    counted as the noise smears them.
    """
    low, high = value.min() - MARGIN * deviation, value.max() + MARGIN * deviation
    edges = np.linspace(low, high, CELLS + 1)
    cell = np.clip(((value - low) / (high - low) * CELLS).astype(int), 0, CELLS - 1)
    labels, place = np.unique(interval, return_inverse=True)
    counts = np.bincount(place * CELLS + cell, minlength=labels.size * CELLS)
    middle = 0.5 * (edges[1:] + edges[:-1])
    spread = np.exp(-0.5 * ((middle[:, None] - middle[None, :]) / deviation) ** 2)
    spread /= spread.sum(axis=1, keepdims=True)
    seen = counts.reshape(labels.size, CELLS) / value.size
    joint = seen @ spread
    feigned = _feigned(joint, seen @ (spread * spread), value.size)
    return max(_mutual(joint) - feigned, 0.0)


def entropy(interval: Int[np.ndarray, " draws"]) -> float:
    """Return the entropy of the interval [bit]."""
    _, counts = np.unique(interval, return_counts=True)
    share = counts / interval.size
    return float(-(share * np.log2(share)).sum())


def _mutual(joint: Float[np.ndarray, "labels cells"]) -> float:
    product = joint.sum(axis=1, keepdims=True) * joint.sum(axis=0, keepdims=True)
    held = (joint > 0.0) & (product > 0.0)  # the product of two small shares underflows
    return float((joint[held] * np.log2(joint[held] / product[held])).sum())


def _feigned(
    joint: Float[np.ndarray, "labels cells"],
    squared: Float[np.ndarray, "labels cells"],
    draws: int,
) -> float:
    """Return the information [bit] that finite draws show where there is none.

    A cell that is smeared over m others counts as 1/m of a cell.
    """

    def filled(part: Float[np.ndarray, "..."], whole: Float[np.ndarray, "..."]) -> float:
        return float(
            np.divide(part, whole, out=np.zeros_like(part), where=whole > 0.0).sum()
        )

    alone = filled(squared, joint)
    together = filled(squared.sum(axis=0), joint.sum(axis=0))
    return (alone - len(joint) - together + 1.0) / (2.0 * draws * math.log(2.0))
