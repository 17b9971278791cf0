"""The length of a scale bar, and the words over it."""

import numpy as np


def round_length(width: float) -> float:
    """Return the greatest 1, 2 or 5 times a power of ten below a third of `width`."""
    third = width / 3.0
    decade = 10.0 ** np.floor(np.log10(third))
    return float(max(step for step in (1.0, 2.0, 5.0) if step * decade <= third) * decade)


def length_label(length: float) -> str:
    """Return `length` [m] in micrometres, or in nanometres below a tenth of one."""
    return f"{length * 1e6:g} µm" if length >= 1e-7 else f"{length * 1e9:g} nm"
