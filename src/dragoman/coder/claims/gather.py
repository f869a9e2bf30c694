"""All claims of an article: its positions found and joined."""

from collections.abc import Iterator, Sequence

from dragoman.coder.claims.find import Finder
from dragoman.coder.claims.held import Held
from dragoman.coder.claims.join import join
from dragoman.coder.lexicon import Lexicon
from dragoman.coder.page import Paragraph
from dragoman.coder.who import Who
from dragoman.records import Claim


def claims_of(
    paragraphs: Sequence[Paragraph], resolvers: Sequence[Who], lexicon: Lexicon
) -> tuple[Claim, ...]:
    """All claims of an article; positions on the same proposition are joined, contested where they differ.

    What the outlet says in its own voice makes no claim, but it is a position on one that somebody else denies,
    doubts or cannot confirm (codebook section 5).
    """
    return tuple(join(list(_positions(paragraphs, resolvers, lexicon))))


def _positions(paragraphs: Sequence[Paragraph], resolvers: Sequence[Who], lexicon: Lexicon) -> Iterator[Held]:
    """The positions of all sentences of the body, which are numbered through the article."""
    number = 0
    for paragraph, who in zip(paragraphs, resolvers, strict=True):
        if paragraph.kind == "body":
            for sentence in paragraph.doc.sents:
                yield from Finder(paragraph, who.at(sentence), lexicon, number).positions(sentence)
                number += 1
