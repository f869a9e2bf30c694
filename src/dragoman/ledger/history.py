"""Imported field data: the `history` table, what of it counts at a moment, and its sums by dyad and month.

Rows are never changed: a source's newer version of an event, or its withdrawal, is a further row that
`supersedes` the older ones (`docs/reference/import.md`). Rows of the reports stay apart from these.
"""

from collections.abc import Collection
from datetime import date, datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from dragoman.ledger.faults import LedgerError, files_of
from dragoman.ledger.folder import IMPORTED
from dragoman.ledger.imported import HISTORY, IMPORTS
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.places import Place
from dragoman.ledger.sums import keep_sums, kept_sums, state_of
from dragoman.ledger.tables import files_in, is_table, opened

__all__ = [
    "HISTORY",
    "IMPORTS",
    "LATEST",
    "LIST",
    "MEMORY",
    "NAME",
    "SUMS",
    "connected",
    "dyad_months",
    "history",
    "history_files",
    "months_of",
    "stored_rows",
]

NAME, LIST = IMPORTED
MEMORY = "1500MB"
"""What DuckDB may hold before it uses the disk."""

_TWO = 2

# A version of an event is all rows of one line of one batch; of several the one that its source dated last counts.
# This and `SUMS` are asked of Spark too (`dragoman.engines`), and keep to what both understand.
LATEST = """
WITH changed AS (
  SELECT DISTINCT source, coalesce(key, event_id) AS k FROM known WHERE supersedes
), rival AS (
  SELECT DISTINCT h.source, coalesce(h.key, h.event_id) AS k, source_time, recorded_at, batch, line
  FROM known AS h JOIN changed ON h.source = changed.source AND coalesce(h.key, h.event_id) = changed.k
), ranked AS (
  SELECT source, k, batch, line, row_number() OVER (
    PARTITION BY source, k
    ORDER BY coalesce(source_time, recorded_at) DESC, recorded_at DESC, batch DESC, line DESC) AS place
  FROM rival
), beaten AS (
  SELECT source, k, batch, line FROM ranked WHERE place > 1
)
SELECT h.* FROM known AS h ANTI JOIN beaten
  ON h.source = beaten.source AND coalesce(h.key, h.event_id) = beaten.k
  AND h.batch = beaten.batch AND h.line = beaten.line
WHERE NOT h.retracted
"""
_ORDER = "ORDER BY day_from, source, event_id, key, batch, line, part"
# Scores are summed as whole millionths: sums of fractions differ with the order in which they are added up.
SUMS = """
SELECT source, actor, recipient, year(day_from) AS y, month(day_from) AS m, quad, count(*) AS events,
  count(score) AS scored, sum(CAST(round(CAST(score AS DOUBLE) * 1000000) AS BIGINT)) AS score,
  sum(fatalities) AS fatalities
FROM counted
WHERE actor IS NOT NULL AND recipient IS NOT NULL
  AND (status IS NULL OR status IN ('occurred', 'ongoing'))
GROUP BY source, actor, recipient, year(day_from), month(day_from), quad
"""
_MONTHS = """
SELECT source, actor, recipient, make_date(CAST(y AS INTEGER), CAST(m AS INTEGER), 1) AS month, quad,
  CAST(sum(events) AS BIGINT) AS events,
  CAST(sum(score) AS DOUBLE) / 1000000 / CAST(sum(scored) AS DOUBLE) AS score,
  CAST(sum(fatalities) AS BIGINT) AS fatalities
FROM sums GROUP BY ALL ORDER BY source, actor, recipient, month, quad
"""


def history(
    ledger: Ledger,
    *,
    sources: Collection[str] = (),
    parties: Collection[str] = (),
    since: date | None = None,
    until: date | None = None,
    known_on: datetime | None = None,
) -> pa.Table:
    """Give imported rows as they counted at a moment, in a fixed order.

    Args:
        ledger: where they are.
        sources: only of these ("gdelt", "ucdp-ged"); of all where empty.
        parties: only rows whose actor and recipient, by id, have all of these (one or two) among them.
        since: only what was on this day or later.
        until: only what was on this day or earlier.
        known_on: as it stood then; now where None.

    Returns:
        A table with the columns of `HISTORY`: of each event the version that counts, none that was withdrawn.
    """
    with connected(ledger.place) as connection:
        wanted = _wanted(sources, parties, since, until)
        _counted(connection, ledger.place, known_on, wanted)
        found = connection.sql(f"SELECT * FROM counted {_ORDER}").to_arrow_table()  # noqa: S608 - our own words
    return found.cast(HISTORY)


def dyad_months(
    ledger: Ledger,
    *,
    sources: Collection[str] = (),
    parties: Collection[str] = (),
    since: date | None = None,
    until: date | None = None,
    known_on: datetime | None = None,
) -> pa.Table:
    """Count imported events by source, actor, recipient, month and quad class (arguments as `history`).

    Rows with both parties known count; acts that were only planned, threatened or denied do not. An event
    counts in the month that it began in, once for each of its dyads.

    Returns:
        source, actor, recipient, month (its first day), quad (1 to 4, or none), events, score (mean),
        fatalities (sum of those told); in the order of these.
    """
    with connected(ledger.place) as connection:
        state = None if since or until or known_on else state_of(ledger.place / NAME)
        if state is None:
            _counted(connection, ledger.place, known_on, _wanted(sources, parties, since, until))
            connection.execute(f"CREATE VIEW sums AS {SUMS}")
        else:
            wanted = _wanted(sources, parties, None, None)
            kept = _kept(connection, ledger.place, state, sorted(set(parties)))
            connection.execute(f"CREATE VIEW sums AS SELECT * FROM ({kept}) WHERE {wanted}")  # noqa: S608 - quoted by `_text`
        return connection.sql(_MONTHS).to_arrow_table()


