"""What `scan` and `run` share."""

import pytest

from poreform.cli.scanning import Order, carry_out
from poreform.core.errors import InputError


def test_a_scan_of_a_recipe_without_one_says_what_to_do(recipe, tmp_path):
    text = recipe.read_text(encoding="utf-8")
    start = text.index("[scan]")
    after = text.find("\n[", start)
    path = tmp_path / "one.toml"
    path.write_text(text[:start] + (text[after:] if after > 0 else ""), encoding="utf-8")
    order = Order(path, tmp_path / "out", None, 0, scheduler=None, whole_scan=True)
    with pytest.raises(InputError, match=r"has no \[scan\]; add one, or make one membrane"):
        carry_out(order, as_json=False)
    assert not (tmp_path / "out").exists()
