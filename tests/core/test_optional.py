"""Optional packages are asked for when they are needed."""

import pytest

from poreform.core.errors import MissingExtraError
from poreform.core.optional import require


def test_what_is_installed_is_given():
    assert require("json", extra="web").dumps([1]) == "[1]"


def test_what_is_not_installed_names_its_install_line():
    with pytest.raises(MissingExtraError, match=r"pip install 'poreform\[vtk\]'"):
        require("no_such_package_anywhere", extra="vtk")
