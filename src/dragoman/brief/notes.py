"""Footnotes: the verbatim quote, highlighted in its paragraph of the article."""

from bisect import bisect_left
from collections.abc import Sequence

from dragoman.articles import clean_block
from dragoman.brief.model import Cite, Note, Source
from dragoman.brief.plain import one_line
from dragoman.brief.when import published_words
from dragoman.records import Article, CodedArticle

MOST_CONTEXT = 700
"""How many characters of a paragraph are shown on either side of the quote."""

Pair = tuple[Article, CodedArticle]


class Notes:
    """Collects citations in the order in which they are made, one note for one quote."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        """Take the articles that will be cited."""
        self._pairs = pairs
        self.sources = tuple(_source(number, *pair) for number, pair in enumerate(pairs, start=1))
        self._marks: dict[tuple[int, int, str], list[Cite]] = {}

    def cite(self, at: int, start: int, quote: str) -> Cite:
        """Cite words of article number `at`; the same words get the same note again."""
        marks = self._marks.setdefault((at, start, quote), [])
        note = marks[0].note if marks else len(self._marks)  # which counts this one already
        marks.append(Cite(note, len(marks) + 1))
        return marks[-1]

    def words(self, at: int, start: int, quote: str) -> str:
        """Give the words of a quote without its markup."""
        return _passage(self._pairs[at][0], start, quote)[1]

    def all(self) -> tuple[Note, ...]:
        """Give the notes made so far, by number."""
        notes = []
        for (at, start, quote), marks in self._marks.items():
            before, words, after = _passage(self._pairs[at][0], start, quote)
            notes.append(
                Note(
                    number=marks[0].note,
                    source=self.sources[at],
                    before=_tail(before),
                    quote=words,
                    after=_head(after),
                    marks=len(marks),
                )
            )
        return tuple(notes)


def _source(number: int, article: Article, coded: CodedArticle) -> Source:
    return Source(
        number=number,
        article=one_line(article.name),
        outlet=one_line(coded.outlet) if coded.outlet else None,
        title=one_line(coded.title) if coded.title else None,
        published=published_words(coded.published),
        basis=one_line(coded.published.why),
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
