"""The operator in links against the matrix it stands for."""

import numpy as np
import pytest

from poreform.structure.kernels import links
from poreform.structure.kernels.multigrid import links_of


@pytest.fixture
def operator() -> links.Links:
    rng = np.random.default_rng(3)
    shape = (5, 4, 6)
    return links_of(*(rng.random(shape) for _ in range(4)))


def test_a_constant_feels_its_sinks_alone(operator):
    u = np.full(operator.x.shape, 2.0)
    out = np.empty_like(u)
    energy = links.apply(operator, u, out)
    bare = links.diagonal_of(operator.x, operator.y, operator.z, np.zeros_like(u))
    assert out == pytest.approx(2.0 * (operator.diagonal - bare))
    assert energy == pytest.approx(float((u * out).sum()))


def test_the_operator_is_symmetric(operator):
    rng = np.random.default_rng(4)
    a, b = rng.random(operator.x.shape), rng.random(operator.x.shape)
    image_a, image_b = np.empty_like(a), np.empty_like(b)
    links.apply(operator, a, image_a)
    links.apply(operator, b, image_b)
    assert links.dot(image_a, b) == pytest.approx(links.dot(a, image_b), rel=1e-14)


def test_a_link_acts_between_its_two_cells_across_the_periodic_seam():
    strengths = [np.zeros((4, 3, 3)) for _ in range(4)]
    strengths[0][3, 1, 1] = 2.0
    operator = links_of(*strengths)
    u = np.zeros((4, 3, 3))
    u[0, 1, 1] = 5.0
    out = np.empty_like(u)
    links.apply(operator, u, out)
    expected = np.zeros_like(u)
    expected[0, 1, 1], expected[3, 1, 1] = 10.0, -10.0
    assert out == pytest.approx(expected)


def test_a_relaxation_leaves_the_solution_where_it_is(operator):
    rng = np.random.default_rng(5)
    u = rng.random(operator.x.shape)
    f, out = np.empty_like(u), np.empty_like(u)
    links.apply(operator, u, f)
    links.relax(operator, f, u, 0.7, out)
    assert out == pytest.approx(u)


def test_the_restricted_residual_adds_up_to_the_whole(operator):
    rng = np.random.default_rng(6)
    u, f = rng.random(operator.x.shape), rng.random(operator.x.shape)
    image, coarse = np.empty_like(u), np.empty((3, 2, 3))
    links.apply(operator, u, image)
    links.restrict_residual(operator, f, u, coarse)
    assert coarse.sum() == pytest.approx((f - image).sum())
    assert coarse[2, 1, 2] == pytest.approx((f - image)[4:, 2:, 4:].sum())


def test_nothing_is_prolonged_into_a_cell_that_takes_no_part():
    strengths = [np.zeros((4, 4, 4)) for _ in range(4)]
    strengths[0][0, 0, 0] = 1.0
    u = np.zeros((4, 4, 4))
    links.add_prolonged(links_of(*strengths), np.ones((2, 2, 2)), u)
    assert u.sum() == 2.0
