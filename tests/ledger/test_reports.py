"""Ids of articles and reports, and evidence in memory."""

from datetime import UTC, datetime, timedelta

import msgspec
from tests.ledger.pieces import pair

from dragoman.ledger import MemoryEvidence, article_id, kept_article, reports_of

NOW = datetime(2024, 5, 1, tzinfo=UTC)


def test_an_article_is_its_outlet_and_text() -> None:
    """The file's name does not count; another outlet's copy is another article."""
    assert article_id(pair(1)[0]) == article_id(pair(1, name="copy.txt")[0])
    assert len({article_id(pair(1)[0]), article_id(pair(1, outlet="B")[0]), article_id(pair(2)[0])}) == 3
    assert kept_article(pair(1, outlet=None)[0], coder="1", recorded_at=NOW).source == article_id(
        pair(1, outlet=None)[0]
    )


def test_a_report_keeps_its_id_when_its_status_is_coded_otherwise() -> None:
    """The core of a record makes its id; two alike in all of it have ids of their own."""
    (article, coded), (_, other) = pair(1), pair(1, status="planned")
    kept = kept_article(article, coder="1", recorded_at=NOW)
    ids = [report.id for report in reports_of(kept, coded)]
    assert [report.id for report in reports_of(kept, other)] == ids
    twice = reports_of(kept, msgspec.structs.replace(coded, events=coded.events * 2))
    assert len({report.id for report in twice}) == len(ids) + 1
    assert {report.id for report in twice} > set(ids)


def test_memory_answers_in_order_and_as_known() -> None:
    """By last day of publication, article, place and id; what was recorded later is not known."""
    pairs = [pair(1), pair(2, day=None)]
    kept = [
        kept_article(article, coder="1", recorded_at=NOW + timedelta(days=number))
        for number, (article, _) in enumerate(pairs)
    ]
    reports = [r for k, (_, coded) in zip(kept, pairs, strict=True) for r in reports_of(k, coded)]
    memory = MemoryEvidence(kept, reports)
    assert [r.article for r in memory.reports()] == [kept[1].id] * 5 + [kept[0].id] * 5
    assert {r.article for r in memory.reports(known_on=NOW)} == {kept[0].id}
    assert memory.articles(known_on=NOW) == (kept[0],)
    assert memory.judgements() == ()
