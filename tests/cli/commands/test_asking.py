"""The commands that ask a ledger: what they print, in which forms, and their errors."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.api.calls import code, read
from dragoman.ledger import Ledger

STORIES = {
    "gazette.txt": """Norway offers to mediate between Chad and Sudan

N'DJAMENA, 5 March 2024 - Norway has offered to mediate between Chad and Sudan. Chad accused Sudan of arming rebels on Monday.

Chad and Sudan are in conflict over the town of Tine. Chadian troops in Darfur remain an obstacle to a ceasefire, the Sudanese foreign ministry said.
""",
    "herald.txt": """Sudan bombs Chadian border post

KHARTOUM, 9 April 2024 - Sudan bombed a Chadian border post on Sunday, Chad's army said. Sudan denied that it had bombed the post.
""",
}
COMMANDS = {
    "events": ("Chad", "Sudan"),
    "relations": ("Chad", "Sudan"),
    "mediations": (),
    "claims": (),
    "obstacles": (),
    "timeline": ("Chad",),
    "changes": ("--since", "2020-01-01"),
    "dyads": (),
    "ask": ("Who has offered to mediate between Chad and Sudan?",),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of two short articles."""
    place = tmp_path_factory.mktemp("asking")
    for name, text in STORIES.items():
        (place / name).write_text(text, encoding="utf-8")
    articles = list(read(*sorted(place.glob("*.txt"))))
    with Ledger.open(place / "ledger", create=True) as ledger:
        ledger.add(zip(articles, code(*articles), strict=True), coder="1")
    return place / "ledger"


@pytest.fixture(autouse=True)
def _at_80_columns(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("DRAGOMAN_LEDGER", str(folder))


@pytest.mark.parametrize("name", list(COMMANDS))
def test_a_table_fits_80_columns_and_its_marks_have_their_words(dragoman: Any, name: str) -> None:
    """Nothing is wider than 80 columns; the words of [1] stand below; both times are told."""
    ran = dragoman(name, *COMMANDS[name])
    assert (ran.status, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= 80
    assert "by all that is told, known now" in ran.out
    assert "[1] “" in ran.out
    assert "[1] “" not in dragoman(name, *COMMANDS[name], "--no-quotes").out


@pytest.mark.parametrize("name", list(COMMANDS))
def test_json_csv_and_markdown_hold_the_same_lines(dragoman: Any, name: str) -> None:
    """JSON has a record for each line, CSV a row with the quotes, Markdown footnotes."""
    told = json.loads(dragoman(name, *COMMANDS[name], "--format", "json").out)
    rows = list(csv.DictReader(io.StringIO(dragoman(name, *COMMANDS[name], "--format", "csv").out)))
    assert len(told["records"]) == len(rows) > 0
    for record, row in zip(told["records"], rows, strict=True):
        assert row["quotes"].startswith(record["citations"][0]["quote"][:20] if record["citations"] else "")
    assert "[^1]: “" in dragoman(name, *COMMANDS[name], "--format", "md").out


@pytest.mark.parametrize("name", ["events", "timeline", "claims"])
def test_nothing_found_says_what_to_do_next(dragoman: Any, name: str) -> None:
    """An empty answer is no silence, in any form."""
    ran = dragoman(name, "Peru")
    assert ran.status == 0
    assert "fits." in ran.out
    assert json.loads(dragoman(name, "Peru", "--format", "json").out)["notes"]
    assert "fits." in dragoman(name, "Peru", "--format", "csv").err


def test_names_in_any_form_are_one_party(dragoman: Any) -> None:
    """A state by its name, its id and its capital gives the same lines."""
    lines = {dragoman("events", name, "--format", "csv").out for name in ("Chad", "TCD", "N'Djamena")}
    assert len(lines) == 1


def test_an_unknown_name_is_an_error_with_a_suggestion(dragoman: Any) -> None:
    """A misspelt name ends with status 2 and says who may be meant."""
    ran = dragoman("relations", "Chadd")
    assert ran.status == 2
    assert "is it Chad (TCD)?" in ran.err


def test_as_of_a_day_and_known_on_a_moment(dragoman: Any) -> None:
    """As of March the bombing of April is unknown; known on a day before the ledger was made, nothing is."""
    assert "bomb" in dragoman("events", "Sudan").out
    assert "bomb" not in dragoman("events", "Sudan", "--as-of", "2024-03-20").out
    before = dragoman("events", "--known-on", "2001-01-01")
    assert "No act fits" in before.out
    assert "known on 2001-01-01 23:59 UTC" in before.out


def test_events_by_type_and_days(dragoman: Any) -> None:
    """Only acts of the type, or that may have been in the days."""
    told = json.loads(dragoman("events", "--type", "assault", "--format", "json").out)["records"]
    assert {one["record"]["event_type"] for one in told} == {"ASSAULT"}
    late = json.loads(dragoman("events", "--since", "2024-04-01", "--format", "json").out)["records"]
    assert late
    assert all(one["record"]["last"] >= "2024-04-01" for one in late)


def test_a_pair_month_by_month_and_a_bloc_by_its_members(dragoman: Any) -> None:
    """Two names give months; --members without a bloc is a usage error."""
    assert "month by month" in dragoman("dyads", "Chad", "Sudan").out
    ran = dragoman("dyads", "Chad", "--members")
    assert ran.status == 2
    assert "--members needs both" in ran.err


def test_changes_of_the_world_need_their_flag(dragoman: Any) -> None:
    """--as-of is a day of the world; without --world the message says so."""
    ran = dragoman("changes", "--since", "2024-01-01", "--as-of", "2024-05-01")
    assert ran.status == 2
    assert "goes with --world" in ran.err
    ran = dragoman("changes", "--since", "2024-03-20", "--as-of", "2024-05-01", "--world")
    assert ran.status == 0


def test_a_question_that_was_not_understood_says_what_can_be_asked(dragoman: Any) -> None:
    """Nothing is made up: the notes name what was not understood."""
    ran = dragoman("ask", "Who", "knitted", "Chad?")
    assert ran.status == 0
    assert "“knitted” was not understood" in ran.out
    outcome = json.loads(dragoman("ask", "Who knitted Chad?", "--format", "json").out)["answer"]["outcome"]
    assert outcome == "not-understood"


def test_no_ledger_is_an_error(dragoman: Any, tmp_path: Path) -> None:
    """A folder that is no ledger is said to be none, with status 2."""
    ran = dragoman("events", "--ledger", tmp_path / "none")
    assert ran.status == 2
    assert ran.err.startswith("dragoman: ")
