"""What holds of events whatever the evidence is."""

from datetime import date, timedelta

import hypothesis.strategies as st
from hypothesis import HealthCheck, given, settings
from tests.analysis.events_made import Judged, Made, act, judged, told

from dragoman.analysis.events import events
from dragoman.records import Event

KINDS = ("ASSAULT:drone 195", "CONSULT 046", "ACCUSE:allege 112", "AGREE 039")
WHERE = ("at the market of Mellit", "near Kutum", "over the dam", "on a convoy of grain")
START = date(2031, 4, 1)
STATUSES = ("occurred", "ongoing", "planned", "denied")
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def acts(draw: st.DrawFn) -> Event:
    """An act between two of three parties, dated to a day, some days, or not at all."""
    actor = draw(st.sampled_from(("SDN", "TCD", "RSF")))
    other = draw(st.sampled_from(("SDN", "TCD", "RSF")))
    first = START + timedelta(days=draw(st.integers(0, 5)))
    last = first + timedelta(days=draw(st.sampled_from((0, 0, 0, 3, 20))))
    when = draw(st.sampled_from((f"{first}/{last}", f"{first}/{last}", None)))
    number = draw(st.integers(10, 14))
    quote = f"{number} men were killed {draw(st.sampled_from(WHERE))}, {draw(st.sampled_from(WHERE))}"
    what = f"{draw(st.sampled_from(KINDS))} {actor} > {other if other != actor else ''}"
    return act(what, quote, when, status=draw(st.sampled_from(STATUSES)))


@st.composite
def articles(draw: st.DrawFn) -> list[Made]:
    """Up to eight articles of one to three acts each."""
    return [
        told(
            f"Outlet {n}",
            str(START + timedelta(days=draw(st.integers(4, 8)))),
            *draw(st.lists(acts(), min_size=1, max_size=3, unique_by=lambda one: one.quote)),
        )
        for n in range(draw(st.integers(1, 8)))
    ]


@QUICK
@given(articles(), st.randoms(use_true_random=False))
def test_the_order_of_evidence_does_not_matter(made: list[Made], random: object) -> None:
    """However the articles come in, the events are the same to the last field."""
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert events(Judged(shuffled)) == events(Judged(made))


@QUICK
@given(articles())
def test_every_report_is_in_one_event(made: list[Made]) -> None:
    """No telling is lost and none stands twice."""
    reports = sorted(one.id for _, several in made for one in several)
    found = events(Judged(made))
    assert sorted(one for event in found for one in event.reports) == reports
    assert all(event.id == event.reports[0] for event in found)


@QUICK
@given(articles())
def test_time_lies_in_every_dated_telling(made: list[Made]) -> None:
    """Without a reviewer's word no event brings days together that exclude each other."""
    times = {
        one.id: one.record.time for _, several in made for one in several if isinstance(one.record, Event)
    }
    for event in events(Judged(made)):
        for report in event.reports:
            told_time = times[report]
            if told_time and told_time.start and told_time.end and event.time:
                assert event.time.start is not None
                assert event.time.end is not None
                assert told_time.start <= event.time.start <= event.time.end <= told_time.end


@QUICK
@given(articles(), st.integers(0, 30))
def test_as_of_is_monotone(made: list[Made], shift: int) -> None:
    """Events of a day are among those of every later day, and none of them may have come after it."""
    day = START + timedelta(days=shift)
    now = {event.id for event in events(Judged(made), as_of=day)}
    later = {event.id for event in events(Judged(made), as_of=day + timedelta(days=3))}
    assert now <= later
    for event in events(Judged(made), as_of=day):
        first = event.time.start if event.time else None
        assert event.status == "planned" or first is None or first <= day


@QUICK
@given(articles())
def test_judging_twice_is_judging_once(made: list[Made]) -> None:
    """The same merge again, or the same split again, changes nothing."""
    ids = [several[0].id for _, several in made]
    for verb in ("merge", "split"):
        once = events(Judged(made, (judged(verb, *ids),)))
        assert events(Judged(made, (judged(verb, *ids), judged(verb, *ids, number=2)))) == once


@QUICK
@given(articles())
def test_splitting_everything_leaves_every_telling_alone(made: list[Made]) -> None:
    """After a split of all reports each event has one telling; a later merge of all makes one of them."""
    ids = [one.id for _, several in made for one in several]
    split = judged("split", *ids)
    assert all(len(event.tellings) == 1 for event in events(Judged(made, (split,))))
    (whole,) = events(Judged(made, (split, judged("merge", *ids, number=2))))
    assert len(whole.tellings) == len(ids)
