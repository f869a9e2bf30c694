"""Scores, by hand and against the published scorer."""

import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.evaluation import GoldArticle, load_gold, score
from dragoman.evaluation.score import prf

Make = Callable[..., dict[str, Any]]
Annotate = Callable[..., GoldArticle]
PUBLISHED = Path(__file__).parents[3] / "shared" / "score.py"
TYPES = ["ACCUSE", "AGREE", "CONSULT", "ASSAULT"]
IDS = ["TCD", "SDN", "Houthis", "HOUTHI", "KEN", "NKR", "Artsakh", None]
DAYS = [None, "2024-01-01", "2024-01-31", "2024-02-15", "2025-01-01"]
SPEAKERS = [None, "Idriss Déby", "the envoy", "Déby", "N’Djamena"]
KINDS = ["recognises", "allied-with", "mediates-between", "partner-of"]


def test_precision_recall_and_f1() -> None:
    """Two of three predictions, two of four gold; and nothing of nothing is nothing."""
    assert prf(2, 3, 4) == {"p": 0.667, "r": 0.5, "f1": 0.571}
    assert prf(0, 0, 0) == {"p": 0.0, "r": 0.0, "f1": 0.0}


def test_levels_are_nested(event: Make, annotated: Annotate) -> None:
    """Found, type, who, exact: each asks more than the one before."""
    gold = annotated(
        events=[
            event("Kenya sent troops to Haiti", "AID", "KEN", "HTI"),
            event("Chad accused Sudan", "ACCUSE", "TCD", "SDN"),
            event("Talks were held in Doha", "CONSULT", "QAT"),
        ]
    )
    got = {
        "events": [
            event("Kenya sent troops", "AID", "KEN", "HTI"),
            event("Chad accused", "ACCUSE", "TCD KEN", "SDN"),
            event("Talks", "AGREE", "QAT"),
        ]
    }
    figures = score([gold], {"a.txt": got}).figures()
    assert [figures[level]["f1"] for level in ("found", "type", "who", "exact")] == [1.0, 0.667, 0.667, 0.333]


def test_optional_gold_costs_nothing(event: Make, annotated: Annotate) -> None:
    """An optional event is free when it is missed and free when it is found."""
    gold = annotated(events=[event("Talks were held", "CONSULT", optional=True)])
    assert score([gold], {"a.txt": {"events": []}}).figures()["n"] == {"pred": 0, "gold": 0}
    assert score([gold], {"a.txt": {"events": [event("Talks", "CONSULT")]}}).figures()["n"] == {
        "pred": 0,
        "gold": 0,
    }


def test_mutual_ties_have_no_direction(annotated: Annotate) -> None:
    """Allies are allies both ways round; recognition is not, and holding counts."""
    gold = annotated(
        ties=[
            {"kind": "allied-with", "a": "TCD", "b": "SDN"},
            {"kind": "recognises", "a": "TCD", "b": "SDN", "holds": False},
        ]
    )
    got = {
        "ties": [
            {"kind": "allied-with", "a": "SDN", "b": "TCD"},
            {"kind": "recognises", "a": "TCD", "b": "SDN", "holds": True},
        ]
    }
    assert score([gold], {"a.txt": got}).report()["ties"]["f1"] == 0.5


def test_publication_intervals_agree_where_they_meet(annotated: Annotate) -> None:
    """An interval that has a day in common with gold's is right; none at all is wrong."""
    gold = annotated(published={"earliest": "2024-01-05", "latest": "2024-01-06"})
    meets = {"published": {"earliest": "2024-01-06", "latest": "2024-02-01"}}
    assert score([gold], {"a.txt": meets}).articles["a.txt"].published_ok is True
    assert score([gold], {"a.txt": {}}).articles["a.txt"].published_ok is False


def test_a_missing_prediction_is_an_error(annotated: Annotate) -> None:
    """An article that was not coded counts as empty and is named."""
    assert score([annotated()], {}).errors == ["a.txt: no prediction"]


@pytest.mark.skipif(not PUBLISHED.is_file(), reason="the published scorer is not beside this checkout")
def test_figures_equal_those_of_the_published_scorer(tmp_path: Path) -> None:
    """On forty random articles every figure and error is what the published scorer prints."""
    dice = random.Random(20240613)  # noqa: S311 - test data
    gold_folder = tmp_path / "gold"
    gold_folder.mkdir()
    predictions = {}
    for number in range(40):
        name = f"{number:02d}.txt"
        words = [dice.choice(["Chad", "Sudan", "talks", "troops", "Doha", "envoy"]) for _ in range(40)]
        (gold_folder / name).write_text(" ".join(words), encoding="utf-8")
        (gold_folder / f"{number:02d}.json").write_text(
            json.dumps(annotation(dice, name, words, gold=True)), encoding="utf-8"
        )
        predictions[name] = annotation(dice, name, words, gold=False)
    lines = tmp_path / "predictions.jsonl"
    lines.write_text("\n".join(json.dumps(one) for one in predictions.values()), encoding="utf-8")
    command = [sys.executable, str(PUBLISHED), str(lines), str(gold_folder), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - the scorer
    ours = score(load_gold(gold_folder), predictions).report()
    assert ours == json.loads(done.stdout)
    assert ours["all"]["exact"]["f1"] > 0


def annotation(dice: random.Random, name: str, words: list[str], *, gold: bool) -> dict[str, Any]:
    """Random records on random stretches of words."""
    events = [random_event(dice, words, gold=gold) for _ in range(dice.randint(0, 9))]
    fullest = [e["quote"] for e in events if gold]
    for one in events[1:]:
        if gold and dice.random() < 0.2:
            one["same_as"] = dice.choice(fullest)
    return {
        "article": name,
        "published": dice.choice(
            [
                {},
                {"earliest": "2024-01-01", "latest": "2024-02-01"},
                {"earliest": "2024-03-01", "latest": "2024-03-01"},
            ]
        ),
        "events": events,
        "mediations": [
            {
                "mediators": [dice.choice(IDS)],
                "disputants": dice.sample(IDS, 2),
                "optional": gold and dice.random() < 0.2,
            }
            for _ in range(dice.randint(0, 3))
        ],
        "ties": [
            {
                "kind": dice.choice(KINDS),
                "a": dice.choice(IDS),
                "b": dice.choice(IDS),
                "holds": dice.random() < 0.7,
            }
            for _ in range(dice.randint(0, 4))
        ],
    }


def random_event(dice: random.Random, words: list[str], *, gold: bool) -> dict[str, Any]:
    """One random event record; a few predictions quote what is not there."""
    first = dice.randrange(len(words) - 6)
    quote = " ".join(words[first : first + dice.randint(1, 6)])
    speaker = dice.choice(SPEAKERS)
    start, end = dice.choice(DAYS), dice.choice(DAYS)
    record: dict[str, Any] = {
        "quote": quote if gold or dice.random() < 0.95 else "never said",
        "event_type": dice.choice(TYPES),
        "cameo": dice.choice(["039", "036", "112", "190"]),
        "actors": dice.choice([[{"id": dice.choice(IDS)}], [dice.choice(IDS), dice.choice(IDS)], []]),
        "recipients": dice.choice([[{"id": dice.choice(IDS)}], []]),
        "status": dice.choice(["occurred", "planned", "denied"]),
        "time": dice.choice([None, {"start": start, "end": end}]),
        "attribution": [{"speaker": speaker}] if speaker else [],
    }
    if not gold and dice.random() < 0.5:
        record["start"] = len(" ".join(words[:first])) + bool(first)
    if gold and dice.random() < 0.2:
        record["optional"] = True
    if gold and dice.random() < 0.2:
        record["also"] = [words[dice.randrange(len(words))]]
    if gold and dice.random() < 0.2:
        record["alt_types"] = [dice.choice(TYPES)]
        record["alt_status"] = ["planned"]
    return record
