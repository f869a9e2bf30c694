"""Blocks of a source's rows into rows of the history: a query a source, and tables of whom and what codes mean."""

# ruff: noqa: S608 - names of columns and of our own tables are put into queries, what files hold is not

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from dragoman.exchange.incoming.acts import meaning_of
from dragoman.exchange.incoming.header import Layout
from dragoman.exchange.incoming.model import Block, Fault
from dragoman.exchange.incoming.parties import BETWEEN, Parties, role_of
from dragoman.exchange.incoming.sources import Source, common_macros
from dragoman.ledger.history import HISTORY

_TEXT = pa.string()
_PARTIES = pa.schema([("clues", _TEXT), ("id", _TEXT), ("since", pa.date32()), ("until", pa.date32())])
_ACTS = pa.schema([("act", _TEXT), ("type", _TEXT), ("mode", _TEXT), ("cameo", _TEXT), ("quad", pa.int8())])
_ROLES = pa.schema([("sector", _TEXT), ("role", _TEXT)])
_SCHEMES = {"polecat": "cameo", "gdelt": "cameo", "plover": "cameo", "ucdp-ged": "ucdp"}
_NAMED = 60
_MOST_LATITUDE, _MOST_LONGITUDE = 90, 180


class Batch(NamedTuple):
    """What all rows of one import share."""

    id: str
    file: str
    recorded_at: datetime


class Converted(NamedTuple):
    """Rows of the history, how many events they are, and what could not be read."""

    rows: pa.Table
    events: int
    faults: list[Fault]


class Conversions(Protocol):
    """What converts the blocks of one file; `unmapped` counts the codes that stand for nobody we know."""

    unmapped: Counter[str]
    unmapped_rows: int

    def convert_all(self, blocks: Iterable[Block]) -> Iterator[tuple[Block, Converted]]:
        """Make rows of the history of blocks, in their order."""
        ...


class Conversion(Protocol):
    """Makes what converts the blocks of one file."""

    def __call__(
        self, connection: duckdb.DuckDBPyConnection, source: Source, batch: Batch, *, raw: bool
    ) -> Conversions:
        """Begin with a file."""
        ...


