"""What of the staged rows the history has already, and what is a newer version of it."""

# ruff: noqa: S608 - only names of our own files and columns are put into queries

from pathlib import Path
from typing import NamedTuple

import duckdb
import pyarrow.parquet as pq

from dragoman.exchange.incoming.staging import Staging
from dragoman.ledger.history import HISTORY, stored_rows
from dragoman.ledger.places import Place

_ABOUT = {"file", "line", "batch", "recorded_at", "supersedes", "raw", "part"}
_CONTENT = ", ".join(name for name in HISTORY.names if name not in _ABOUT)
# Rows of one line are one version of an event: they are compared together, whatever their order.
_VERSIONS = f"""
SELECT coalesce(key, event_id) AS k, batch, line, sum(CAST(hash(part, {_CONTENT}) AS HUGEINT)) AS content
FROM {{rows}} WHERE source = $source AND {{which}} GROUP BY ALL
"""


class Sorted(NamedTuple):
    """How many events are new, newer versions, withdrawals, and known already."""

    added: int
    revised: int
    retracted: int
    known: int


def sort_out(
    connection: duckdb.DuckDBPyConnection,
    staging: Staging,
    ledger: Place,
    source: str,
    events: int,
    *,
    withdrawals: bool,
) -> Sorted:
    """Take out of the staged rows what is known, and mark what supersedes older rows.

    Args:
        connection: to work with.
        staging: the rows; its files are replaced where they change.
        ledger: the ledger's folder or address.
        source: whose rows these are.
        events: how many events were read.
        withdrawals: whether the rows withdraw events; then all that are new supersede.
    """
    if not staging.files:
        return Sorted(0, 0, 0, 0)
    stored = stored_rows(connection, ledger)
    staged, older = _table(staging.files), f"({stored})" if stored else None
    if not _meet(connection, staged, older, source, events):
        return Sorted(0, 0, events, 0) if withdrawals else Sorted(events, 0, 0, 0)
    _compare(connection, staged, older, source)
    known = _number(connection, "SELECT count(*) FROM dropped")
    revised = _number(connection, "SELECT count(*) FROM revised")
    for number, file in enumerate(list(staging.files)):
        _rewrite(connection, staging, number, file, withdrawals=withdrawals)
    fresh = events - known
    return Sorted(0, 0, fresh, known) if withdrawals else Sorted(fresh - revised, revised, 0, known)


def _meet(
    connection: duckdb.DuckDBPyConnection, staged: str, older: str | None, source: str, events: int
) -> bool:
    """Whether an event is told twice, here or here and there; by a hash, which may err on the careful side."""
    here = _number(connection, f"SELECT count(DISTINCT hash(coalesce(key, event_id))) FROM {staged}")
    if here < events:
        return True
    if older is None:
        return False
    found = connection.execute(
        f"SELECT 1 FROM (SELECT hash(coalesce(key, event_id)) AS k FROM {older} WHERE source = $source) "
        f"SEMI JOIN (SELECT hash(coalesce(key, event_id)) AS k FROM {staged}) USING (k) LIMIT 1",
        {"source": source},
    ).fetchall()
    return bool(found)


def _compare(connection: duckdb.DuckDBPyConnection, staged: str, older: str | None, source: str) -> None:
    """Make the tables `dropped` and `revised`, of lines."""
    told = {"source": source}
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE new AS {_VERSIONS.format(rows=staged, which='true')}", told
    )
    empty = "SELECT * FROM new WHERE false"
    which = "coalesce(key, event_id) IN (SELECT k FROM new)"
    old = _VERSIONS.format(rows=older, which=which) if older else empty
    connection.execute(f"CREATE OR REPLACE TEMP TABLE old AS {old}", told if older else {})
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE dropped AS SELECT line FROM new SEMI JOIN old USING (k, content) "
        "UNION SELECT line FROM new QUALIFY row_number() OVER (PARTITION BY k, content ORDER BY line) > 1"
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE revised AS WITH left_over AS (SELECT * FROM new ANTI JOIN dropped USING (line)) "
        "SELECT line FROM left_over SEMI JOIN old USING (k) "
        "UNION SELECT line FROM left_over QUALIFY row_number() OVER (PARTITION BY k ORDER BY line) > 1"
    )


def _rewrite(
    connection: duckdb.DuckDBPyConnection, staging: Staging, number: int, file: Path, *, withdrawals: bool
) -> None:
    """Write a staged file again, without what is known."""
    supersedes = "true" if withdrawals else "line IN (SELECT line FROM revised)"
    rows = connection.sql(
        f"SELECT * REPLACE ({supersedes} AS supersedes) FROM {_table([file])} "
        "WHERE line NOT IN (SELECT line FROM dropped) ORDER BY line, part"
    )
    again = file.with_name(f"{file.stem}-again.parquet")
    count = 0
    with pq.ParquetWriter(again, HISTORY, compression="snappy") as writer:
        for batch in rows.to_arrow_reader(500_000):
            writer.write_batch(batch.cast(HISTORY))
            count += batch.num_rows
    staging.replace(number, again, count)


def _table(files: list[Path]) -> str:
    """The rows of files, as a query names them."""
    names = ", ".join("'" + str(file).replace("'", "''") + "'" for file in files)
    return f"read_parquet([{names}])"


def _number(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    return int(connection.execute(query).fetchall()[0][0])
