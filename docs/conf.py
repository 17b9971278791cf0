"""Settings of the documentation."""

import importlib.metadata

project = "Poreform"
author = "The Poreform authors"
release = importlib.metadata.version("poreform")
extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx.ext.mathjax",
]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"Poreform {release}"
myst_enable_extensions = ["dollarmath", "deflist", "colon_fence"]
myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True, "undoc-members": False}
suppress_warnings = ["myst.header"]
nitpicky = False
