"""The history of a ledger: what counts, and its sums by dyad and month."""

from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from deltalake import DeltaTable, write_deltalake
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.ledger import Ledger, LedgerError
from dragoman.ledger.history import HISTORY, NAME, dyad_months, history, history_files

DAY = date(2020, 5, 17)


def _row(ident: str = "1", **given: Any) -> dict[str, Any]:
    hour = given.pop("hour", 1)
    return {
        "source": "made",
        "event_id": ident,
        "part": 1,
        "day_from": DAY,
        "day_to": DAY,
        "actor": "KEN",
        "recipient": "UGA",
        "quad": 1,
        "score": 2.0,
        "retracted": False,
        "supersedes": False,
        "file": "made",
        "line": hour,
        "batch": f"b{hour}",
        "recorded_at": datetime(2021, 1, 1, hour, tzinfo=UTC),
    } | given


def _put(ledger: Ledger, *rows: dict[str, Any]) -> None:
    write_deltalake(ledger.path / NAME, pa.Table.from_pylist(list(rows), schema=HISTORY), mode="append")


def test_nothing_was_imported(ledger: Ledger) -> None:
    """A ledger without a history gives empty tables of the same columns."""
    assert history(ledger).schema == HISTORY
    assert dyad_months(ledger).num_rows == 0
    assert history_files(ledger.path) == []


def test_a_dyad_month(ledger: Ledger) -> None:
    """Events are counted by source, direction, month and quad class; scores are averaged, deaths added up."""
    _put(
        ledger,
        _row("1", fatalities=2),
        _row("2", day_from=date(2020, 5, 31), score=4.0, fatalities=1),
        _row("3", day_from=date(2020, 6, 1)),
        _row("4", actor="UGA", recipient="KEN"),
        _row("5", quad=4),
        _row("6", recipient=None),
        _row("7", status="denied"),
        _row("8", status="ongoing", source="other"),
    )
    found = dyad_months(ledger).to_pylist()
    first = {"source": "made", "actor": "KEN", "recipient": "UGA", "month": date(2020, 5, 1), "quad": 1}
    assert found[0] == first | {"events": 2, "score": 3.0, "fatalities": 3}
    assert [
        (row["source"], row["actor"], row["month"].month, row["quad"], row["events"]) for row in found
    ] == [
        ("made", "KEN", 5, 1, 2),
        ("made", "KEN", 5, 4, 1),
        ("made", "KEN", 6, 1, 1),
        ("made", "UGA", 5, 1, 1),
        ("other", "KEN", 5, 1, 1),
    ]


def test_selections(ledger: Ledger) -> None:
    """Parties count in either direction; names with quotes are names and no commands."""
    _put(ledger, _row("1"), _row("2", actor="UGA", recipient="KEN"), _row("3", actor="N'DJAMENA"))
    assert len(history(ledger, parties=["UGA", "KEN"])) == 2
    assert [row["actor"] for row in dyad_months(ledger, parties=["N'DJAMENA"]).to_pylist()] == ["N'DJAMENA"]
    assert len(history(ledger, sources=["made' OR true --"])) == 0
    assert len(history(ledger, since=date(2020, 5, 18))) == 0
    assert len(history(ledger, until=DAY)) == 3


def test_the_version_that_counts(ledger: Ledger) -> None:
    """All rows of the latest version count, none of an older one, also where it had more parts."""
    older = [_row("1", part=part, recipient=other) for part, other in ((1, "UGA"), (2, "TZA"))]
    _put(ledger, *older, _row("2"))
    _put(ledger, _row("1", recipient="RWA", supersedes=True, hour=2))
    assert sorted(row["recipient"] for row in history(ledger).to_pylist()) == ["RWA", "UGA"]
    then = datetime(2021, 1, 1, 1, 30, tzinfo=UTC)
    assert len(history(ledger, known_on=then)) == 3
    assert sum(row["events"] for row in dyad_months(ledger, known_on=then).to_pylist()) == 3


def test_keys_tell_events_of_one_id_apart(ledger: Ledger) -> None:
    """Where ids repeat, what is superseded is the event of the same key."""
    _put(ledger, _row("1", key="1 a"), _row("1", key="1 b"))
    _put(ledger, _row("1", key="1 b", retracted=True, supersedes=True, hour=2))
    assert [row["key"] for row in history(ledger).to_pylist()] == ["1 a"]


def test_a_moment_needs_its_zone(ledger: Ledger) -> None:
    """A moment without a time zone could be any."""
    with pytest.raises(LedgerError, match="has no time zone"):
        history(ledger, known_on=datetime(2021, 1, 1))  # noqa: DTZ001 - the point of the test


def test_a_damaged_file(ledger: Ledger) -> None:
    """The error names the table and says what to do."""
    _put(ledger, _row())
    Path(history_files(ledger.path)[0]).write_bytes(b"PAR1 and no more")
    with pytest.raises(LedgerError, match="history: cannot be read"):
        history(ledger)


def test_other_programs_read_the_table(ledger: Ledger) -> None:
    """The table is plain Delta Lake of plain Parquet files."""
    _put(ledger, _row())
    assert DeltaTable(ledger.path / NAME).to_pyarrow_table().num_rows == 1
    assert pq.read_table(history_files(ledger.path)[0]).num_rows == 1


VERSION = st.tuples(st.integers(0, 3), st.booleans(), st.integers(0, 5))


@given(st.lists(VERSION, max_size=12))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_as_a_dictionary_would_have_it(tmp_path_factory: pytest.TempPathFactory, versions: list[Any]) -> None:
    """What counts is what a plain loop over the versions keeps, at every moment."""
    with Ledger.open(tmp_path_factory.mktemp("ledger"), create=True) as ledger:
        seen: set[int] = set()
        rows = []
        for hour, (event, retracted, score) in enumerate(versions, start=1):
            supersedes = retracted or event in seen
            seen.add(event)
            rows.append(
                _row(str(event), retracted=retracted, supersedes=supersedes, score=float(score), hour=hour)
            )
        if rows:
            _put(ledger, *rows)
        for moment in (1, len(versions) // 2, len(versions)):
            kept: dict[str, float] = {}
            for row in rows[:moment]:
                kept.pop(row["event_id"], None)
                if not row["retracted"]:
                    kept[row["event_id"]] = row["score"]
            then = datetime(2021, 1, 1, moment, 30, tzinfo=UTC)
            found = history(ledger, known_on=then).to_pylist()
            assert Counter((row["event_id"], row["score"]) for row in found) == Counter(kept.items())
