"""Recording what a reviewer decided, once it is known to make sense."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from dragoman.ledger.corrections import check_alike, check_correction, check_targets
from dragoman.ledger.counts import NOW
from dragoman.ledger.faults import LedgerError
from dragoman.ledger.folder import Folder
from dragoman.ledger.index.kept import as_read
from dragoman.ledger.index.select import Selection
from dragoman.ledger.judged import Judged
from dragoman.ledger.reading import Reader
from dragoman.ledger.schemas import judgement_row
from dragoman.ledger.tables import Table
from dragoman.ledger.writing import next_moment
from dragoman.records import Judgement, Report, Verb


def judge(folder: Folder, table: Table, reader: Reader, asked: dict[str, Any], seen: int) -> Judgement:
    """Check a judgement and record it.

    Args:
        folder: the ledger's.
        table: of judgements.
        reader: of the ledger.
        asked: the fields of the judgement but its id and moment.
        seen: the number of the last commit of the table, read before this was called.

    Raises:
        LedgerError: it makes no sense; nothing was recorded.
        Overtaken: another judgement followed that commit; nothing was recorded.
    """
    _demand_who(asked["who"])
    check_targets(asked["verb"], asked["targets"], asked["field"], asked["value"])
    with folder.writing():
        if asked["verb"] != "standing":
            _check_reports(reader, asked["verb"], asked["targets"], asked["field"], asked["value"])
        return _record(table, reader, asked, seen)


def withdraw(
    folder: Folder, table: Table, reader: Reader, judgement: str, said: tuple[str, str], seen: int
) -> Judgement:
    """Record that a judgement counts no longer; `said` is who withdraws it, and why (`seen` as in `judge`).

    Raises:
        Overtaken: another judgement followed that commit; nothing was recorded.
        LedgerError: there is none of this id, or it was withdrawn before.
    """
    who, why = said
    _demand_who(who)
    with folder.writing():
        every = {one.id: one for one in reader.judgements(NOW, withdrawn=True)}
        old = every.get(judgement)
        if old is None:
            raise LedgerError(
                f"{judgement}: there is no judgement of this id; `dragoman review --history` lists all."
            )
        if _is_withdrawn(old, every):
            raise LedgerError(f"{judgement}: was withdrawn before; nothing was recorded.")
        asked = msgspec.structs.asdict(old) | {"who": who, "why": why, "withdraws": judgement}
        return _record(table, reader, asked, seen)


def _demand_who(who: str) -> None:
    if not who.strip():
        raise LedgerError("a judgement needs the name of who made it (--who).")


def _is_withdrawn(one: Judgement, every: dict[str, Judgement]) -> bool:
    return any(other.withdraws == one.id and not _is_withdrawn(other, every) for other in every.values())


def _record(table: Table, reader: Reader, asked: dict[str, Any], seen: int) -> Judgement:
    moment = reader.ask(next_moment)
    judgement = msgspec.convert(
        {"withdraws": None, **asked, "id": _identity(asked, moment), "recorded_at": moment}, Judgement
    )
    table.append([judgement_row(judgement)], after=seen)
    return judgement


def _identity(asked: dict[str, Any], moment: datetime) -> str:
    parts = [asked["verb"], *asked["targets"], asked["who"], str(asked.get("withdraws")), moment.isoformat()]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:20]


def _check_reports(
    reader: Reader, verb: Verb, targets: Sequence[str], field: str | None, value: str | None
) -> None:
    """Reports must be there; one that was rejected may be judged again."""
    found = {report.id: report for report in _present(reader, targets)}
    for target in targets:
        if target not in found:
            raise LedgerError(f"{target}: there is no report of this id; `dragoman review` lists them.")
    reports = [found[target] for target in targets]
    if verb in {"merge", "split"}:
        check_alike(reports)
    if verb == "correct":
        for report in reports:
            text = reader.ask(lambda connection, report=report: as_read(connection, report.article)).text  # type: ignore[misc]
            check_correction([report], field, value, text)


def _present(reader: Reader, targets: Sequence[str]) -> list[Report]:
    """The reports as they are now, those rejected among them."""
    judged = Judged.of(reader.judgements(NOW))
    accepted = msgspec.structs.replace(judged, rejected=frozenset())
    plain = reader.unjudged(Selection(ids=tuple(sorted(set(targets)))))
    return [found for report in plain if (found := accepted.apply(report))]
