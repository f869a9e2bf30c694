"""How the documentation is built (`make docs`): Sphinx, Markdown by MyST, nothing from another host."""

import sys
from importlib.metadata import version as version_of
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "extensions"))

project = "Dragoman"
author = "The Dragoman developers"
version = release = version_of("dragoman")

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
    "lexicon_table",
]
exclude_patterns = ["_build", "extensions"]
templates_path: list[str] = []

myst_enable_extensions = ["colon_fence", "deflist", "linkify"]
myst_heading_anchors = 3
nb_execution_mode = "off"  # the notebook carries its outputs; a test runs it and compares them

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_default_options = {"members": True, "undoc-members": False, "show-inheritance": False}
nitpicky = False

html_theme = "furo"
html_title = "Dragoman"
html_static_path = ["_static"]
html_css_files = ["dragoman.css"]
html_favicon = "../src/dragoman/web/static/icon.svg"
html_show_sourcelink = False
html_copy_source = False
copybutton_prompt_text = "$ "
