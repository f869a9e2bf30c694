"""An article's text cut where coded words begin and end, so that a page can mark them."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from dragoman.articles import CleanText, clean_block
from dragoman.records import Article, BlockKind, Report


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """Words that the same records rest on; `records` are their numbers, `first` those that begin here."""

    text: str
    records: tuple[int, ...]
    first: tuple[int, ...]


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """A block of the article: what it is, why it is left out if it is, and its pieces."""

    kind: BlockKind
    reason: str
    pieces: tuple[Piece, ...]


def stretches_of(article: Article, reports: Sequence[Report]) -> tuple[Stretch, ...]:
    """Cut an article.

    Args:
        article: as it was read.
        reports: its reports; their numbers are their places in this list, from 1.

    Returns:
        Its blocks in the order of the text, without markup. Words of furniture carry no records.
    """
    spans = [(one.record.start, one.record.start + len(one.record.quote)) for one in reports]
    return tuple(
        Stretch(kind=block.kind, reason=block.reason, pieces=pieces)
        for block in sorted(article.blocks, key=lambda one: one.start)
        if (pieces := _pieces(clean_block(article, block), spans, (block.start, block.end)))
    )


def _pieces(clean: CleanText, spans: Sequence[tuple[int, int]], block: tuple[int, int]) -> tuple[Piece, ...]:
    placed = {
        number: (bisect_left(clean.offsets, start), bisect_left(clean.offsets, end))
        for number, (start, end) in enumerate(spans, start=1)
        if start < block[1] and block[0] < end
    }
    length = len(clean.text)
    cuts = sorted({0, length, *(min(length, at) for place in placed.values() for at in place)})
    pieces = []
    for first, last in pairwise(cuts):
        over = tuple(n for n, (start, end) in sorted(placed.items()) if start < last and first < end)
        begun = tuple(n for n in over if placed[n][0] == first)
        pieces.append(Piece(text=clean.text[first:last], records=over, first=begun))
    return tuple(pieces)
