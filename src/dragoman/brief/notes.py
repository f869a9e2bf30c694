"""Footnotes: the verbatim quote, highlighted in its paragraph of the article."""

from bisect import bisect_left
from collections.abc import Collection, Iterable
from datetime import date, datetime

from dragoman.analysis.evidence import Evidence, cite
from dragoman.articles import clean_block
from dragoman.brief.coded import coded_words
from dragoman.brief.model import Cite, Note, Source
from dragoman.brief.plain import one_line
from dragoman.brief.when import published_words
from dragoman.records import (
    Article,
    Citation,
    CodedArticle,
    Event,
    Interval,
    KeptArticle,
    Record,
    Report,
    parties_of,
)

MOST_CONTEXT = 700
"""How many characters of a paragraph are shown on either side of the quote."""
MOST_CITES = 4
"""How many notes one line carries at the most."""

Pair = tuple[Article, CodedArticle]
"""An article as it was read, and its records."""
Place = tuple[str, int, str]
"""An article, where in it, and which words; for the world data no article."""


class Notes:
    """Collects citations in the order in which they are made, one note for one quote."""

    def __init__(self, evidence: Evidence, known_on: datetime | None = None) -> None:
        """Take what holds the articles that will be cited."""
        self._evidence = evidence
        self._known_on = known_on
        self._marks: dict[Place, list[Cite]] = {}
        self._cited: dict[Place, dict[str, Record]] = {}
        self._articles: dict[str, KeptArticle] = {}
        self._reports: dict[str, dict[str, Report]] = {}

    def cite(self, *citations: Citation, most: int = MOST_CITES) -> tuple[Cite, ...]:
        """Cite words of articles, no place twice; the same words get the same note again."""
        places: dict[Place, list[Citation]] = {}
        for one in citations:
            places.setdefault((one.article, one.start, one.quote), []).append(one)
        found = []
        for place, some in list(places.items())[:most]:
            found.append(self._mark(place))
            known = self._cited.setdefault(place, {})
            known.update({one.report: record for one in some if (record := self.record(one)) is not None})
        return tuple(found)

    def cite_world(self, words: str) -> Cite:
        """Cite a line of the world data, which no article tells."""
        return self._mark(("", 0, words))

    def record(self, citation: Citation) -> Record | None:
        """Give the record that a citation is of."""
        report = self._told(citation.article).get(citation.report)
        return report.record if report else None

    def parties(self, citations: Iterable[Citation]) -> frozenset[str]:
        """Give the ids of all whom some cited records name."""
        records = [record for one in citations if (record := self.record(one)) is not None]
        return frozenset(party for record in records for party in parties_of(record))

    def covering(
        self, told: Iterable[Citation], parties: Collection[str], more: Iterable[Citation] = ()
    ) -> tuple[Citation, ...]:
        """Add to citations of an effort such more as name the parties that they do not.

        Args:
            told: what is cited anyhow.
            parties: all who have part in the effort.
            more: what else may be cited; before it the efforts as their articles tell them as a whole.
        """
        chosen = list(told)
        missing = set(parties) - self.parties(chosen)
        whole = [one for cited in chosen for one in self._efforts(cited.article)]
        for one in (*whole, *more):
            named = self.parties([one])
            if missing & named and named <= set(parties):
                chosen.append(one)
                missing -= named
        return tuple(chosen)

    def dating(self, citation: Citation, when: Interval) -> tuple[Citation, ...]:
        """Cite the act of the same article that gives a claim its day, the nearest to it; none if none does."""
        days = when.start, when.end
        acts = [
            (abs(one.record.start - citation.start), one.id, one)
            for one in self._told(citation.article).values()
            if isinstance(one.record, Event) and one.record.time is not None
            if (one.record.time.start, one.record.time.end) == days
        ]
        return (cite(min(acts)[-1]),) if acts else ()

    def _efforts(self, article: str) -> list[Citation]:
        """The mediation efforts that an article tells as a whole."""
        return [cite(one) for one in self._told(article).values() if one.kind == "mediation"]

    def words(self, citation: Citation) -> str:
        """Give the words of a quote without its markup."""
        return _passage(self._kept(citation.article).article, citation.start, citation.quote)[1]

    def sources(self, besides: Iterable[KeptArticle] = ()) -> tuple[Source, ...]:
        """Number the articles cited so far, and some others, by publication."""
        ids = {place[0] for place in self._marks if place[0]}
        kept = {one.id: one for one in (*besides, *map(self._kept, sorted(ids)))}
        ordered = sorted(
            kept.values(), key=lambda one: (str(one.article.published.latest or date.max), one.id)
        )
        number = {one.id: at for at, one in enumerate(ordered, start=1)}
        return tuple(_source(number[one.id], one, number) for one in ordered)

    def all(self, sources: Iterable[Source]) -> tuple[Note, ...]:
        """Give the notes made so far, by number, each with its source."""
        by_id = {one.id: one for one in sources}
        return tuple(self._note(place, marks, by_id) for place, marks in self._marks.items())

    def _told(self, article: str) -> dict[str, Report]:
        """The reports of an article, by id."""
        if article not in self._reports:
            found = self._evidence.reports(articles=(article,), known_on=self._known_on)
            self._reports[article] = {one.id: one for one in found}
        return self._reports[article]

    def _mark(self, place: Place) -> Cite:
        marks = self._marks.setdefault(place, [])
        note = marks[0].note if marks else len(self._marks)  # which counts this one already
        marks.append(Cite(note, len(marks) + 1))
        return marks[-1]

    def _kept(self, article: str) -> KeptArticle:
        if article not in self._articles:
            self._articles[article] = self._evidence.articles((article,), self._known_on)[0]
        return self._articles[article]

    def _note(self, place: Place, marks: list[Cite], by_id: dict[str, Source]) -> Note:
        article, start, quote = place
        if not article:
            words = one_line(quote)
            return Note(number=marks[0].note, source=None, before="", quote=words, after="", marks=len(marks))
        before, words, after = _passage(self._kept(article).article, start, quote)
        cited = self._cited.get(place, {})
        return Note(
            number=marks[0].note,
            source=by_id[article],
            before=_tail(before),
            quote=words,
            after=_head(after),
            marks=len(marks),
            coded=tuple(dict.fromkeys(coded_words(record) for record in cited.values())),
            reports=tuple(cited),
        )


