"""The values of the answer."""

from poreform.window.window import Bound, Point, Slope, Status, Window


def test_the_width_needs_both_values():
    lower = Bound("Tl", "porosity", Status.OK, "r", value=137.5)
    upper = Bound("Tu", "breaking_extension", Status.OK, "r", value=152.5)
    none = Bound("Tu", "breaking_extension", Status.CENSORED, "r")
    assert Window(lower, upper, qualifies=True, reason="r").width == 15.0
    assert Window(lower, none, qualifies=None, reason="r").width is None


def test_a_status_reads_as_its_word():
    assert Status.NOT_RESOLVED == "not resolved"


def test_a_slope_stands_for_the_middle_of_its_interval():
    assert Slope(135.0, 1.0, None, (1, 1)).middle == 137.5


def test_a_point_counts_its_replicates():
    assert Point(100.0, (50.0, 51.0), 50.5, None).count == 2
