"""Checking a ledger."""

import sqlite3
from typing import Any

import msgspec
import pytest
from tests.ledger.pieces import pair

from dragoman.ledger import Ledger
from dragoman.ledger.tables import rows
from dragoman.ledger.verify import Verified, verify


def test_a_sound_ledger(ledger: Ledger) -> None:
    """Every version of every article is counted, and nothing is wrong."""
    ledger.add([pair(1), pair(2)], coder="1")
    ledger.add([pair(1, status="planned")], coder="2")
    ledger.judge("confirm", [ledger.reports()[0].id], who="A. Reader")
    assert verify(ledger) == Verified(
        articles=3, reports=15, judgements=1, unacknowledged=0, fault_count=0, faults=()
    )


def _rows(ledger: Ledger) -> tuple[dict[str, Any], dict[str, Any]]:
    """A row of each table, of a batch of its own, to be made wrong."""
    for table in ledger.tables.values():
        table.refresh()
    article = next(rows(ledger.tables["articles"].files()[0]))
    report = next(row for row in rows(ledger.tables["reports"].files()[0]) if row["kind"] == "event")
    return article | {"batch": "b", "reports": 1}, report | {"batch": "b"}


@pytest.mark.parametrize(
    ("of_article", "of_report", "fault"),
    [
        ({"text": "Other words"}, {}, "its text or outlet is not what its id was made of"),
        ({"retells": ["nowhere"]}, {}, "retells nowhere, which is not there"),
        ({"reports": 2}, {}, "has 1 reports where 2 were acknowledged"),
        ({}, {"record": {"quote": "never said"}}, "the quote 'never said' is not at character 0"),
        ({}, {"record": {"start": -3}}, "is not at character -3"),
        ({}, {"record": {"same_as": "told in full"}}, "the fuller telling 'told in full' is nowhere in it"),
        ({}, {"record": {"quote": ""}}, "it has no quote"),
    ],
)
def test_what_is_wrong_is_told(
    ledger: Ledger, of_article: dict[str, Any], of_report: dict[str, Any], fault: str
) -> None:
    """Rows that no add would write are found, each with its id."""
    ledger.add([pair(1)], coder="1")
    article, report = _rows(ledger)
    if changes := of_report.get("record"):
        of_report = {"record": msgspec.json.encode(msgspec.json.decode(report["record"]) | changes).decode()}
    ledger.tables["reports"].append([report | of_report])
    ledger.tables["articles"].append([article | of_article])
    found = verify(ledger)
    assert found.fault_count >= 1
    assert any(fault in one for one in found.faults)


def test_judgements_about_nothing_are_told(ledger: Ledger) -> None:
    """A target and a withdrawn judgement that are not there are faults."""
    ledger.add([pair(1)], coder="1")
    made = ledger.judge("confirm", [ledger.reports()[0].id], who="A. Reader")
    row = msgspec.structs.asdict(made) | {"targets": ["nowhere"]}
    ledger.tables["judgements"].append([row | {"id": "j1"}, row | {"id": "j2", "withdraws": "never"}])
    faults = verify(ledger).faults
    assert "judgement j1: is about report nowhere, which is not there" in faults
    assert "judgement j2: withdraws never, which is not there" in faults


def test_reports_left_by_an_interrupted_add_are_no_fault(ledger: Ledger) -> None:
    """They are counted, and nothing else."""
    ledger.add([pair(1)], coder="1")
    _, report = _rows(ledger)
    ledger.tables["reports"].append([report])
    found = verify(ledger)
    assert (found.unacknowledged, found.fault_count, found.reports) == (1, 0, 5)


def test_an_index_that_has_less_than_the_tables_is_made_again(ledger: Ledger) -> None:
    """The tables are right: afterwards the answers are theirs."""
    ledger.add([pair(1)], coder="1")
    before = ledger.reports()
    index = next(ledger.folder.derived.glob("*.sqlite"))
    with sqlite3.connect(index) as connection:
        connection.execute("DELETE FROM reports WHERE kind = 'tie'")
    connection.close()
    assert verify(ledger).fault_count == 0
    with Ledger.open(ledger.path) as again:
        assert again.reports() == before