class Converter:
    """Converts the blocks of one file; `unmapped` counts the codes that stand for nobody we know."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, source: Source, batch: Batch, *, raw: bool
    ) -> None:
        """Prepare the tables that blocks are joined with."""
        self._connection, self._source, self._raw = connection, source, raw
        self._parties = Parties()
        self.unmapped: Counter[str] = Counter()
        self.unmapped_rows = 0
        connection.execute(common_macros())
        for name, schema in (("parties", _PARTIES), ("acts", _ACTS), ("roles", _ROLES)):
            connection.register("empty", schema.empty_table())
            connection.execute(f"CREATE TABLE {name} AS SELECT * FROM empty")
        self._finish = _finish(source, batch)

    def convert_all(self, blocks: Iterable[Block]) -> Iterator[tuple[Block, Converted]]:
        """Make rows of the history of blocks, one after the other."""
        return ((block, self.convert(block)) for block in blocks)

    def convert(self, block: Block) -> Converted:
        """Make rows of the history of a block."""
        rows = block.rows
        self._connection.register("block", rows)
        faults = [*block.faults, *self._faults(block, _number_faults(self._source), "block")]
        if len(faults) > len(block.faults):
            bad = pa.array([fault.line for fault in faults])
            rows = rows.filter(pc.invert(pc.is_in(rows["line"], bad)))
            self._connection.register("block", rows)
        raw = f", {_whole(rows.column_names)} AS raw" if self._raw else ", NULL AS raw"
        query = self._source.query.rstrip()
        query = re.sub(r"\nFROM (?=\w+(\nWHERE .*)?$)", f"{raw}\nFROM ", query)
        self._connection.execute(f"CREATE OR REPLACE TEMP TABLE told AS {query}")
        faults += self._faults(block, _TOLD_FAULTS, "told")
        self._learn()
        found = self._connection.sql(self._finish).to_arrow_table()
        self._count_unmapped()
        events = pc.count_distinct(found["line"]).as_py()
        return Converted(found.cast(HISTORY), events, sorted(faults))

    def _faults(self, block: Block, reason: str, table: str) -> list[Fault]:
        found = self._connection.execute(
            f"SELECT DISTINCT line, reason FROM (SELECT line, {reason} AS reason FROM {table}) "
            "WHERE reason IS NOT NULL ORDER BY line"
        ).fetchall()
        return [Fault(line, said, block.original(line)) for line, said in found]

    def _learn(self) -> None:
        """Look up the clues, acts and sectors that no block had before."""
        scheme = _SCHEMES.get(self._source.name, self._source.name)
        clues = self._unknown("parties", "clues", ("actor_clues", "recipient_clues", "country_clues"))
        standings = [(clue, one) for clue in clues for one in self._parties.of(clue) or (None,)]
        self._add("parties", _PARTIES, [(clue, *(one or (None, None, None))) for clue, one in standings])
        acts = self._unknown("acts", "act", ("act",))
        self._add("acts", _ACTS, [(act, *meaning_of(act)) for act in acts])
        sectors = self._unknown("roles", "sector", ("actor_sector", "recipient_sector"))
        self._add("roles", _ROLES, [(sector, role_of(scheme, sector)) for sector in sectors])

    def _unknown(self, table: str, column: str, asked: Sequence[str]) -> list[str]:
        each = " UNION ".join(f"SELECT CAST({one} AS VARCHAR) AS k FROM told" for one in asked)
        found = self._connection.execute(
            f"SELECT DISTINCT k FROM ({each}) WHERE k <> '' AND k NOT IN (SELECT {column} FROM {table}) ORDER BY k"
        ).fetchall()
        return [one for (one,) in found]

    def _add(self, table: str, schema: pa.Schema, rows: Sequence[tuple[object, ...]]) -> None:
        if rows:
            columns = [
                pa.array(column, kind)
                for column, kind in zip(zip(*rows, strict=True), schema.types, strict=True)
            ]
            self._connection.register("more", pa.table(columns, schema=schema))
            self._connection.execute(f"INSERT INTO {table} SELECT * FROM more")

    def _count_unmapped(self) -> None:
        found = self._connection.execute(_UNMAPPED).fetchall()
        for party, clues, code, name, rows in found:
            told = clues.split(BETWEEN)[0] if clues else f"code={code}" if code else f"name={name}"
            self.unmapped[told[:_NAMED]] += rows
            self.unmapped_rows += rows if party else 0


_BAD = "(event_id IS NULL OR day_from IS NULL OR coalesce(day_to < day_from, false))"
_TOLD_FAULTS = """CASE
  WHEN event_id IS NULL THEN 'has no event id'
  WHEN day_from IS NULL THEN 'its day is not understood: ' || coalesce(day_told, 'none is given')
  WHEN day_to < day_from THEN 'it ends before it begins: ' || day_told END"""
_SIDES = " UNION ALL ".join(
    f"SELECT true AS party, {side}_clues AS clues, {side}_code AS code, {side}_name AS name FROM told"
    for side in ("actor", "recipient")
)
_UNMAPPED = f"""
WITH asked AS (
  {_SIDES} UNION ALL SELECT false, country_clues, NULL, NULL FROM told
), grouped AS (
  SELECT party, coalesce(clues, '') AS clues, CASE WHEN coalesce(clues, '') = '' THEN code END AS code,
    CASE WHEN coalesce(clues, '') = '' AND code IS NULL THEN name END AS name, count(*) AS n
  FROM asked WHERE coalesce(nullif(clues, ''), code, name) IS NOT NULL GROUP BY ALL
)
SELECT party, clues, code, name, n FROM grouped
WHERE clues NOT IN (SELECT clues FROM parties WHERE id IS NOT NULL) ORDER BY ALL
"""


def _number_faults(source: Source) -> str:
    tests = [
        f"WHEN {_name(one)} IS NOT NULL AND try_cast({_name(one)} AS DOUBLE) IS NULL "
        f"THEN '{one} is no number: ' || {_name(one)}"
        for one in source.numbers
    ]
    for one in source.numbers:
        most = {"lat": _MOST_LATITUDE, "lon": _MOST_LONGITUDE}.get(one.rpartition("_")[2].casefold()[:3])
        if most:
            tests.append(
                f"WHEN abs(try_cast({_name(one)} AS DOUBLE)) > {most} THEN '{one} is no place on earth: ' || {_name(one)}"
            )
    return f"CASE {' '.join(tests)} END"


def _whole(names: Sequence[str]) -> str:
    fields = ", ".join(f"{_name(one)} := {_name(one)}" for one in names if one != "line")
    return f"CAST(to_json(struct_pack({fields})) AS VARCHAR)"


def _name(column: str) -> str:
    return f'"{column}"'


def _finish(source: Source, batch: Batch) -> str:
    """The query that puts ids, roles and types to what was told."""
    given = {
        "source": f"'{source.name}'",
        "retracted": "false",
        "supersedes": "false",
        "file": f"'{batch.file.replace(chr(39), chr(39) * 2)}'",
        "batch": f"'{batch.id}'",
        "recorded_at": f"TIMESTAMPTZ '{batch.recorded_at.isoformat()}'",
        "actor": "a.id",
        "recipient": "r.id",
        "country": "c.id",
        "actor_role": "ar.role",
        "recipient_role": "rr.role",
        "type": "acts.type",
        "mode": "acts.mode",
        "cameo": "acts.cameo",
        "quad": "coalesce(told.quad, acts.quad)",
    }
    for side in ("actor", "recipient"):
        given[f"{side}_sector"] = f"nullif(told.{side}_sector, '')"
    columns = ", ".join(f"{given.get(name, f'told.{name}')} AS {name}" for name in HISTORY.names)
    joins = " ".join(
        f"LEFT JOIN parties AS {short} ON {short}.clues = told.{side}_clues "
        f"AND ({short}.since IS NULL OR told.day_from >= {short}.since) "
        f"AND ({short}.until IS NULL OR told.day_from <= {short}.until)"
        for short, side in (("a", "actor"), ("r", "recipient"), ("c", "country"))
    )
    return (
        f"SELECT {columns} FROM told {joins} LEFT JOIN acts ON acts.act = told.act "
        "LEFT JOIN roles AS ar ON ar.sector = told.actor_sector "
        "LEFT JOIN roles AS rr ON rr.sector = told.recipient_sector "
        f"WHERE NOT {_BAD} ORDER BY told.line, told.part"
    )


def columns_wanted(source: Source, layout: Layout, *, raw: bool) -> list[str]:
    """Name the columns of a file that its query asks for; all of them where rows are kept whole."""
    asked = set(re.findall(r'"([^"]+)"|\b([A-Za-z]\w*)\b', source.query))
    words = {one for pair in asked for one in pair if one}
    wanted = [one for one in source.columns if one in words or one in source.numbers]
    if layout.withdrawals:
        return [one for one in (source.id, source.id_day, source.withdrawn_at) if one]
    return wanted + [one for one in layout.names if raw and one and one not in wanted]
