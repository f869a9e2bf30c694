"""PLOVER events in one JSON array, however it is laid out."""

import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.incoming.files import PLOVER, Desk

from dragoman.exchange.incoming import ImportFileError, arrays
from dragoman.exchange.incoming.arrays import elements, is_array

EVENTS = [
    PLOVER | {"id": f"p-{number}", "event_text": f'He said "[no], {{never}}" \\ {number}'}
    for number in range(40)
]


@pytest.mark.parametrize("indent", [None, 0, 2])
@pytest.mark.parametrize("before", ["", "\ufeff", " \r\n\t"])
def test_an_array_gives_what_lines_give(desk: Desk, indent: int | None, before: str) -> None:
    """In one line or many, after a mark or white space: the same events, brackets in texts and all."""
    done = desk.import_text("plover", before + json.dumps(EVENTS, indent=indent))
    assert (done.added, done.set_aside, done.rows) == (40, 0, 80)
    texts = {row["event_id"]: row["text"] for row in desk.history()}
    assert texts == {event["id"]: event["event_text"] for event in EVENTS}


def test_what_is_no_event_is_set_aside_by_its_number(desk: Desk) -> None:
    """The line is the number of the element."""
    done = desk.import_text("plover", json.dumps([EVENTS[0], 7, EVENTS[1], {"id": "x"}, []], indent=1))
    assert (done.added, done.set_aside) == (2, 3)
    assert [row["line"] for row in desk.aside(done)] == ["2", "4", "5"]


def test_an_array_cut_short(desk: Desk) -> None:
    """The piece at its end is set aside; the whole file adds the rest later."""
    whole = json.dumps(EVENTS, indent=1)
    done = desk.import_text("plover", whole[:-200], "cut")
    assert (done.added, done.set_aside) == (39, 1)
    again = desk.import_text("plover", whole, "whole")
    assert (again.added, again.known) == (1, 39)


def test_mixed_encodings_in_an_array(desk: Desk) -> None:
    """An element in Windows-1252 among others in UTF-8 is read as what it is, and counted."""
    told = [event | {"event_text": "Côte d’Ivoire"} for event in EVENTS[:3]]
    whole = json.dumps(told, ensure_ascii=False).encode()
    wrong = "Côte d’Ivoire".encode("cp1252")
    done = desk.import_text("plover", whole.replace("Côte d’Ivoire".encode(), wrong, 1))
    assert (done.added, done.repaired) == (3, 1)
    assert {row["text"] for row in desk.history()} == {"Côte d’Ivoire"}


def test_an_empty_array(desk: Desk) -> None:
    """It holds no event, and that is no fault."""
    done = desk.import_text("plover", "[\n]\n")
    assert (done.read, done.set_aside) == (0, 0)


def test_an_element_without_end(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory has a bound: what never ends is no list of events."""
    monkeypatch.setattr(arrays, "LONGEST", 5000)
    monkeypatch.setattr(arrays, "_AT_ONCE", 1000)
    with pytest.raises(ImportFileError, match="this is no list of events"):
        desk.import_text("plover", '[{"id": "' + "x" * 20_000)


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@given(st.lists(JSON, max_size=8), st.sampled_from([None, 0, 3]), st.booleans(), st.integers(1, 60))
@settings(max_examples=150, deadline=None)
def test_elements_are_those_of_the_array(
    told: list[Any], indent: int | None, ascii_only: bool, piece: int
) -> None:
    """Whatever is in an array and in whatever pieces it is read, its elements are found."""
    data = json.dumps(told, indent=indent, ensure_ascii=ascii_only).encode("utf-8", "replace")
    assert is_array(data)

    class Pieces(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            del size
            return super().read(piece)

    lines = b"".join(block.data for block in elements(Pieces(data), "made")).split(b"\n")[:-1]
    assert [json.loads(line) for line in lines] == json.loads(data)
