"""Articles: one as it was read with what was coded of it, and finding them by their words."""

from bisect import bisect_left
from datetime import UTC, datetime

import msgspec

from dragoman.articles import clean_block
from dragoman.ledger.doubt import doubts_about
from dragoman.records import KeptArticle, Report
from dragoman.web.answers.overview import ArticleLine, article_line
from dragoman.web.answers.registry import Answered, NothingThereError, times, whole_names
from dragoman.web.asked import ArticleAsked, AskedWronglyError, SearchAsked, cursor_of, parts_of
from dragoman.web.desk import Desk
from dragoman.world import EntityRecord, World

MOST_FOUND = 1000
"""Further than this nobody reads on; other words find what is wanted."""
AROUND = 90
"""How many characters are shown before and after words that were found."""


class CodedReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report, and why it may be wrong or disputed."""

    report: Report
    doubts: tuple[str, ...]


class ArticleAnswer(Answered, frozen=True, kw_only=True):
    """An article as it was read, and its reports in the order of the text.

    `retold` are the other articles of the same story, which are not independent of it.
    """

    article: KeptArticle
    reports: tuple[CodedReport, ...]
    retold: tuple[ArticleLine, ...]


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """Words of an article that were searched for, in theirs: `text[start:end]` is what was found."""

    start: int
    end: int


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """An article in which words were found, and the places in its text, in characters."""

    article: ArticleLine
    text: str
    found: tuple[Passage, ...]


class SearchAnswer(Answered, frozen=True, kw_only=True):
    """Actors of that name, and articles with these words, the best match first.

    `text` of a hit is the part of the article around what was found first; places are in it. Actors stand
    in the first part alone.
    """

    q: str
    entities: tuple[EntityRecord, ...]
    hits: tuple[Hit, ...]
    next: str | None


def article(desk: Desk, world: World, asked: ArticleAsked) -> ArticleAnswer:
    """Give an article with its reports."""
    del world
    kept = desk.articles([asked.id], asked.known_on)
    if not kept:
        raise NothingThereError(
            f"{asked.id}: no article has this id, or none had at the moment asked for; search for its words."
        )
    reports = desk.reports(articles=[asked.id], known_on=asked.known_on)
    again = [one for one in desk.retold(asked.id) if one != asked.id]
    others = desk.articles(again, asked.known_on) if again else ()
    return ArticleAnswer(
        **times(asked),
        article=kept[0],
        reports=tuple(CodedReport(report=one, doubts=doubts_about(one)) for one in reports),
        retold=tuple(article_line(one) for one in others if one.story == kept[0].story),
    )


def search(desk: Desk, world: World, asked: SearchAsked) -> SearchAnswer:
    """Find actors by name and articles by words."""
    words = asked.q.strip()
    first, known_on = _place(asked)
    after = first + asked.limit
    every = desk.search(words, after + 1, known_on) if words else ()
    found = every[first:after]
    kept = {one.id: one for one in desk.articles([one.article for one in found], known_on)} if found else {}
    ids = set() if first else {*whole_names(words, world), words.upper()}
    moment = (known_on or datetime.now(UTC)).isoformat()
    return SearchAnswer(
        **times(asked),
        q=words,
        entities=tuple(one for ident in sorted(ids) if (one := world.entity(ident))),
        hits=tuple(_hit(kept[one.article], one.words) for one in found if one.article in kept),
        next=cursor_of(str(after), moment) if len(every) > after and after < MOST_FOUND else None,
    )


def _place(asked: SearchAsked) -> tuple[int, datetime | None]:
    """Where to go on, and as known when: a list that goes on stays as it was when it was begun."""
    if not asked.cursor:
        return 0, asked.known_on
    number, moment = parts_of(asked.cursor, 2)
    try:
        first, known_on = int(number), datetime.fromisoformat(moment)
    except ValueError:
        first, known_on = -1, None
    if not 0 <= first <= MOST_FOUND:
        raise AskedWronglyError("the cursor is none of ours: take `next` of the answer before, unchanged.")
    return first, asked.known_on or known_on


def _hit(kept: KeptArticle, words: tuple[tuple[int, int], ...]) -> Hit:
    """Cut an article to the part of a paragraph around the first words that were found."""
    line, article = article_line(kept), kept.article
    block = next((b for b in article.blocks for w in words[:1] if b.start <= w[0] < b.end), None)
    if block is None:
        return Hit(article=line, text="", found=())
    clean = clean_block(article, block)
    places = [
        (bisect_left(clean.offsets, a), bisect_left(clean.offsets, b))
        for a, b in words
        if block.start <= a and b <= block.end
    ]
    begin = max(0, places[0][0] - AROUND)
    begin = clean.text.rfind(" ", 0, begin) + 1 if begin else 0
    end = min(len(clean.text), places[0][1] + 3 * AROUND)
    within = (Passage(start=a - begin, end=b - begin) for a, b in places if b <= end)
    return Hit(article=line, text=clean.text[begin:end], found=tuple(within))
