"""Poreform: microporous polymer membranes by thermally induced phase separation."""

__version__ = "0.1.0"
