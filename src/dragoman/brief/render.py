"""A brief as one HTML file or as Markdown. Everything an article wrote is escaped: its text is hostile."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from dragoman.brief.labels import STANCE
from dragoman.brief.model import Brief, Shade
from dragoman.brief.plain import shortened

LONGEST_QUOTE = 320
SIGNS: Mapping[Shade, str] = {"solid": "●", "outlined": "○", "hatched": "◍", "dashed": "◌", "struck": "✕"}
LEGEND: Mapping[Shade, str] = {
    "solid": "told by two or more outlets",
    "outlined": "told by one",
    "hatched": "contested",
    "dashed": "planned, possible or threatened",
    "struck": "denied or not done",
}
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~!&$])|(?<=\w)(://)|(?<=\bwww)(\.)")


def to_html(brief: Brief) -> str:
    """Render one self-contained HTML file: no scripts, nothing fetched, readable on paper and on a telephone."""
    return _pages().get_template("brief.html").render(brief=brief, **_words())


def to_markdown(brief: Brief) -> str:
    """Render Markdown with footnotes."""
    return _notes().get_template("brief.md").render(brief=brief, **_words())


def escape_markdown(value: Any) -> Any:
    """Take the meaning from every character that Markdown gives one, and from addresses."""
    if not isinstance(value, str):
        return value
    return _MARKDOWN.sub(
        lambda found: "".join(f"&#{ord(c)};" if c in "<>&:/." else f"\\{c}" for c in found[0]), value
    )


def _words() -> dict[str, Any]:
    return {"signs": SIGNS, "legend": LEGEND, "stances": STANCE}


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
    return environment


@cache
def _notes() -> Environment:
    """Markdown is not HTML: `finalize` escapes every value put in, in place of Jinja's autoescape."""
    environment = Environment(  # noqa: S701 - see above
        loader=PackageLoader("dragoman.brief"),
        finalize=escape_markdown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["short"] = _short
    return environment


def _short(text: str) -> str:
    return shortened(text, LONGEST_QUOTE)