def _source(number: int, kept: KeptArticle, numbers: dict[str, int]) -> Source:
    article = kept.article
    reprint = kept.story if kept.story != kept.id else None
    return Source(
        number=number,
        id=kept.id,
        article=one_line(article.name),
        outlet=one_line(article.outlet) if article.outlet else None,
        title=one_line(article.title) if article.title else None,
        published=published_words(article.published),
        basis=one_line(article.published.why),
        reprint_of=(f"the story of source {numbers[reprint]}" if reprint in numbers else "another's story")
        if reprint
        else None,
    )


def _passage(article: Article, start: int, quote: str) -> tuple[str, str, str]:
    """The paragraph around a quote, without markup: what stands before it, the quote, what stands after."""
    end = start + len(quote)
    block = next((b for b in article.blocks if b.start <= start and end <= b.end), None)
    if block is None:
        return "", one_line(quote), ""
    clean = clean_block(article, block)
    first, last = bisect_left(clean.offsets, start), bisect_left(clean.offsets, end)
    return (
        clean.text[:first],
        clean.text[first:last].strip(),
        _spaced(clean.text[first:last]) + clean.text[last:],
    )


def _spaced(words: str) -> str:
    """The space that a quote ended with, so that it is not lost."""
    return words[len(words.rstrip()) :]


def _tail(text: str) -> str:
    return text if len(text) <= MOST_CONTEXT else "… " + text[-MOST_CONTEXT:].partition(" ")[2]


def _head(text: str) -> str:
    return text if len(text) <= MOST_CONTEXT else text[:MOST_CONTEXT].rpartition(" ")[0] + " …"
