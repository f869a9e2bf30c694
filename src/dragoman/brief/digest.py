"""A brief as plain text for a terminal, each line with its source beside it."""

import textwrap
from collections.abc import Iterator, Sequence

from dragoman.brief.model import Brief, Cite, Line, Section
from dragoman.brief.plain import shortened
from dragoman.brief.signs import LEGEND, SIGNS

LONGEST_QUOTE = 200
SHOWN = ("mediations", "ties", "contested", "obstacles", "changed", "timeline")
"""The sections of a digest, in its order; the brief has all of them."""


def digest(brief: Brief, width: int = 80) -> Iterator[str]:
    """Give the lines of a digest; headings are in capitals.

    Args:
        brief: what to tell.
        width: how many columns a line may have.
    """
    articles = "1 ARTICLE" if len(brief.sources) == 1 else f"{len(brief.sources)} ARTICLES"
    yield f"DIGEST OF {articles}"
    yield from _wrapped(f"{brief.lead.text} {_refs(brief, brief.lead.cites)}", width, "", "")
    for key in SHOWN:
        section = brief.section(key)
        if section is not None:
            yield from _section(section, brief, width)
    undated = brief.section("undated")
    if undated is not None:
        yield from _wrapped(f"and {len(undated.lines)} that no text dates.", width, "  ", "  ")
    yield ""
    yield "SOURCES"
    for source in brief.sources:
        title = f": {source.title}" if source.title else ""
        named = f"[{source.number}] {source.outlet or 'outlet not named'}, {source.published}{title}"
        yield from _wrapped(named, width, "  ", "      ")


def _section(section: Section, brief: Brief, width: int) -> Iterator[str]:
    yield ""
    yield section.title.upper()
    if section.key == "timeline":
        legend = " · ".join(f"{SIGNS[shade]} {words}" for shade, words in LEGEND.items())
        yield from _wrapped(legend, width, "  ", "    ")
    for line in section.lines:
        yield from _item(line, brief, width, 2)


def _item(line: Line, brief: Brief, width: int, indent: int) -> Iterator[str]:
    sign = f"{SIGNS[line.shade]} " if line.shade else ""
    when = f"{line.when}: " if line.when else ""
    words = f"{sign}{when}{line.text} {_refs(brief, line.cites)}"
    yield from _wrapped(words, width, " " * indent, " " * (indent + 2))
    quote = f"“{shortened(line.quote, LONGEST_QUOTE)}”" if line.quote else ""
    for more in filter(None, (line.detail, quote)):
        yield from _wrapped(more, width, " " * (indent + 4), " " * (indent + 4))
    for one in line.below:
        yield from _item(one, brief, width, indent + 4)


def _refs(brief: Brief, cites: Sequence[Cite]) -> str:
    """The articles cited, by their numbers in the list of sources."""
    sources = (brief.notes[cite.note - 1].source for cite in cites)
    numbers = sorted({source.number for source in sources if source})
    return f"[{', '.join(map(str, numbers))}]" if numbers else ""


def _wrapped(text: str, width: int, first: str, rest: str) -> Iterator[str]:
    yield from textwrap.wrap(
        text.strip(), width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )
