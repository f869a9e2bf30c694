"""Imported field data: the `history` table, what of it counts at a moment, and its sums by dyad and month.

Rows are never changed: a source's newer version of an event, or its withdrawal, is a further row that
`supersedes` the older ones (`docs/reference/import.md`). Rows of the reports stay apart from these.
"""

from collections.abc import Collection
from datetime import date, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
from deltalake import DeltaTable

from dragoman.ledger.faults import LedgerError, files_of
from dragoman.ledger.ledger import Ledger

_TEXT, _MOMENT = pa.string(), pa.timestamp("us", "UTC")

HISTORY = pa.schema(
    [
        pa.field("source", _TEXT, nullable=False),
        pa.field("event_id", _TEXT, nullable=False),
        pa.field("key", _TEXT),
        pa.field("part", pa.int16(), nullable=False),
        pa.field("day_from", pa.date32()),
        pa.field("day_to", pa.date32()),
        *(
            pa.field(f"{side}{what}", _TEXT)
            for side in ("actor", "recipient")
            for what in ("", "_role", "_code", "_name", "_sector")
        ),
        pa.field("type", _TEXT),
        pa.field("mode", _TEXT),
        pa.field("cameo", _TEXT),
        pa.field("source_type", _TEXT),
        pa.field("contexts", _TEXT),
        pa.field("status", _TEXT),
        pa.field("quad", pa.int8()),
        pa.field("score", pa.float32()),
        pa.field("place", _TEXT),
        pa.field("latitude", pa.float64()),
        pa.field("longitude", pa.float64()),
        pa.field("country", _TEXT),
        pa.field("fatalities", pa.int32()),
        pa.field("fatalities_low", pa.int32()),
        pa.field("fatalities_high", pa.int32()),
        pa.field("sources", pa.int32()),
        pa.field("outlet", _TEXT),
        pa.field("published", pa.date32()),
        pa.field("sentence", pa.int32()),
        pa.field("text", _TEXT),
        pa.field("url", _TEXT),
        pa.field("confidence", pa.float32()),
        pa.field("source_time", _MOMENT),
        pa.field("raw", _TEXT),
        pa.field("retracted", pa.bool_(), nullable=False),
        pa.field("supersedes", pa.bool_(), nullable=False),
        pa.field("file", _TEXT, nullable=False),
        pa.field("line", pa.int64(), nullable=False),
        pa.field("batch", _TEXT, nullable=False),
        pa.field("recorded_at", _MOMENT, nullable=False),
    ]
)
NAME = "history"
MEMORY = "1500MB"
"""What DuckDB may hold before it uses the disk."""

# A version of an event is all rows of one line of one batch; of several the one that its source dated last counts.
_LATEST = """
WITH changed AS (
  SELECT DISTINCT source, coalesce(key, event_id) AS k FROM known WHERE supersedes
), rival AS (
  SELECT DISTINCT h.source, coalesce(h.key, h.event_id) AS k, source_time, recorded_at, batch, line
  FROM known AS h JOIN changed ON h.source = changed.source AND coalesce(h.key, h.event_id) = changed.k
), beaten AS (
  SELECT source, k, batch, line FROM rival QUALIFY row_number() OVER (
    PARTITION BY source, k
    ORDER BY coalesce(source_time, recorded_at) DESC, recorded_at DESC, batch DESC, line DESC) > 1
)
SELECT h.* FROM known AS h ANTI JOIN beaten
  ON h.source = beaten.source AND coalesce(h.key, h.event_id) = beaten.k
  AND h.batch = beaten.batch AND h.line = beaten.line
WHERE NOT h.retracted
"""
_ORDER = "ORDER BY day_from, source, event_id, key, batch, line, part"
# Grouped by a number for the month, which is quicker than by a day made of it.
_DYAD_MONTHS = """
SELECT source, actor, recipient, make_date(CAST(m // 12 AS INTEGER), CAST(m % 12 + 1 AS INTEGER), 1) AS month,
  quad, events, score, fatalities
FROM (
  SELECT source, actor, recipient, year(day_from) * 12 + month(day_from) - 1 AS m, quad,
    count(*) AS events, avg(score) AS score, sum(fatalities) AS fatalities
  FROM counted
  WHERE actor IS NOT NULL AND recipient IS NOT NULL
  GROUP BY ALL
)
"""
_DONE = "(status IS NULL OR status IN ('occurred', 'ongoing'))"


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
    with connected(ledger.path) as connection:
        wanted = _wanted(sources, parties, since, until)
        _counted(connection, ledger.path, known_on, wanted)
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
    with connected(ledger.path) as connection:
        wanted = f"{_wanted(sources, parties, since, until)} AND {_DONE}"
        _counted(connection, ledger.path, known_on, wanted)
        return connection.sql(
            f"SELECT * FROM ({_DYAD_MONTHS}) ORDER BY source, actor, recipient, month, quad"  # noqa: S608 - likewise
        ).to_arrow_table()


def history_files(folder: Path) -> list[str]:
    """Give the data files of a ledger's history, in a fixed order; none where nothing was imported.

    Raises:
        LedgerError: the table is damaged.
    """
    path = folder / NAME
    with files_of(path, "read"):
        if not DeltaTable.is_deltatable(str(path)):
            return []
        return sorted(uri.removeprefix("file://") for uri in DeltaTable(path).file_uris())


class connected:  # noqa: N801 - used as a function
    """A DuckDB connection with bounded memory, in UTC; its errors become `LedgerError`.

    Args:
        folder: of the ledger; named in errors.
        spill: where to put what memory does not hold; none is put anywhere without it.
    """

    def __init__(self, folder: Path, spill: Path | None = None) -> None:
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
    connection: duckdb.DuckDBPyConnection, folder: Path, known_on: datetime | None, wanted: str
) -> None:
    """Make the view `counted`: of each event the version that counts, none withdrawn, and only the wanted."""
    if known_on is not None and known_on.tzinfo is None:
        raise LedgerError(f"known_on {known_on}: has no time zone; give one, such as datetime.UTC.")
    connection.register("nothing", HISTORY.empty_table())
    files = history_files(folder)
    rows = f"read_parquet({_texts(files)})" if files else "nothing"
    then = "" if known_on is None else f" WHERE recorded_at <= TIMESTAMPTZ '{known_on.isoformat()}'"
    connection.execute(f"CREATE VIEW known AS SELECT * FROM {rows}{then}")  # noqa: S608 - quoted above
    changed = connection.execute("SELECT 1 FROM known WHERE supersedes LIMIT 1").fetchall()
    latest = _LATEST if changed else "SELECT * FROM known"
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
