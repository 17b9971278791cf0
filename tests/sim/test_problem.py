"""What makes no problem."""

import pytest

from poreform.core.errors import InputError


@pytest.mark.parametrize("composition", [0.0, 1.0, -0.2])
def test_a_dope_holds_both_polymer_and_solvent(make_problem, composition):
    with pytest.raises(InputError, match="between 0 and 1"):
        make_problem(composition=composition)


@pytest.mark.parametrize("fluctuation", [-0.1, 0.3])
def test_a_fluctuation_stays_clear_of_the_bounds(make_problem, fluctuation):
    with pytest.raises(InputError, match="clear of 0 and 1"):
        make_problem(fluctuation=fluctuation)
