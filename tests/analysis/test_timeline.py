"""The timeline: order, honest width, and turns of ties that no act tells."""

from datetime import UTC, date, datetime, timedelta
from functools import cache

import hypothesis.strategies as st
from hypothesis import HealthCheck, given, settings
from tests.analysis.claims_made import evidence, paper, tie
from tests.analysis.events_made import Made, act

from dragoman.analysis.timeline import TimelineLine, timeline
from dragoman.world import World


@cache
def world() -> World:
    """Load the world once."""
    return World.load()


def lines(*made: Made, **how: object) -> tuple[TimelineLine, ...]:
    """Ask for the timeline."""
    return timeline(evidence(*made), world(), **how)  # type: ignore[arg-type]


def war() -> tuple[Made, ...]:
    """Two articles: dated acts, one without a date, a plan."""
    return (
        paper(
            "Lake Post",
            "2031-05-20",
            act("CONSULT 040 TCD SDN", "Chad and Sudan met in Abeche on 3 May", "2031-05-03"),
            act("ASSAULT 190 TCD > SDN", "Chadian troops shelled Tine in April", "2031-04-01/2031-04-30"),
            act("ACCUSE 112 SDN > TCD", "Sudan accused Chad of arming rebels"),
            act("AGREE 036 TCD > SDN", "Chad's minister is to visit Khartoum", status="planned"),
        ),
        paper(
            "River Post", "2031-06-02", act("RETREAT 087 TCD > SDN", "Chad left Tine on 1 June", "2031-06-01")
        ),
    )


def test_lines_stand_in_order_of_their_first_days() -> None:
    """Dated acts stand in order; one without a date stands at its first telling, up to which it was done."""
    found = lines(*war())
    assert [line.text.split()[-1] for line in found] == ["April", "May", "rebels", "Khartoum", "June"]
    undated = found[2]
    assert (undated.time.start, undated.time.end, undated.dated) == (None, date(2031, 5, 20), False)


def test_a_plan_without_a_day_lies_ahead() -> None:
    """An undated plan is some day from its telling on."""
    plan = lines(*war())[3]
    assert (plan.time.start, plan.time.end) == (date(2031, 5, 20), None)
    assert plan.shade == "dashed"


def test_after_names_only_what_surely_came_before() -> None:
    """A line is after the last that ended before its first day; an open beginning is after nothing."""
    found = lines(*war())
    assert found[0].after is None
    assert found[1].after == 0
    assert found[2].after is None
    assert found[4].after == 2


def test_a_stretch_keeps_what_may_lie_in_it() -> None:
    """Since and until leave out what surely lies outside."""
    found = lines(*war(), since=date(2031, 5, 1), until=date(2031, 5, 10))
    assert [line.text.split()[-1] for line in found] == ["May", "rebels"]


def test_only_all_parties_asked_for() -> None:
    """Each line names all parties asked for."""
    found = lines(*war(), parties=("TCD", "SDN"))
    assert len(found) == 5
    assert lines(*war(), parties=("TCD", "LBY")) == ()


def test_the_turn_of_a_tie_that_no_act_tells_is_a_line() -> None:
    """A tie stated with its beginning is a line; where an act makes it, the act is the line."""
    stated = paper(
        "Sand Post",
        "2031-05-20",
        tie("controls", "TCD", "AOUZOU", "Chad has held Aouzou since March 2030", since="2030-03"),
    )
    (line,) = lines(stated)
    assert (line.tie, line.turn, line.event) == ("controls", "begins", None)
    assert (line.time.start, line.time.end) == (date(2030, 3, 1), date(2030, 3, 31))


def test_every_line_is_cited() -> None:
    """Each line shows words of an article, at their place."""
    made = war()
    texts = {kept.id: kept.article.text for kept, _ in made}
    for line in lines(*made):
        for one in line.citations:
            assert texts[one.article][one.start : one.start + len(one.quote)] == one.quote
        assert line.text == line.citations[0].quote


def test_only_what_was_known_counts() -> None:
    """As known before the second article was recorded, it tells nothing."""
    first, second = war()
    late = paper(
        "River Post",
        "2031-06-02",
        act("RETREAT 087 TCD > SDN", "Chad left Tine on 1 June", "2031-06-01"),
        recorded_at=datetime(2031, 7, 1, tzinfo=UTC),
    )
    assert lines(first, late, known_on=datetime(2031, 6, 30, tzinfo=UTC)) == lines(first)
    assert len(lines(first, late)) == len(lines(first, second))


@st.composite
def papers(draw: st.DrawFn) -> list[Made]:
    """Some articles of dated and undated acts."""
    made = []
    for number in range(draw(st.integers(1, 5))):
        day = date(2031, 1, 1) + timedelta(days=draw(st.integers(0, 60)))
        when = draw(
            st.sampled_from((None, str(day - timedelta(days=9)), f"{day - timedelta(days=30)}/{day}"))
        )
        kind = draw(st.sampled_from(("ASSAULT 190 TCD > SDN", "CONSULT 040 SDN TCD", "ACCUSE 112 SDN > TCD")))
        made.append(paper(f"Outlet {number}", str(day), act(kind, f"What was told in number {number}", when)))
    return made


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(papers(), st.randoms(use_true_random=False))
def test_the_order_of_evidence_does_not_matter(made: list[Made], random: object) -> None:
    """However articles come in, the lines are the same, and no line is after one that it may precede."""
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    found = lines(*made)
    assert lines(*shuffled) == found
    for line in found:
        if line.after is not None:
            before = found[line.after].time.end
            assert before is not None
            assert line.time.start is not None
            assert before < line.time.start
