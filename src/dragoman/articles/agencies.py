"""Which news agency's word an article is, whatever masthead it stands under (`data/agencies.csv`)."""

import csv
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from dragoman.articles.clean import clean_block
from dragoman.records import Article, Block

DATA = Path(__file__).parent / "data" / "agencies.csv"
LONGEST_LINE = 80
"""Characters that a line of credit has at most."""
OPENING = 160
"""Characters of the first paragraph in which a dateline names the agency: "CAIRO, May 3 (Reuters) -"."""
_BRACKETED = re.compile(r"^[^.!?]{0,120}?[(\[](?P<name>[^()\[\]]{2,40})[)\]]\s*(?:[-–—:]|$)")
_PARTS = re.compile(r"\s*(?:[,/|;:•·]|\s[-–—]\s|\band\b|\bby\b|\bfor\b|\bstaff\b)\s*", re.IGNORECASE)


def agency_of(article: Article) -> str | None:
    """Give the agency that an article is signed by, in its byline or in the brackets of its dateline.

    An article that only names an agency in its text ("agencies reported") is not the agency's. One of several
    agencies is none's in particular.

    Args:
        article: as read.

    Returns:
        The agency's name, one for all its spellings; None where none signs.
    """
    lines = [
        article.byline or "",
        *(_words(article, block) for block in article.blocks if block.kind == "metadata"),
    ]
    short = [line for line in lines if len(line) <= LONGEST_LINE]
    signed = {name for line in short for part in _PARTS.split(line) if (name := agency_named(part))}
    if not signed:
        match = _BRACKETED.match(_opening(article))
        name = agency_named(match["name"]) if match else None
        signed = {name} if name else set()
    return signed.pop() if len(signed) == 1 else None


def agency_named(words: str) -> str | None:
    """Give the agency of a name; abbreviations count as written, so that "ap" and "uni" are none."""
    bare = " ".join(words.split()).strip(" .()[]")
    return _spellings().get(bare) or (_spellings().get(bare.title()) if len(bare) > len("ANSA.") else None)


def _opening(article: Article) -> str:
    """The beginning of the first paragraph, with the dateline that may stand apart from it."""
    bodies = [block for block in article.blocks if block.kind == "body"]
    if not bodies:
        return ""
    apart = [block for block in article.blocks if block.kind == "metadata" and block.end <= bodies[0].start][
        -1:
    ]
    return " ".join(_words(article, block)[:OPENING] for block in (*apart, bodies[0]))


def _words(article: Article, block: Block) -> str:
    return clean_block(article, block).text


@cache
def _spellings() -> Mapping[str, str]:
    with DATA.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        spelling: row["agency"]
        for row in rows
        for spelling in (row["agency"], *row["spellings"].split("|"))
        if spelling
    }
