"""A brief as one HTML file. Everything an article wrote is escaped: its text is hostile."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dragoman.analysis.events import Shade
from dragoman.brief.drawing import mark
from dragoman.brief.model import Brief
from dragoman.brief.plain import shortened
from dragoman.brief.signs import LEGEND, LONGEST_QUOTE, world_label


def to_html(brief: Brief) -> str:
    """Render one self-contained HTML file: no scripts, nothing fetched, readable on paper and on a telephone."""
    template = _pages().get_template("brief.html")
    return template.render(brief=brief, legend=LEGEND, world_label=world_label())


@cache
def _pages() -> Environment:
    environment = Environment(
        loader=PackageLoader("dragoman.brief"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["short"] = _short
    environment.globals["mark"] = _mark
    # our own drawings, in which every word was escaped when it was put in
    environment.filters["drawing"] = Markup
    return environment


def _mark(shade: Shade | None, quad: str) -> Markup:
    """The mark of a line; an empty place where it has none. Its only words are those of the legend."""
    return Markup(mark(shade, quad, LEGEND[shade]) if shade else "<span></span>")  # noqa: S704 - see above


def _short(text: str) -> str:
    return shortened(text, LONGEST_QUOTE)
