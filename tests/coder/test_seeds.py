"""The five pages that the project began with, where they are at hand: coded whole, every span exact."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.articles import read
from dragoman.coder.code import Coder
from dragoman.records import Article, CodedArticle

SHARED = Path(__file__).parents[3] / "shared"
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
GOLD = sorted((SHARED / "gold").glob("*.json"))

pytestmark = pytest.mark.skipif(not SEEDS, reason="the seed pages are not at hand")
Cited = tuple[str, int]


@pytest.fixture(scope="module")
def seeds(coder: Coder) -> dict[str, tuple[Article, CodedArticle]]:
    """Give each page with its records, by file stem."""
    found = {}
    for path in SEEDS:
        (article,) = read(path)
        assert isinstance(article, Article)
        found[path.stem] = (article, coder.code(article))
    return found


@pytest.fixture
def one(seeds: dict[str, tuple[Article, CodedArticle]]) -> Callable[[Path], tuple[Article, CodedArticle]]:
    """Give a function that picks the page of a path."""
    return lambda path: seeds[path.stem]


def cited(coded: CodedArticle) -> Iterator[Cited]:
    """Give every quote of every record with its offset."""
    for records in (
        coded.events,
        coded.mediations,
        coded.ties,
        coded.claims,
        coded.obstacles,
        coded.boilerplate,
    ):
        yield from ((record.quote, record.start) for record in records)
    for claim in coded.claims:
        for position in claim.positions:
            yield position.quote, position.start


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_every_seed_is_coded(path: Path, one: Callable[[Path], tuple[Article, CodedArticle]]) -> None:
    """Each tells of a good many events, of a mediation or a tie, and of a day."""
    _, coded = one(path)
    assert len(coded.events) >= 5
    assert coded.mediations or coded.ties
    assert coded.published.earliest is not None


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_every_span_is_exact(path: Path, one: Callable[[Path], tuple[Article, CodedArticle]]) -> None:
    """Each quote stands at its offset in the text as read."""
    article, coded = one(path)
    for quote, start in cited(coded):
        assert quote
        assert article.text[start : start + len(quote)] == quote


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_reports_of_efforts_are_quotes(
    path: Path, one: Callable[[Path], tuple[Article, CodedArticle]]
) -> None:
    """Each report of a mediation stands in the text."""
    article, coded = one(path)
    for effort in coded.mediations:
        assert effort.reports
        for quote in effort.reports:
            assert quote in article.text


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_furniture_is_never_coded(path: Path, one: Callable[[Path], tuple[Article, CodedArticle]]) -> None:
    """No record's words overlap a stretch of furniture or metadata."""
    article, coded = one(path)
    shut = [(b.start, b.end) for b in article.blocks if b.kind in {"furniture", "metadata"}]
    for event in coded.events:
        for first, last in shut:
            assert event.start + len(event.quote) <= first or last <= event.start


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_days_of_publication_meet_the_readers(
    path: Path, one: Callable[[Path], tuple[Article, CodedArticle]]
) -> None:
    """The inferred interval overlaps that of the gold annotation."""
    gold: dict[str, Any] = json.loads(path.read_text("utf-8"))["published"]
    _, coded = one(path)
    assert coded.published.earliest is not None
    assert coded.published.latest is not None
    assert coded.published.earliest.isoformat() <= gold["latest"]
    assert coded.published.latest.isoformat() >= gold["earliest"]
