"""What makes a report worth a look."""

from datetime import UTC, datetime

import msgspec
from tests.ledger.pieces import pair

from dragoman.ledger.doubt import doubts_about
from dragoman.ledger.reports import kept_article, reports_of
from dragoman.records import Attribution, Entity, Event, Report


def _report(kind: str, **changes: object) -> Report:
    article, coded = pair(1)
    kept = kept_article(article, coder="1", recorded_at=datetime(2024, 1, 1, tzinfo=UTC))
    found = next(report for report in reports_of(kept, coded) if report.kind == kind)
    return msgspec.structs.replace(found, record=msgspec.structs.replace(found.record, **changes))


def test_a_plain_report_is_not_in_doubt() -> None:
    """Named, dated, decided by an entry, told by the outlet itself."""
    assert doubts_about(_report("event")) == ()


def test_each_doubt_is_told() -> None:
    """Denied by a speaker, decided by no entry, a party that the sentence does not name."""
    record = _report("event").record
    assert isinstance(record, Event)
    speaker = Attribution(speaker="the army", id="TCD", text="denied", stance="denies")
    report = _report("event", attribution=(speaker,), rule="", recipients=(Entity(text="it", id="TCD"),))
    assert doubts_about(report) == (
        "the army denies it",
        "no entry of the lexicon decided it",
        "the sentence does not name TCD",
    )
    assert doubts_about(_report("claim", contested=True)) == ("contested",)


def test_what_was_reviewed_is_in_doubt_no_more() -> None:
    """A reviewer's word settles it."""
    report = _report("claim", contested=True)
    assert doubts_about(msgspec.structs.replace(report, review="confirmed")) == ()
