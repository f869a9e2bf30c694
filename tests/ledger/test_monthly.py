"""Imported events of two actors by month and source, and the sums that are kept for them."""

import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from deltalake import write_deltalake
from tests.ledger.disks import fill, small_disk

from dragoman.ledger import Ledger
from dragoman.ledger import history as module
from dragoman.ledger.history import HISTORY, NAME, dyad_months
from dragoman.ledger.monthly import HistoryMonth, dyad_history


def _put(ledger: Ledger, *rows: dict[str, Any]) -> None:
    plain = {
        "source": "made",
        "part": 1,
        "actor": "KEN",
        "recipient": "UGA",
        "quad": 1,
        "retracted": False,
        "supersedes": False,
        "file": "made",
        "line": 1,
        "batch": "b",
        "recorded_at": datetime(2021, 1, 1, tzinfo=UTC),
    }
    table = pa.Table.from_pylist(
        [plain | {"event_id": str(at)} | row for at, row in enumerate(rows)], HISTORY
    )
    write_deltalake(ledger.path / NAME, table, mode="append")


def test_by_month_and_source(ledger: Ledger) -> None:
    """Sources stay apart, both directions are counted, and means are weighed by events."""
    day = {"day_from": date(2020, 5, 17)}
    _put(
        ledger,
        day | {"score": 2.0, "fatalities": 3},
        day | {"score": 5.0, "actor": "UGA", "recipient": "KEN"},
        day | {"score": 2.0, "quad": 4},
        day | {"quad": None},
        day | {"source": "other", "quad": 3},
        day | {"recipient": "TZA"},
        day | {"status": "planned"},
        {"day_from": date(2020, 6, 1)},
    )
    first = HistoryMonth(
        source="made",
        month=date(2020, 5, 1),
        events=4,
        cooperation=2,
        conflict=1,
        mean=3.0,
        a_to_b=3,
        b_to_a=1,
        fatalities=3,
    )
    found = dyad_history(ledger, "KEN", "UGA")
    assert found[0] == first
    assert [(one.month.month, one.source, one.events, one.mean) for one in found[1:]] == [
        (5, "other", 1, None),
        (6, "made", 1, None),
    ]
    turned = dyad_history(ledger, "UGA", "KEN")[0]
    assert (turned.a_to_b, turned.b_to_a) == (1, 3)
    assert [one.month.month for one in dyad_history(ledger, "KEN", "UGA", since=date(2020, 5, 18))] == [6]
    assert len(dyad_history(ledger, "KEN", "UGA", until=date(2020, 5, 31))) == 2
    assert dyad_history(ledger, "KEN", "RWA") == ()
    assert dyad_history(ledger, "KEN", "UGA", known_on=datetime(2020, 1, 1, tzinfo=UTC)) == ()


def test_nothing_was_imported(ledger: Ledger) -> None:
    """It has nothing, and nothing is kept."""
    assert dyad_history(ledger, "KEN", "UGA") == ()
    assert not list(ledger.path.rglob("months-*"))


def test_kept_sums_give_the_same_and_are_made_anew(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of one state they are made once; a further import makes others, and the older ones are removed."""
    rows = [
        {"day_from": date(2020, 1 + at % 12, 1), "score": at / 7, "recipient": f"R{at % 5}"}
        for at in range(200)
    ]
    _put(ledger, *rows)
    plain = dyad_months(ledger, since=date(1900, 1, 1))  # with a day it is counted each time
    assert dyad_months(ledger).equals(plain)
    (kept,) = ledger.folder.derived.glob("months-*.parquet")
    with monkeypatch.context() as patched:
        patched.setattr(module, "_counted", None)  # would fail, were it asked
        assert dyad_months(ledger).equals(plain)
        assert dyad_months(ledger, parties=["KEN", "R1"]).num_rows == 12
    _put(ledger, {"day_from": date(2021, 1, 1), "event_id": "new"})
    assert dyad_months(ledger).num_rows == plain.num_rows + 1
    (anew,) = ledger.folder.derived.glob("months-*.parquet")
    assert anew != kept


def test_damaged_sums_are_made_anew(ledger: Ledger) -> None:
    """What is derived may be damaged or deleted at any time."""
    _put(ledger, {"day_from": date(2020, 5, 17)})
    plain = dyad_months(ledger)
    (kept,) = ledger.folder.derived.glob("months-*.parquet")
    for content in (b"", b"PAR1 and no more"):
        kept.write_bytes(content)
        assert dyad_months(ledger).equals(plain)
    kept.unlink()
    assert dyad_months(ledger).equals(plain)


def test_no_room_to_keep_sums(tmp_path: Path, cache: Path) -> None:
    """They are kept in the cache folder then."""
    with small_disk(tmp_path / "disk", 4) as disk, Ledger.open(disk / "ledger", create=True) as ledger:
        _put(ledger, {"day_from": date(2020, 5, 17)})
        fill(disk, 0)
        assert dyad_months(ledger).num_rows == 1
        assert list(cache.glob("months-*.parquet"))
        assert not list(disk.rglob("months-*"))


@pytest.mark.slow
def test_one_dyad_of_many_is_quick(ledger: Ledger) -> None:
    """Among a million events of 40,000 dyads, one is answered in less than a tenth of a second once sums are kept."""
    with duckdb.connect() as connection:
        made = connection.sql(
            "SELECT 'made' AS source, CAST(i AS VARCHAR) AS event_id, CAST(1 AS SMALLINT) AS part, "
            "DATE '2010-01-01' + CAST(i % 3650 AS INTEGER) AS day_from, 'A' || (hash(i, 1) % 200) AS actor, "
            "'A' || (hash(i, 2) % 200) AS recipient, CAST(1 + i % 4 AS TINYINT) AS quad, false AS retracted, "
            "false AS supersedes, 'f' AS file, i AS line, 'b' AS batch, TIMESTAMPTZ '2021-01-01' AS recorded_at "
            "FROM range(1000000) AS t(i)"
        ).to_arrow_table()
    columns = [
        made[one.name] if one.name in made.column_names else pa.nulls(made.num_rows, one.type)
        for one in HISTORY
    ]
    table = pa.table(
        [column.cast(one.type) for column, one in zip(columns, HISTORY, strict=True)], schema=HISTORY
    )
    write_deltalake(ledger.path / NAME, table, mode="append")
    first = dyad_history(ledger, "A1", "A2")
    begun = time.process_time()
    for _ in range(5):
        assert dyad_history(ledger, "A1", "A2") == first
    assert (time.process_time() - begun) / 5 < 0.1
