"""Cosine and Fourier transforms that fit the walls of a grid, and their Laplacians."""

from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec

import numpy as np
import scipy.fft
from numba import get_num_threads

from poreform.sim.grid import Field3D, Grid
from poreform.sim.kernels.damping import Transform

BACKEND = "ducc0" if find_spec("ducc0") is not None else "scipy"
"""Fourier library in use: ducc0 when it is installed, else SciPy."""


@dataclass(frozen=True)
class Fourier:
    """Transforms of one grid: cosines along walls, waves along periodic axes.

    Each one-dimensional transform is computed on its own, so that the bits do not depend
    on the number of threads.
    """

    grid: Grid
    backend: str = BACKEND

    @cached_property
    def waves(self) -> tuple[int, ...]:
        """Periodic axes of more than one cell; the last one is stored by half."""
        return tuple(
            axis
            for axis in range(3)
            if self.grid.periodic[axis] and self.grid.shape[axis] > 1
        )

    @cached_property
    def cosines(self) -> tuple[int, ...]:
        """Axes of more than one cell between walls."""
        return tuple(
            axis
            for axis in range(3)
            if not self.grid.periodic[axis] and self.grid.shape[axis] > 1
        )

    @cached_property
    def angles(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Wave numbers [1/cell] along each axis, shaped to broadcast."""
        found: list[np.ndarray] = []
        for axis, count in enumerate(self.grid.shape):
            angle: np.ndarray
            if axis in self.cosines:
                angle = np.pi * np.arange(count) / count
            elif self.waves and axis == self.waves[-1]:
                angle = 2.0 * np.pi * np.fft.rfftfreq(count)
            else:
                angle = 2.0 * np.pi * np.fft.fftfreq(count)
            found.append(np.reshape(angle, [-1 if a == axis else 1 for a in range(3)]))
        return found[0], found[1], found[2]

    @cached_property
    def spectral(self) -> Field3D:
        """Minus the exact Laplacian, k^2 [1/cell^2]."""
        return np.asarray(sum(angle**2 for angle in self.angles))

    @cached_property
    def stencil(self) -> Field3D:
        """Minus the seven-point Laplacian [1/cell^2]."""
        return np.asarray(sum(2.0 - 2.0 * np.cos(angle) for angle in self.angles))

    def forward(self, field: Field3D) -> Transform:
        """Return the transform of `field`; complex when an axis is periodic."""
        threads = get_num_threads()
        if self.backend == "ducc0":
            return self._forward_ducc(field, threads)
        out: Transform = field
        if self.cosines:
            out = scipy.fft.dctn(out, axes=self.cosines, workers=1)
        if self.waves:
            out = scipy.fft.rfftn(out, axes=self.waves, workers=1)
        return out

    def backward(self, transform: Transform) -> Field3D:
        """Return the field of `transform`."""
        threads = get_num_threads()
        if self.backend == "ducc0":
            return self._backward_ducc(transform, threads)
        out: Transform = transform
        if self.waves:
            lengths = [self.grid.shape[axis] for axis in self.waves]
            out = scipy.fft.irfftn(out, s=lengths, axes=self.waves, workers=1)
        if self.cosines:
            out = scipy.fft.idctn(out, axes=self.cosines, workers=1)
        return np.asarray(out)

    def _forward_ducc(self, field: Field3D, threads: int) -> Transform:
        from ducc0 import fft  # noqa: PLC0415 - an optional extra

        out: Transform = field
        if self.cosines:
            out = fft.dct(out, 2, self.cosines, nthreads=threads)
        if self.waves:
            out = fft.r2c(out, axes=self.waves, nthreads=threads)
        return out

    def _backward_ducc(self, transform: Transform, threads: int) -> Field3D:
        from ducc0 import fft  # noqa: PLC0415 - an optional extra

        out: Transform = transform
        if self.waves:
            length = self.grid.shape[self.waves[-1]]
            out = fft.c2r(
                out,
                axes=self.waves,
                lastsize=length,
                forward=False,
                inorm=2,
                nthreads=threads,
                allow_overwriting_input=False,
            )
        if self.cosines:
            out = fft.dct(out, 3, self.cosines, inorm=2, nthreads=threads)
        return np.asarray(out)
