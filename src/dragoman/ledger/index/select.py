"""Selections of reports from the index."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec

from dragoman.ledger.collecting import without_collection
from dragoman.ledger.index.ingest_reports import OPEN
from dragoman.ledger.index.stories import as_json, stories
from dragoman.ledger.judged import Judged
from dragoman.ledger.schemas import EPOCH, About, record_of
from dragoman.records import Published, Record, Report, ReportKind

_COLUMNS = "r.published, r.article, r.place, r.id, r.kind, r.version, r.record, r.n"
_VERSIONS = "SELECT n, about, since FROM versions WHERE n IN (SELECT value FROM json_each(?))"
_TWO = 2
Shared = tuple[str | None, Published, datetime]
_AT_ONCE = 5000
_MOST_RECORDS = 150_000


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for: see `dragoman.analysis.evidence.Evidence.reports`; sorted, each once.

    `moment` is that of `known_on` and `after` the one that reports were recorded after, both in
    microseconds.
    """

    kinds: tuple[ReportKind, ...] = ()
    parties: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    ids: tuple[str, ...] | None = None
    moment: int = OPEN - 1
    after: int | None = None

    def holds(self, report: Report) -> bool:
        """Whether a report that was corrected is (still) what is asked for."""
        return (not self.kinds or report.kind in self.kinds) and report.parties.issuperset(self.parties)


class Versions:
    """What was read of versions of articles and of their reports, once: outlet, publication, moment, records."""

    def __init__(self) -> None:
        """Begin with none."""
        self._known: dict[int, Shared] = {}
        self._told: dict[bytes, tuple[str | None, Published]] = {}
        self._records: dict[int, Record] = {}

    def of(self, connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, Shared]:
        """Give what is shared by the reports of some versions; others may be among it."""
        if missing := sorted(number for number in set(numbers) if number not in self._known):
            rows = connection.execute(_VERSIONS, (as_json(missing),))
            for number, told, since in rows:
                self._known[number] = (*self._about(told), moment_of(since))
        return self._known

    def record(self, number: int, kind: ReportKind, encoded: bytes) -> Record:
        """Give the record of a row, read once as long as there is room."""
        found = self._records.get(number)
        if found is None:
            if len(self._records) >= _MOST_RECORDS:
                self._records.clear()
            found = self._records[number] = record_of(kind, encoded)
        return found

    def _about(self, told: bytes) -> tuple[str | None, Published]:
        if told not in self._told:
            about = msgspec.json.decode(told, type=About)
            self._told[told] = about.outlet, about.published
        return self._told[told]


def select(
    connection: sqlite3.Connection, wanted: Selection, judged: Judged, versions: Versions
) -> tuple[Report, ...]:
    """Give the reports asked for, judgements applied, in the order of all selections."""
    with without_collection():
        rows = _rows(connection, wanted).fetchall()
        if judged.corrections:
            rows = [row for row in rows if row[3] not in judged.corrections]
            rows += _corrected(connection, wanted, judged)
        rows.sort(key=_order)
        return tuple(_reports(connection, rows, wanted, judged, versions))


def stream(
    connection: sqlite3.Connection, wanted: Selection, judged: Judged, versions: Versions
) -> Iterator[list[Report]]:
    """Give all reports some thousands at a time, in no order: for tables that do not fit in memory as records."""
    cursor = _rows(connection, wanted)
    while rows := cursor.fetchmany(_AT_ONCE):
        yield list(_reports(connection, rows, wanted, judged, versions, keep=False))


def order(connection: sqlite3.Connection, wanted: Selection) -> tuple[str, ...]:
    """Give the ids of the reports of one party or two, in the order of all selections; nothing is decoded."""
    source, terms, values = _by_parties(wanted.parties)
    rows = connection.execute(
        f"SELECT r.published, r.article, r.place, r.id FROM {source} "  # noqa: S608 - no value is in it
        f"WHERE r.since <= ? AND r.until > ? AND {' AND '.join(terms)}",
        (wanted.moment, wanted.moment, *values),
    ).fetchall()
    rows.sort()
    return tuple(row[3] for row in rows)


