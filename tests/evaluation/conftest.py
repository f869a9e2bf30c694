"""Annotated articles for the tests of scoring."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.evaluation import GoldArticle

TEXT = "Kenya sent troops to Haiti. Chad accused Sudan. Talks were held in Doha. Chad blamed Sudan again."


@pytest.fixture
def text() -> str:
    """The words that the annotations are about."""
    return TEXT


@pytest.fixture
def event() -> Callable[..., dict[str, Any]]:
    """How tests make event records."""

    def make(
        quote: str, event_type: str, actors: str = "", recipients: str = "", **more: Any
    ) -> dict[str, Any]:
        parties = {
            "actors": [{"id": i} for i in actors.split()],
            "recipients": [{"id": i} for i in recipients.split()],
        }
        return {
            "quote": quote,
            "event_type": event_type,
            "status": "occurred",
            "cameo": "000",
            **parties,
            **more,
        }

    return make


@pytest.fixture
def annotated() -> Callable[..., GoldArticle]:
    """How tests make an annotated article of the words."""

    def make(name: str = "a.txt", **records: Any) -> GoldArticle:
        return GoldArticle(name=name, path=Path(name), text=TEXT, records={"article": name, **records})

    return make