def _kept(connection: duckdb.DuckDBPyConnection, folder: Place, state: str, parties: list[str]) -> str:
    """Give the query of the sums of what counts now, kept from an earlier question or made for this one.

    Where two parties are given, only those of the pair need be read.
    """
    file = kept_sums(folder, state)
    if file is None:
        _counted(connection, folder, None, "true")
        file = keep_sums(connection, SUMS, folder, state)
    if file is None:
        return SUMS
    pair = " AND ".join(f"{name} = {_text(one)}" for name, one in zip(("low", "high"), parties, strict=False))
    where = f" WHERE {pair}" if len(parties) == _TWO else ""
    return f"SELECT * EXCLUDE (low, high) FROM read_parquet({_text(str(file))}){where}"  # noqa: S608 - quoted by `_text`


def months_of(sums: pa.Table) -> pa.Table:
    """Make the answer of `dyad_months` out of its sums (the columns of `SUMS`), made elsewhere."""
    with duckdb.connect() as connection:
        connection.register("sums", sums)
        return connection.sql(_MONTHS).to_arrow_table()


def history_files(folder: Place) -> list[str]:
    """Give the data files of a ledger's history, in a fixed order; none where nothing was imported.

    Raises:
        LedgerError: the table is damaged.
    """
    path = folder / NAME
    if not is_table(path):
        return []
    delta = opened(path)
    with files_of(path, "read"):
        return [str(file) for file in files_in(delta)]


def stored_rows(connection: duckdb.DuckDBPyConnection, folder: Place, columns: str = "*") -> str | None:
    """Give the query of all rows of a ledger's history; None where nothing was imported.

    Args:
        connection: that will ask it.
        folder: the ledger's, or its address.
        columns: these only.

    Raises:
        LedgerError: the table is damaged.
    """
    files = history_files(folder)
    if not files:
        return None
    if isinstance(folder, Path):
        return f"SELECT {columns} FROM read_parquet({_texts(files)})"  # noqa: S608 - quoted by `_text`
    with files_of(folder / NAME, "read"):
        connection.register("stored", opened(folder / NAME).to_pyarrow_dataset())
    return f"SELECT {columns} FROM stored"  # noqa: S608 - our own words


class connected:  # noqa: N801 - used as a function
    """A DuckDB connection with bounded memory, in UTC; its errors become `LedgerError`.

    Args:
        folder: of the ledger; named in errors.
        spill: where to put what memory does not hold; none is put anywhere without it.
    """

    def __init__(self, folder: Place, spill: Path | None = None) -> None:
        """Remember the folders."""
        self._folder, self._spill = folder, spill

    def __enter__(self) -> duckdb.DuckDBPyConnection:
        """Connect."""
        self._connection = duckdb.connect()
        self._connection.execute("SET TimeZone = 'UTC'; SET enable_progress_bar = false")
        self._connection.execute(f"SET memory_limit = '{MEMORY}'")
        self._connection.execute("SET temp_directory = ?", [str(self._spill or "")])
        return self._connection

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Close; say what went wrong in words of ours."""
        self._connection.close()
        if isinstance(error, duckdb.IOException | duckdb.InvalidInputException | duckdb.OutOfMemoryException):
            with files_of(self._folder / NAME, "read"):
                raise OSError(str(error)) from error


def _counted(
    connection: duckdb.DuckDBPyConnection, folder: Place, known_on: datetime | None, wanted: str
) -> None:
    """Make the view `counted`: of each event the version that counts, none withdrawn, and only the wanted."""
    if known_on is not None and known_on.tzinfo is None:
        raise LedgerError(f"known_on {known_on}: has no time zone; give one, such as datetime.UTC.")
    connection.register("nothing", HISTORY.empty_table())
    rows = stored_rows(connection, folder) or "SELECT * FROM nothing"
    then = "" if known_on is None else f" WHERE recorded_at <= TIMESTAMPTZ '{known_on.isoformat()}'"
    connection.execute(f"CREATE VIEW known AS SELECT * FROM ({rows}){then}")  # noqa: S608 - quoted above
    changed = connection.execute("SELECT 1 FROM known WHERE supersedes LIMIT 1").fetchall()
    latest = LATEST if changed else "SELECT * FROM known"
    connection.execute(f"CREATE VIEW counted AS SELECT * FROM ({latest}) AS h WHERE {wanted}")  # noqa: S608 - likewise


def _wanted(
    sources: Collection[str],
    parties: Collection[str],
    since: date | None,
    until: date | None,
) -> str:
    tests = ["true"]
    if sources:
        tests.append(f"source IN ({_texts(sorted(sources))[1:-1]})")
    tests += [f"(actor = {_text(one)} OR recipient = {_text(one)})" for one in sorted(parties)]
    if since:
        tests.append(f"coalesce(day_to, day_from) >= DATE '{since}'")
    if until:
        tests.append(f"day_from <= DATE '{until}'")
    return " AND ".join(tests)


def _texts(values: Collection[str]) -> str:
    return f"[{', '.join(_text(one) for one in values)}]"


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
