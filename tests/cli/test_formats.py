"""Records as lines of text."""

import csv
import io
import json
from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest

from dragoman.cli.formats import csv_header, csv_lines, json_lines, plover_lines
from dragoman.exchange.tables import kind_columns
from dragoman.ledger import kept_article, reports_of
from dragoman.records import Article, Attribution, CodedArticle, Entity, Event, Interval, Published

ARTICLE = Article(name="a.txt", text='=Chad sent, "aid" to Sudan')
EVENT = Event(
    quote='=Chad sent, "aid"',
    start=0,
    event_type="AID",
    cameo="073",
    context=("human_security", "diplomatic"),
    actors=(Entity(text="Chad", id="TCD", role="GOV", start=1),),
    recipients=(Entity(text="Sudan", id="SDN"),),
    time=Interval(start=date(2024, 3, 1), end=date(2024, 3, 31), text="in March"),
    attribution=(Attribution(speaker="the envoy", id="TCD", text="the envoy", stance="denies"),),
    rule="verb:send#1",
)


@pytest.fixture
def coded() -> CodedArticle:
    """An article with one event whose words begin like a formula."""
    day = date(2024, 4, 2)
    return CodedArticle(
        article="a.txt",
        outlet="The Lake Post",
        title=None,
        byline=None,
        dateline=None,
        published=Published(earliest=day, latest=day, basis="stated"),
        language="en",
        events=(EVENT,),
    )


def test_json_is_the_record(coded: CodedArticle) -> None:
    """One line an article, and reading it back gives the same record."""
    (line,) = json_lines(ARTICLE, coded)
    assert msgspec.json.decode(line, type=CodedArticle) == coded
    assert line.endswith(b"}\n")


def test_plover_has_the_required_fields(coded: CodedArticle) -> None:
    """Id, date, actor and event are there; what PLOVER has no field for begins with x_."""
    (line,) = plover_lines(ARTICLE, coded)
    event: dict[str, Any] = json.loads(line)
    assert (event["date"], event["enddate"], event["x_date_basis"]) == ("2024-03-01", "2024-03-31", "text")
    assert event["actor"] == [
        {"code": "TCD", "sector": "GOV", "entity_text": "Chad", "identifier_text": None, "x_start": 1}
    ]
    assert (event["event"], event["quad_code"], event["x_cameo"], event["x_status"]) == (
        "AID",
        2,
        "073",
        "occurred",
    )
    assert event["text_info"] == {"sequence": 1, "start": 0, "end": 17}
    assert len(event["id"]) == 20
    assert (event["coded_date"], event["coded_time"]) == (None, None)


def test_an_undated_event_has_the_day_of_publication_and_says_so(coded: CodedArticle) -> None:
    """PLOVER asks for a date: without one in the text it is that of publication, marked as such."""
    undated = msgspec.structs.replace(coded, events=(msgspec.structs.replace(EVENT, time=None),))
    event = json.loads(next(plover_lines(ARTICLE, undated)))
    assert (event["date"], event["x_date_basis"]) == ("2024-04-02", "publication")


def test_a_half_open_time_has_one_day(coded: CodedArticle) -> None:
    """An interval open on one side is dated by the other."""
    until = msgspec.structs.replace(EVENT, time=Interval(end=date(2024, 3, 9), text="by 9 March"))
    event = json.loads(next(plover_lines(ARTICLE, msgspec.structs.replace(coded, events=(until,)))))
    assert (event["date"], event["enddate"]) == ("2024-03-09", "2024-03-09")


def test_csv_runs_no_formulas(coded: CodedArticle) -> None:
    """A cell that a spreadsheet would run begins with an apostrophe; commas and quotes survive."""
    table = b"".join([csv_header(), *csv_lines(ARTICLE, coded)]).decode()
    (row,) = csv.DictReader(io.StringIO(table, newline=""))
    assert list(row) == [column.name for column in kind_columns("event")]
    assert row["quote"] == '\'=Chad sent, "aid"'
    assert (row["actors"], row["recipients"], row["said_by"]) == ("TCD", "SDN", "the envoy (denies)")
    assert row["contexts"] == "human_security;diplomatic"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_every_beginning_of_a_formula_is_known(coded: CodedArticle, start: str) -> None:
    """All characters with which spreadsheets begin a formula are made harmless."""
    named = msgspec.structs.replace(coded, outlet=f"{start}cmd")
    table = csv_header() + next(csv_lines(ARTICLE, named))
    (row,) = csv.DictReader(io.StringIO(table.decode(), newline=""))
    assert row["outlet"] == f"'{start}cmd"


def test_ids_are_those_of_a_ledger(coded: CodedArticle) -> None:
    """An event has the id that a ledger would give it, in both formats and in every run."""
    kept = kept_article(ARTICLE, coder="any", recorded_at=datetime.now(UTC))
    (report,) = reports_of(kept, coded)
    event = json.loads(next(plover_lines(ARTICLE, coded)))
    table = csv_header() + next(csv_lines(ARTICLE, coded))
    (row,) = csv.DictReader(io.StringIO(table.decode(), newline=""))
    assert event["id"] == row["id"] == report.id
