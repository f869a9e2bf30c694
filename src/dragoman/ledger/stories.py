"""Whether two articles tell the same story: an agency's text under another masthead, cut or touched up.

Near-duplicates are found by MinHash (Broder 1997) over shingles of three words: the signature gives the
candidates, and the shingles themselves decide. Furniture, titles and captions do not count, because each
masthead has its own.
"""

import re
from collections.abc import Iterator

from rensa import RMinHash

from dragoman.articles.clean import clean_block
from dragoman.records import Article

SHINGLE = 3
BANDS = 24
ROWS = 3
"""24 bands of 3: of two texts that share half their shingles, 96 in 100 meet in one; of 60 %, 99.7."""

BEGINNING = 60
BEGINNING_BANDS = 16
"""The first 60 shingles have bands of their own: a text cut to its first paragraphs shares little of the whole."""

SAME_STORY = 0.5
"""The share of all shingles of two texts that both have. Measured on pairs: see tests/ledger/test_stories.py."""

CUT_DOWN = 0.8
"""The share of the shorter text's shingles that the longer one has: an agency's text cut from the end."""

LEAST_CUT = 40
"""Shingles that a shorter text must have for that: of two sentences, one may well stand in another story."""

_SEED = 1
_WORD = re.compile(r"\w+")
_TOLD = {"body", "section"}
_ANY = {"body", "section", "title", "caption"}

Shingles = tuple[str, ...]
"""Each once, in the order in which they first stand."""


def shingles_of(article: Article) -> Shingles:
    """Give the runs of three words of an article's own text, in lower case."""
    words = _words(article, _TOLD) or _words(article, _ANY)
    if len(words) < SHINGLE:
        return (" ".join(words),) if words else ()
    runs = (" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))
    return tuple(dict.fromkeys(runs))


def bands_of(shingles: Shingles) -> tuple[int, ...]:
    """Give the keys under which near-duplicates meet: those of one story have at least one in common.

    Returns:
        One number a band of the whole and of the beginning, 63 bits wide; none where there are no words.
    """
    if not shingles:
        return ()
    return (*_bands(shingles, BANDS, 0), *_bands(shingles[:BEGINNING], BEGINNING_BANDS, BANDS))


def same_story(one: Shingles, other: Shingles) -> bool:
    """Decide whether two articles tell the same story."""
    a, b = frozenset(one), frozenset(other)
    shared, shorter = len(a & b), min(len(a), len(b))
    if not shared:
        return False
    if shared / len(a | b) >= SAME_STORY:
        return True
    return shorter >= LEAST_CUT and shared / shorter >= CUT_DOWN


def _bands(shingles: Shingles, bands: int, first: int) -> Iterator[int]:
    signature = RMinHash(num_perm=bands * ROWS, seed=_SEED)
    signature.update(sorted(shingles))
    values = signature.digest()
    for band in range(bands):
        yield _key(first + band, values[band * ROWS : (band + 1) * ROWS])


def _key(band: int, values: list[int]) -> int:
    """Mix a band's number and its values (FNV-1a), so that bands do not meet each other."""
    key = 0xCBF29CE484222325 ^ band
    for value in values:
        key = ((key ^ value) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return key >> 1  # SQLite's whole numbers are signed


def _words(article: Article, kinds: set[str]) -> list[str]:
    return [word for text in _texts(article, kinds) for word in _WORD.findall(text.lower())]


def _texts(article: Article, kinds: set[str]) -> Iterator[str]:
    for block in article.blocks:
        if block.kind in kinds:
            # without markup the words are the same, and reading them off is a hundred times quicker
            yield clean_block(article, block).text if article.markup else article.block_text(block)
