"""A brief as plain text for a terminal, each line with its source beside it."""

import textwrap
from collections.abc import Iterator, Sequence

from dragoman.brief.labels import STANCE
from dragoman.brief.model import Brief, Cite, Happening
from dragoman.brief.plain import shortened
from dragoman.brief.render import LEGEND, SIGNS

LONGEST_QUOTE = 200


def digest(brief: Brief, width: int = 80) -> Iterator[str]:
    """Give the lines of a digest; headings are in capitals.

    Args:
        brief: what to tell.
        width: how many columns a line may have.
    """
    articles = "1 ARTICLE" if len(brief.sources) == 1 else f"{len(brief.sources)} ARTICLES"
    yield f"DIGEST OF {articles}"
    yield from _wrapped(f"{brief.lead.text} {_refs(brief, brief.lead.cites)}", width, "", "")
    for heading, items in _sections(brief):
        if items:
            yield ""
            yield heading
            for item in items:
                for depth, line in enumerate(item):
                    yield from _wrapped(
                        line, width, "  " if depth == 0 else "      ", "    " if depth == 0 else "      "
                    )
    yield ""
    yield "SOURCES"
    for source in brief.sources:
        title = f": {source.title}" if source.title else ""
        named = f"[{source.number}] {source.outlet or 'outlet not named'}, {source.published}{title}"
        yield from _wrapped(named, width, "  ", "      ")


def _sections(brief: Brief) -> Iterator[tuple[str, list[list[str]]]]:
    yield (
        "WHO MEDIATES BETWEEN WHOM",
        [
            [f"{SIGNS[one.shade]} {one.text} {_refs(brief, one.cites)}", one.detail, _quoted(one.quote)]
            for one in brief.mediations
        ],
    )
    yield (
        "HOW THEY STAND TO EACH OTHER",
        [
            [f"{SIGNS[one.shade]} {one.text} {_refs(brief, one.cites)}", *filter(None, [one.detail])]
            for one in brief.ties
        ],
    )
    yield (
        "WHAT IS CONTESTED, AND BY WHOM",
        [
            [
                f"{SIGNS['hatched']} {claim.proposition}",
                *(
                    f"{one.holder} {STANCE[one.stance]}: {_quoted(one.quote)} {_refs(brief, one.cites)}"
                    for one in claim.holdings
                ),
            ]
            for claim in brief.contested
        ],
    )
    yield (
        "WHAT STANDS IN THE WAY",
        [[f"{one.text} {_refs(brief, one.cites)}", *filter(None, [one.detail])] for one in brief.obstacles],
    )
    legend = " · ".join(f"{SIGNS[shade]} {words}" for shade, words in LEGEND.items())
    items = [[legend], *(_event(brief, one) for one in brief.timeline)]
    if brief.undated:
        items.append([f"and {len(brief.undated)} without a date of their own."])
    yield "WHAT HAPPENED WHEN", items if len(items) > 1 else []


def _event(brief: Brief, one: Happening) -> list[str]:
    status = f" ({one.status})" if one.status else ""
    said = f" On the word of {one.said_by}." if one.said_by else ""
    return [
        f"{SIGNS[one.shade]} {one.when}: {one.who}: {one.act}{status}",
        f"{_quoted(one.quote)}{said} {_refs(brief, one.cites)}",
    ]


def _quoted(words: str) -> str:
    return f"“{shortened(words, LONGEST_QUOTE)}”"


def _refs(brief: Brief, cites: Sequence[Cite]) -> str:
    """The articles cited, by their numbers in the list of sources."""
    numbers = dict.fromkeys(brief.notes[cite.note - 1].source.number for cite in cites)
    return f"[{', '.join(map(str, numbers))}]" if numbers else ""


def _wrapped(text: str, width: int, first: str, rest: str) -> Iterator[str]:
    yield from textwrap.wrap(
        text.strip(), width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )
