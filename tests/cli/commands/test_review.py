"""`dragoman review`."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.ledger.pieces import pair

from dragoman.ledger import Ledger

WHO = ("--who", "A. Reader")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger of two articles, one of them undated; the environment names it."""
    path = tmp_path / "ledger"
    with Ledger.open(path, create=True) as ledger:
        ledger.add([pair(1), pair(2, actor="KEN", day=None)], coder="1")
    monkeypatch.setenv("DRAGOMAN_LEDGER", str(path))
    return path


def _event(folder: Path, party: str = "NOR") -> str:
    with Ledger.open(folder) as ledger:
        return ledger.reports(kinds=["event"], parties=[party])[0].id


def test_doubtful_reports_are_listed_with_the_reason(dragoman: Any, folder: Path) -> None:
    """Those of the undated article; with --all every one; nothing is wider than 80 columns."""
    ran = dragoman("review", "list")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines()[-1] == "5 of 5 doubtful reports"
    assert _event(folder, "KEN") in ran.out
    assert "doubtful: the article is undated" in ran.out
    every = dragoman("review", "list", "--all", "--limit", "3").out
    assert every.splitlines()[-1] == "3 of 10 reports"
    assert max(map(len, (ran.out + every).splitlines())) <= 80
    one = dragoman("review", "list", "--kind", "tie", "--party", "KEN", "--format", "json").out
    assert json.loads(one)["record"]["b"] == "TCD"
    assert json.loads(one)["doubts"] == ["the article is undated"]


def test_rejected_by_the_beginning_of_its_id_and_taken_back(dragoman: Any, folder: Path) -> None:
    """The report is gone from the answers and comes back; the history has both judgements."""
    event = _event(folder)
    made = dragoman("review", "reject", event[:8], *WHO, "--why", "wrong envoy").out
    assert made.endswith(f"rejected {event}\n")
    with Ledger.open(folder) as ledger:
        assert ledger.find([event]) == ()
    judgement = made.split()[0]
    assert dragoman("review", "withdraw", judgement, *WHO).out.endswith(f"withdrew {judgement}\n")
    assert _event(folder) == event
    history = dragoman("review", "history").out
    assert "A. Reader rejected" in history
    assert "(withdrawn): wrong envoy" in " ".join(history.split())
    assert max(map(len, history.splitlines())) <= 80
    lines = dragoman("review", "history", "--format", "json").out.splitlines()
    assert [json.loads(line)["withdraws"] for line in lines] == [None, judgement]
    assert dragoman("review", "history", "--known-on", "2020-01-01").out == ""


def test_corrected_by_a_word_or_json(dragoman: Any, folder: Path) -> None:
    """What is no JSON is taken for a word."""
    event = _event(folder)
    assert dragoman("review", "correct", event, "status", "planned", *WHO).status == 0
    assert dragoman("review", "correct", event, "context", '["legal"]', *WHO).status == 0
    with Ledger.open(folder) as ledger:
        record: Any = ledger.find([event])[0].record
    assert (record.status, record.context) == ("planned", ("legal",))


def test_confirmed_merged_split_and_standing(dragoman: Any, folder: Path) -> None:
    """Each prints what was recorded."""
    one, other = _event(folder), _event(folder, "KEN")
    for verb, said in (("confirm", "confirmed"), ("merge", "merged"), ("split", "split")):
        assert dragoman("review", verb, one, other, *WHO).out.endswith(f"  {said} {one}, {other}\n")
    assert dragoman("review", "standing", "The Lake Post", "discounted", *WHO).out.endswith(
        "The Lake Post is discounted\n"
    )
    with Ledger.open(folder) as ledger:
        assert [judgement.verb for judgement in ledger.judgements()] == [
            "confirm",
            "merge",
            "split",
            "standing",
        ]


def test_what_makes_no_sense_is_refused_in_a_line(dragoman: Any, folder: Path) -> None:
    """An unknown id, too short a beginning, a wrong value: status 2 and what to do."""
    for arguments, message in (
        (("confirm", "ffffffffffff"), "no report or judgement of this ledger has this id"),
        (("confirm", "a"), "at least its first 4 characters"),
        (("correct", _event(folder), "status", "maybe"), "is no value for status"),
    ):
        ran = dragoman("review", *arguments, *WHO)
        assert ran.status == 2
        assert message in ran.err
        assert ran.err.count("\n") == 1
    assert "Missing option '--who'" in dragoman("review", "confirm", "abcd").err
