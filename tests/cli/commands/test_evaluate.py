"""`dragoman evaluate`."""

import json
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def gold(story: Path) -> Path:
    """A folder with the story and its annotation."""
    quote = "Chad accused Sudan of arming rebels"
    event = {
        "quote": quote,
        "event_type": "ACCUSE",
        "cameo": "112",
        "actors": [{"id": "TCD"}],
        "recipients": [{"id": "SDN"}],
        "status": "occurred",
        "time": None,
        "attribution": [],
    }
    record = {
        "article": "story.txt",
        "published": {"earliest": "2024-03-05", "latest": "2024-03-05"},
        "events": [event],
    }
    story.with_suffix(".json").write_text(json.dumps(record), encoding="utf-8")
    return story.parent


def test_figures_as_a_table_and_as_json(dragoman: Any, gold: Path) -> None:
    """Both tell of one article with one gold event."""
    printed, data = dragoman("evaluate", gold), dragoman("evaluate", gold, "--json")
    assert (printed.status, data.status) == (0, 0)
    figures = json.loads(data.out)
    assert figures["per_article"]["story.txt"]["n"]["gold"] == 1
    assert figures["errors"] == []
    assert printed.out.splitlines()[1].split()[0] == "story.txt"


def test_no_gold_is_an_error(dragoman: Any, tmp_path: Path) -> None:
    """A folder without annotations ends in one line."""
    ran = dragoman("evaluate", tmp_path)
    assert ran.status == 2
    assert ran.err == f"dragoman: {tmp_path}: holds no .json file; gold is one JSON file an article.\n"
