"""Review as answers: the queue, one record, the history, and what a judgement changes, tried or made."""

from datetime import UTC, datetime

import pytest

from dragoman.records import DragomanError
from dragoman.web.answers import NothingThereError
from dragoman.web.answers.judgements import effect_of, history, queue, record
from dragoman.web.asked import AskedWronglyError, EffectAsked, HistoryAsked, QueueAsked, RecordReviewed
from dragoman.web.desk import Desk
from dragoman.world import World


def offers(desk: Desk) -> list[str]:
    """The two tellings of the offer."""
    return [one.id for one in desk.reports(kinds=["event"], parties=["KEN", "ETH"])]


def test_queue_goes_on_where_it_was(desk: Desk, world: World) -> None:
    """Parts of the queue follow each other without a gap, though a record of the first is judged meanwhile."""
    every = [one.report.id for one in queue(desk, world, QueueAsked()).reports]
    assert len(every) > 2
    first = queue(desk, world, QueueAsked(limit=2))
    assert [one.report.id for one in first.reports] == every[:2]
    desk.judge("confirm", [every[0]], who="A. Reader")
    second = queue(desk, world, QueueAsked(limit=2, cursor=first.next or ""))
    assert [one.report.id for one in second.reports] == every[2:4]
    assert second.of == len(every) - 1


def test_queue_by_kind_and_party(desk: Desk, world: World) -> None:
    """The queue is narrowed to a kind, and to those who are named."""
    found = queue(desk, world, QueueAsked(kind="claim"))
    assert {one.report.kind for one in found.reports} == {"claim"}
    assert queue(desk, world, QueueAsked(parties="Kenya, Brazil")).reports == ()


def test_a_cursor_of_elsewhere(desk: Desk, world: World) -> None:
    """A place that was not given out here is refused."""
    with pytest.raises(AskedWronglyError, match="none of ours"):
        queue(desk, world, QueueAsked(cursor="YQ"))


def test_rejecting_the_only_telling(desk: Desk, world: World) -> None:
    """If the only telling of a claim were rejected, the answers would no longer call it contested."""
    told = desk.reports(kinds=["claim"])[0]
    found = record(desk, world, RecordReviewed(id=told.id, suppose="reject")).effect
    assert found is not None
    assert [(one.kind, one.what) for one in found.no_longer] == [("claim-contested", "shelling Luuq")]
    assert found.now == ()
    assert desk.judgements(withdrawn=True) == ()


def test_rejecting_one_of_two(desk: Desk, world: World) -> None:
    """If one of two tellings were rejected, the event would stay, with one source less."""
    found = record(desk, world, RecordReviewed(id=offers(desk)[0], suppose="reject")).effect
    assert found is not None
    [turned] = found.events
    assert turned.before is not None
    assert turned.after is not None
    assert (turned.before.sources, turned.after.sources) == (2, 1)
    assert turned.after.shade == "outlined"


def test_what_was_tried_comes_true(desk: Desk, world: World) -> None:
    """What a judgement was said to change is what it changed, once it is made; its withdrawal turns it back."""
    one = offers(desk)[0]
    tried = record(desk, world, RecordReviewed(id=one, suppose="split", other=offers(desk)[1])).effect
    made = desk.judge("split", offers(desk), who="A. Reader")
    found = effect_of(desk, world, EffectAsked(id=made.id))
    assert tried is not None
    assert len(tried.events) == len(found.effect.events) == 2
    assert found.counts
    back = desk.withdraw(made.id, who="A. Reader")
    undone = effect_of(desk, world, EffectAsked(id=back.id)).effect
    assert {len(turned.after.reports) for turned in undone.events if turned.after} == {2}
    assert not effect_of(desk, world, EffectAsked(id=made.id)).counts


def test_correcting(desk: Desk, world: World) -> None:
    """A word stands for itself as a value; the event then reads as corrected."""
    accused = next(
        one for one in desk.reports(kinds=["event"]) if one.record.quote.startswith("Somalia accused")
    )
    asked = RecordReviewed(id=accused.id, suppose="correct", field="status", value="planned")
    found = record(desk, world, asked).effect
    assert found is not None
    assert [(one.before.status, one.after.status) for one in found.events if one.before and one.after] == [
        ("occurred", "planned")
    ]


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"suppose": "merge"}, "name the other report"),
        ({"suppose": "merge", "other": "0" * 20}, "no report has this id"),
        ({"suppose": "correct", "field": "quote", "value": "x"}, "cannot be corrected"),
        ({"suppose": "correct", "field": "status", "value": "perhaps"}, "no value for status"),
    ],
)
def test_what_cannot_be_tried(desk: Desk, world: World, asked: dict[str, str], says: str) -> None:
    """A judgement that could not be made cannot be tried; it says why."""
    with pytest.raises(DragomanError, match=says):
        record(desk, world, RecordReviewed(id=offers(desk)[0], **asked))  # type: ignore[arg-type]


def test_near_ones(desk: Desk, world: World) -> None:
    """An event has beside it those of the same parties, which may be the same act, and not itself."""
    accused = next(
        one for one in desk.reports(kinds=["event"]) if one.record.quote.startswith("Somalia accused")
    )
    found = record(desk, world, RecordReviewed(id=accused.id))
    assert found.event is not None
    assert {one.event_type for one in found.near} == {"ASSAULT", "AGREE"}
    assert found.event.id not in {one.id for one in found.near}


def test_history(desk: Desk, world: World) -> None:
    """The history has the newest first, goes on with a cursor, and says what counts no longer."""
    told = offers(desk)
    made = [desk.judge("confirm", [one], who="A. Reader") for one in told]
    desk.withdraw(made[0].id, who="B. Reader")
    first = history(desk, world, HistoryAsked(limit=2))
    assert first.of == 3
    assert [one.judgement.who for one in first.judgements] == ["B. Reader", "A. Reader"]
    rest = history(desk, world, HistoryAsked(limit=2, cursor=first.next or ""))
    assert [(one.judgement.id, one.counts) for one in rest.judgements] == [(made[0].id, False)]
    assert rest.next is None
    before = datetime(2020, 1, 1, tzinfo=UTC)
    assert history(desk, world, HistoryAsked(known_on=before)).of == 0


def test_no_such_judgement(desk: Desk, world: World) -> None:
    """The effect of a judgement that nobody made is not there."""
    with pytest.raises(NothingThereError, match="see the history"):
        effect_of(desk, world, EffectAsked(id="0" * 20))
