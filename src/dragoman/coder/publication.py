"""When the article was published: as stated on the page, else as the text lets one infer (codebook section 1)."""

import re
from collections.abc import Iterable, Iterator, Sequence

from dragoman.articles.clean import CleanText
from dragoman.dates import infer_published
from dragoman.records import Article, Block, Published
from dragoman.world import Mention, Referent, World

Tenure = tuple[str, str | None, str | None]

FORMER = re.compile(
    r"\b(?:former|ex|late|then|onetime|ousted|deposed)(?:[ -][\w’']+){0,4}[ -]$", re.IGNORECASE
)
# The words before a name that tell which of a person's offices is meant.
OFFICE_WORDS = {
    "foreign-minister": re.compile(
        r"\b(?:foreign minister|secretary of state|foreign secretary)\b", re.IGNORECASE
    ),
    "head-of-government": re.compile(r"\b(?:prime minister|premier|chancellor)\b", re.IGNORECASE),
    "defence-minister": re.compile(r"\b(?:defen[cs]e (?:minister|secretary))\b", re.IGNORECASE),
    "head-of-state": re.compile(r"\b(?:president|king|emir|sultan)\b", re.IGNORECASE),
}
DEPUTY = re.compile(r"\b(?:vice|deputy|first)[ -]", re.IGNORECASE)
BEFORE = 40


def published_of(
    article: Article,
    blocks: Sequence[Block],
    cleans: Sequence[CleanText],
    mentions: Sequence[tuple[Mention, ...]],
    world: World,
) -> Published:
    """The publication interval of an article, with its basis.

    Args:
        article: as read.
        blocks: its blocks that are coded.
        cleans: their texts.
        mentions: the names in those texts.
        world: tells which of them count.
    """
    if article.published.basis == "stated":
        return article.published
    body = [c.text for b, c in zip(blocks, cleans, strict=True) if b.kind == "body"]
    context = world.context(m for found in mentions for m in found)
    tenures: list[Tenure] = []
    for block, clean, found in zip(blocks, cleans, mentions, strict=True):
        if block.kind != "section":
            tenures.extend(t for m in found if m.text in context for t in _tenures(m, clean.text))
    return infer_published(body, tenures, dateline=_dateline(article))


def _dateline(article: Article) -> str:
    """The line of place and day that opens the text ("MUSCAT, May 11 (Gulf Courier) –"), or nothing."""
    if not article.dateline:
        return ""
    lines = (article.block_text(b) for b in article.blocks if b.kind == "metadata")
    return next((line for line in lines if line.startswith(article.dateline)), "")


def _tenures(mention: Mention, text: str) -> Iterator[Tenure]:
    """The times in which the one person that a name stands for held the office spoken of, or any office."""
    people = {r.person for r in mention.candidates if r.person}
    if len(people) != 1 or any(r.weak or not r.person for r in mention.candidates):
        return
    before = text[max(0, mention.start - BEFORE) : mention.start]
    if FORMER.search(before):
        return
    for held in _meant([r for r in mention.candidates if r.office], before):
        yield (
            mention.text,
            held.since.isoformat() if held.since else None,
            held.until.isoformat() if held.until else None,
        )


def _meant(held: Iterable[Referent], before: str) -> list[Referent]:
    """The tenures of the office that stands before the name; all of them where none or an unknown one does."""
    every = list(held)
    phrase = re.split(r"[,.;:]", before)[-1]
    if DEPUTY.search(phrase):
        return every
    for office, words in OFFICE_WORDS.items():
        if words.search(phrase):
            return [r for r in every if r.office == office] or every
    return every