def moment_of(microseconds: int) -> datetime:
    """A moment of the index as a datetime in UTC."""
    return EPOCH + timedelta(microseconds=microseconds)


def _reports(
    connection: sqlite3.Connection,
    rows: Sequence[tuple[Any, ...]],
    wanted: Selection,
    judged: Judged,
    versions: Versions,
    *,
    keep: bool = True,
) -> Iterator[Report]:
    linked = stories(connection, {row[1] for row in rows}, wanted.moment)
    shared = versions.of(connection, {row[5] for row in rows})
    untouched = not (judged.rejected or judged.confirmed or judged.corrections)
    filtered = len(wanted.parties) > _TWO
    for _, article, _, ident, kind, version, record, number in rows:
        outlet, published, recorded_at = shared[version]
        report = Report(
            id=ident,
            kind=kind,
            record=versions.record(number, kind, record) if keep else record_of(kind, record),
            article=article,
            outlet=outlet,
            published=published,
            story=linked.get(article, article),
            recorded_at=recorded_at,
        )
        found = report if untouched else judged.apply(report)
        if found is None:
            continue
        if (filtered or found.review == "corrected") and not wanted.holds(found):
            continue
        yield found


def _rows(connection: sqlite3.Connection, wanted: Selection) -> sqlite3.Cursor:
    """Find the rows by the narrowest way there is."""
    source, terms, values = "reports r", ["r.since <= ?", "r.until > ?"], [wanted.moment, wanted.moment]
    parameters: list[Any] = list(values)
    if wanted.parties:
        source, more, given = _by_parties(wanted.parties)
        terms += more
        parameters += given
    if wanted.kinds:
        narrower = wanted.articles or wanted.ids is not None
        column = "p.kind" if wanted.parties else "+r.kind" if narrower else "r.kind"
        terms.append(f"{column} IN ({', '.join('?' * len(wanted.kinds))})")
        parameters += wanted.kinds
    for name, chosen in (("r.article", wanted.articles or None), ("r.id", wanted.ids)):
        if chosen is not None:
            terms.append(f"{name} IN (SELECT value FROM json_each(?))")  # noqa: S608 - name is a column's
            parameters.append(as_json(chosen))
    if wanted.after is not None:
        terms.append("r.since > ?")
        parameters.append(wanted.after)
    if not (wanted.parties or wanted.kinds or wanted.articles or wanted.ids is not None) and not wanted.after:
        source = "reports r NOT INDEXED"
    statement = f"SELECT {_COLUMNS} FROM {source} WHERE {' AND '.join(terms)}"  # noqa: S608 - no value is in it
    return connection.execute(statement, parameters)


def _by_parties(parties: Sequence[str]) -> tuple[str, list[str], list[str]]:
    """From where, and on what terms: one party, or two of them; of more, the rest is seen to later."""
    if len(parties) == 1:
        return "parties p CROSS JOIN reports r ON r.n = p.report", ["p.party = ?"], [parties[0]]
    return "pairs p CROSS JOIN reports r ON r.n = p.report", ["p.a = ?", "p.b = ?"], list(parties[:2])


def _corrected(connection: sqlite3.Connection, wanted: Selection, judged: Judged) -> list[tuple[Any, ...]]:
    """The rows of reports that were corrected: they may be what is asked for only since."""
    ids = set(judged.corrections) - judged.rejected
    if wanted.ids is not None:
        ids &= set(wanted.ids)
    plain = msgspec.structs.replace(wanted, parties=(), kinds=(), ids=tuple(sorted(ids)))
    return _rows(connection, plain).fetchall() if ids else []


def _order(row: tuple[Any, ...]) -> tuple[str, str, int, str]:
    return row[0], row[1], row[2], row[3]
