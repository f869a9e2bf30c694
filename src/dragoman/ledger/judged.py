"""What reviewers' judgements make of reports: which count, and what they change."""

from collections.abc import Iterable
from typing import Any

import msgspec

from dragoman.ledger.corrections import value_of
from dragoman.records import Judgement, Report


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """The judgements that count at some moment, by what they do to a report; the last word wins.

    `rejected` reports are no answers, unless confirmed later; `corrections` give the fields of a
    report that read otherwise.
    """

    rejected: frozenset[str] = frozenset()
    confirmed: frozenset[str] = frozenset()
    corrections: dict[str, dict[str, str]] = {}

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> "Judged":
        """Sum up judgements that count, oldest first."""
        verdicts: dict[str, str] = {}
        corrections: dict[str, dict[str, str]] = {}
        for one in judgements:
            for target in one.targets:
                if one.verb in {"confirm", "reject"}:
                    verdicts[target] = one.verb
                elif one.verb == "correct" and one.field is not None and one.value is not None:
                    corrections.setdefault(target, {})[one.field] = one.value
        return cls(
            rejected=frozenset(target for target, verb in verdicts.items() if verb == "reject"),
            confirmed=frozenset(target for target, verb in verdicts.items() if verb == "confirm"),
            corrections=corrections,
        )

    def apply(self, report: Report) -> Report | None:
        """Give a report as it was judged; None where it was rejected."""
        if report.id in self.rejected:
            return None
        if fields := self.corrections.get(report.id):
            changes: dict[str, Any] = {
                name: value_of(type(report.record), name, value) for name, value in fields.items()
            }
            record = msgspec.structs.replace(report.record, **changes)
            return msgspec.structs.replace(report, record=record, review="corrected")
        if report.id in self.confirmed:
            return msgspec.structs.replace(report, review="confirmed")
        return report


def counting(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Leave out what was withdrawn, and the withdrawals themselves.

    A withdrawal can itself be withdrawn: then what it withdrew counts again.

    Args:
        judgements: all up to some moment, oldest first.

    Returns:
        Those that count at that moment, oldest first.
    """
    withdrawn: set[str] = set()
    found: list[Judgement] = []
    for one in reversed(tuple(judgements)):  # what withdraws comes after what it withdraws
        if one.id in withdrawn:
            continue
        if one.withdraws is None:
            found.append(one)
        else:
            withdrawn.add(one.withdraws)
    return tuple(reversed(found))
