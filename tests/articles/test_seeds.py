"""The five pages that the project began with, where they are at hand (they are not ours to republish)."""

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.articles import read
from dragoman.records import Article, Block

SHARED = Path(__file__).parents[3] / "shared"
GOLD = sorted((SHARED / "gold").glob("*.json")) if SHARED.exists() else []
SEEDS = sorted((SHARED / "seeds").glob("*.txt")) if SHARED.exists() else []

pytestmark = pytest.mark.skipif(not GOLD or not SEEDS, reason="the seed pages are not at hand")


def seed(name: str) -> Article:
    """Read one of the pages."""
    (article,) = read(SHARED / "seeds" / name)
    assert isinstance(article, Article)
    return article


def blocks_at(article: Article, words: str) -> list[Block]:
    """Give the blocks that begin with some words."""
    return [block for block in article.blocks if article.block_text(block).startswith(words)]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_pages_say_about_themselves_what_readers_found(path: Path) -> None:
    """Title, outlet, byline and dateline are those of the gold annotation."""
    gold: dict[str, Any] = json.loads(path.read_text("utf-8"))
    article = seed(gold["article"])
    assert article.title == gold["title"]
    assert article.outlet == gold["outlet"]
    assert article.byline == gold["byline"]
    assert article.dateline == gold["dateline"]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_furniture_and_captions_are_those_that_readers_found(path: Path) -> None:
    """No less, and no more."""
    gold: dict[str, Any] = json.loads(path.read_text("utf-8"))
    article = seed(gold["article"])
    furniture = [article.block_text(block) for block in article.blocks if block.kind == "furniture"]
    assert len(furniture) == len(gold["boilerplate"])
    for found, expected in zip(furniture, gold["boilerplate"], strict=True) if not gold["captions"] else ():
        assert found.startswith(expected)
    assert [article.block_text(block) for block in article.blocks if block.kind == "caption"] == gold[
        "captions"
    ]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_nothing_that_readers_coded_is_lost(path: Path) -> None:
    """Every event's quote lies in a block that is coded."""
    gold: dict[str, Any] = json.loads(path.read_text("utf-8"))
    article = seed(gold["article"])
    for event in gold["events"]:
        at = article.text.index(event["quote"])
        kinds = {
            block.kind
            for block in article.blocks
            if block.start < at + len(event["quote"]) and at < block.end
        }
        assert kinds & {"title", "section", "body", "caption"}


def test_every_seed_is_read() -> None:
    """With a title, a body, and no made-up day."""
    articles = list(read(SHARED / "seeds"))
    assert len(articles) == len(SEEDS)
    for article in articles:
        assert isinstance(article, Article)
        assert article.title
        assert article.published.basis == "unknown"
        assert sum(block.kind == "body" for block in article.blocks) >= 8
