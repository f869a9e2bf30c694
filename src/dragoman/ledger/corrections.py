"""Whether a judgement makes sense: the right targets for its verb, and for a correction a field with a value."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, get_args, get_type_hints

import msgspec

from dragoman.ledger.faults import LedgerError
from dragoman.ledger.spans import faults_in
from dragoman.ontology import event_types
from dragoman.records import Event, Record, Report, Verb

STANDINGS = ("trusted", "normal", "discounted")
VERBS: tuple[str, ...] = get_args(Verb)
_EVIDENCE = {"quote", "start", "reports", "same_as", "rule"}
_TWO = 2


@cache
def correctable(record: type[Record]) -> tuple[str, ...]:
    """Name the fields of a record that a reviewer may correct: all but the words it rests on."""
    return tuple(name for name in record.__struct_fields__ if name not in _EVIDENCE)


@cache
def _hints(record: type[Record]) -> dict[str, Any]:
    return get_type_hints(record)


def value_of(record: type[Record], field: str, value: str) -> Any:
    """Read the value of a correction, JSON, as the type that the field has.

    Raises:
        LedgerError: the record has no such field, or the value does not fit it.
    """
    kind = record.__name__.lower()
    if field not in correctable(record):
        raise LedgerError(
            f"{field!r} cannot be corrected in this {kind}; what can is {', '.join(correctable(record))}. "
            "Words that do not carry the record are a reason to reject it."
        )
    try:
        return msgspec.json.decode(value, type=_hints(record)[field])
    except msgspec.DecodeError as error:
        raise LedgerError(
            f"{value} is no value for {field} of this {kind}: {error}. It is written as JSON, "
            'such as "AGREE" or ["KEN"].'
        ) from error


def check_correction(reports: Iterable[Report], field: str | None, value: str | None, text: str) -> None:
    """Make sure that a correction leaves sound records.

    Args:
        reports: the reports that are corrected.
        field: of their records.
        value: as JSON.
        text: of the article they are from, for the places of entities.

    Raises:
        LedgerError: it does not; the message says why and what would fit.
    """
    if field is None or value is None:
        raise LedgerError("a correction needs a field and its new value.")
    for report in reports:
        record = msgspec.structs.replace(
            report.record, **{field: value_of(type(report.record), field, value)}
        )
        _check_ontology(record)
        if found := faults_in(record, text):
            raise LedgerError(f"{report.id}: the correction does not fit the article: {found[0]}.")


def check_targets(verb: Verb, targets: Sequence[str], field: str | None, value: str | None) -> None:
    """Make sure that a judgement has the targets, field and value that its verb asks for.

    Raises:
        LedgerError: it has not.
    """
    if verb not in VERBS:
        raise LedgerError(f"{verb!r} is no judgement; there are {', '.join(VERBS)}.")
    if not targets:
        raise LedgerError(f"{verb}: name the reports, or the source, that is judged.")
    if verb in {"merge", "split"} and len(set(targets)) < _TWO:
        raise LedgerError(f"{verb}: name two reports or more.")
    if verb == "standing" and (len(targets) != 1 or value not in STANDINGS):
        raise LedgerError(f"standing: name one source and one of {', '.join(STANDINGS)}.")
    if verb not in {"correct", "standing"} and (field is not None or value is not None):
        raise LedgerError(f"{verb}: takes neither field nor value.")


def check_alike(reports: Sequence[Report]) -> None:
    """Make sure that reports to be merged or split are of one kind.

    Raises:
        LedgerError: they are not.
    """
    kinds = sorted({report.kind for report in reports})
    if len(kinds) > 1:
        raise LedgerError(f"only reports of one kind can be merged or split; these are {', '.join(kinds)}.")


def _check_ontology(record: Record) -> None:
    """Types and modes are PLOVER's (codebook section 2)."""
    if not isinstance(record, Event):
        return
    types = event_types()
    if record.event_type not in types:
        raise LedgerError(f"{record.event_type!r} is no event type; there are {', '.join(sorted(types))}.")
    modes = types[record.event_type].modes
    if record.mode is not None and record.mode not in modes:
        raise LedgerError(
            f"{record.mode!r} is no mode of {record.event_type}; there are {', '.join(modes) or 'none'}. "
            "Correct the mode first where both are wrong (null is none)."
        )
