"""What changed: since a moment of our knowing, and between two days of the world."""

from datetime import UTC, date, datetime, timedelta
from functools import cache

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from tests.analysis.claims_made import claim, evidence, obstacle, paper, tie
from tests.analysis.events_made import Judged, Made, act

from dragoman.analysis.changes import Change, changes, changes_between_days
from dragoman.analysis.changes.narrow import LATEST
from dragoman.records import DragomanError, Judgement, Mediation, Report
from dragoman.world import World

MONDAY = datetime(2031, 6, 2, tzinfo=UTC)
NEXT = MONDAY + timedelta(days=7)
WORDS = "Rwandan soldiers had crossed the border near Goma"


@cache
def world() -> World:
    """Load the world once."""
    return World.load()


def since_monday(*made: Made, **how: object) -> tuple[Change, ...]:
    """Ask what changed since Monday."""
    return changes(evidence(*made), world(), since=MONDAY, **how)  # type: ignore[arg-type]


def old(*records: object, outlet: str = "Old Post", day: str = "2031-05-01") -> Made:
    """An article known before Monday."""
    return paper(outlet, day, *records, recorded_at=MONDAY - timedelta(days=3))  # type: ignore[arg-type]


def new(*records: object, outlet: str = "New Post", day: str = "2031-06-03") -> Made:
    """An article recorded since."""
    return paper(outlet, day, *records, recorded_at=MONDAY + timedelta(days=2))  # type: ignore[arg-type]


def kinds(found: tuple[Change, ...]) -> list[str]:
    """Give the kinds of change."""
    return [one.kind for one in found]


def offer(stage: str, quote: str) -> tuple[object, object]:
    """A mediation and the act that tells it."""
    types = {"offered": "AGREE 039", "under-way": "CONSULT 045"}
    return (
        Mediation(
            mediators=("KEN",), disputants=("ETH", "SOM"), matter="the coast", stage=stage,  # type: ignore[arg-type]
            reports=(quote,), quote=quote, start=0,
        ),
        act(f"{types[stage]} KEN > ETH SOM", quote),
    )  # fmt: skip


def test_nothing_new_is_no_change() -> None:
    """What was known before the moment is no change."""
    assert since_monday(old(act("ASSAULT 190 RWA > COD", "Rwanda shelled Bukavu"))) == ()


def test_the_first_act_of_its_kind_between_two() -> None:
    """A type of act not told before between two is new; one told before is not, nor is one only planned."""
    found = since_monday(
        old(act("ASSAULT 190 RWA > COD", "Rwanda shelled Bukavu")),
        new(
            act("ASSAULT 190 RWA > COD", "Rwanda shelled Uvira"),
            act("ASSAULT 190 COD > RWA", "Congo shelled Cyangugu"),
            act("CONSULT 040 RWA > COD", "Rwanda is to meet Congo", status="planned"),
        ),
    )
    first = [(one.what, one.parties) for one in found if one.kind == "first-event"]
    assert first == [("ASSAULT", ("COD", "RWA"))]


def test_a_tie_told_begun_and_ended() -> None:
    """A tie that begins, and one that ends, are told with what stood before and the words that say so."""
    begun = since_monday(
        old(tie("controls", "M23", "COD", "the M23 does not control Goma", holds=False)),
        new(tie("controls", "M23", "COD", "the M23 has held Goma since 1 June 2031", since="2031-06-01")),
    )
    (one,) = [change for change in begun if change.what == "controls"]
    assert (one.kind, one.before, one.after) == ("tie-begun", "does not stand", "stands")
    assert one.citations[0].quote.startswith("the M23 has held")
    ended = since_monday(
        old(tie("peacekeepers-in", "KEN", "HTI", "Kenya has police in Haiti")),
        new(
            tie("peacekeepers-in", "KEN", "HTI", "Kenya's police left Haiti", holds=False, until="2031-06-02")
        ),
    )
    assert ("tie-ended", "peacekeepers-in") in [(change.kind, change.what) for change in ended]


def test_an_effort_that_moves_a_stage() -> None:
    """An effort told for the first time has begun; one told further on has moved, from stage to stage."""
    first = new(*offer("offered", "Kenya offered to mediate between Ethiopia and Somalia"))
    assert "effort-begun" in kinds(since_monday(first))
    moved = since_monday(
        old(*offer("offered", "Kenya offered to mediate between Ethiopia and Somalia")),
        new(*offer("under-way", "Kenya is mediating between Ethiopia and Somalia")),
    )
    (one,) = [change for change in moved if change.kind == "effort-moved"]
    assert (one.before, one.after) == ("offered", "under-way")


def test_a_claim_newly_contested_and_settled() -> None:
    """A denial of what was only asserted makes a claim contested; its withdrawal settles it."""
    asserted = old(
        claim(WORDS, ("Congolese officers", "asserts")),
        act("CONSULT 040 COD > RWA", "Congo called Rwanda"),
        day="2031-05-20",
    )
    denied = new(claim(WORDS, ("Rwanda", "denies")), act("CONSULT 040 RWA > COD", "Rwanda called Congo"))
    assert "claim-contested" in kinds(since_monday(asserted, denied))
    contested = old(
        claim(WORDS, ("Congolese officers", "asserts"), ("Rwanda", "denies")),
        act("CONSULT 040 COD > RWA", "Congo called Rwanda"),
        day="2031-05-20",
    )
    granted = new(claim(WORDS, ("Rwanda", "asserts")), act("CONSULT 040 RWA > COD", "Rwanda called Congo"))
    assert "claim-settled" in kinds(since_monday(contested, granted))


def test_an_outlet_that_drops_the_word() -> None:
    """A flat statement of what was only attributed before is told."""
    found = since_monday(
        old(
            claim(WORDS, ("Congolese officers", "asserts")),
            act("CONSULT 040 COD > RWA", "Congo called Rwanda"),
            day="2031-05-20",
        ),
        new(act("ASSAULT 190 RWA > COD", "Rwandan troops crossed the border north of Goma")),
    )
    assert "claim-flat" in kinds(found)


def test_a_new_obstacle() -> None:
    """An obstacle not told before is new; one told again is not."""
    again = obstacle("accession to NATO", "GEO", "Georgia's dispute with Turkey")
    assert "obstacle-new" in kinds(since_monday(new(again)))
    assert "obstacle-new" not in kinds(since_monday(old(again), new(again)))


def test_parties_select() -> None:
    """Only what concerns all parties asked for is told."""
    made = new(
        act("ASSAULT 190 COD > RWA", "Congo shelled Cyangugu"),
        act("CONSULT 040 KEN > SOM", "Kenya met Somalia"),
    )
    found = since_monday(made, parties=("RWA",))
    assert found
    assert all("RWA" in one.parties for one in found)


def test_a_rejected_report_is_a_change_taken_back() -> None:
    """What a reviewer rejects in between, and what stays, is compared as known at each moment."""

    class Reviewed(Judged):
        """Evidence in which everything of one article was rejected at some time."""

        def reports(self, *, known_on: datetime | None = None, **how: object) -> tuple[Report, ...]:
            """Give what is not rejected by then."""
            found = super().reports(known_on=known_on, **how)  # type: ignore[arg-type]
            gone = {target for one in self.judgements(known_on) for target in one.targets}
            return tuple(one for one in found if one.id not in gone)

        def since(self, moment: datetime) -> tuple[Report, ...]:
            """Give what was recorded later."""
            return tuple(one for one in self.reports() if one.recorded_at > moment)

        def find(self, ids: object, known_on: datetime | None = None) -> tuple[Report, ...]:
            """Give reports by id."""
            return tuple(one for one in self.reports(known_on=known_on) if one.id in ids)  # type: ignore[operator]

    asserted = old(
        claim(WORDS, ("Congolese officers", "asserts")), act("CONSULT 040 COD > RWA", "Congo called Rwanda")
    )
    denied = old(
        claim(WORDS, ("Rwanda", "denies")),
        act("CONSULT 040 RWA > COD", "Rwanda called Congo"),
        outlet="Hill Post",
    )
    rejected = next(one for one in denied[1] if one.kind == "claim")
    judgement = Judgement(
        id="j1",
        verb="reject",
        targets=(rejected.id,),
        who="a reviewer",
        recorded_at=MONDAY + timedelta(days=1),
    )
    found = changes(Reviewed([asserted, denied], (judgement,)), world(), since=MONDAY)
    assert "claim-settled" in kinds(found)


def test_as_the_world_stood_on_two_days() -> None:
    """Between two days of the world counts when things were, whenever they were recorded."""
    made = evidence(
        new(
            act("ASSAULT 190 COD > RWA", "Congo shelled Cyangugu on 9 May", "2031-05-09"),
            act("CONSULT 040 COD > RWA", "Congo met Rwanda on 2 April", "2031-04-02"),
            day="2031-05-10",
        )
    )
    found = changes_between_days(made, world(), since=date(2031, 5, 1), until=date(2031, 5, 31))
    assert {(one.kind, one.what) for one in found} >= {("first-event", "ASSAULT")}
    assert changes_between_days(made, world(), since=date(2031, 6, 1), until=date(2031, 6, 30)) == ()


def test_moments_the_wrong_way_round_are_refused() -> None:
    """A later moment before the earlier one is an error that says what to do."""
    with pytest.raises(DragomanError, match="earlier moment first"):
        changes(evidence(), world(), since=NEXT, until=MONDAY)
    with pytest.raises(DragomanError, match="earlier day first"):
        changes_between_days(evidence(), world(), since=date(2031, 2, 1), until=date(2031, 1, 1))


@st.composite
def papers(draw: st.DrawFn) -> list[Made]:
    """Some articles recorded before, within and after a week."""
    made = []
    for number in range(draw(st.integers(1, 5))):
        kind = draw(st.sampled_from(("ASSAULT 190 RWA > COD", "CONSULT 040 COD RWA", "ACCUSE 112 COD > RWA")))
        stance = draw(st.sampled_from(("asserts", "denies")))
        holder = draw(st.sampled_from(("Rwanda", "Congolese officers")))
        recorded = MONDAY + timedelta(days=draw(st.integers(-10, 16)))
        made.append(
            paper(
                f"Outlet {number}",
                "2031-05-20",
                act(kind, f"What was told in number {number}"),
                claim(WORDS, (holder, stance)),  # type: ignore[arg-type]
                recorded_at=recorded,
            )
        )
    return made


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(papers(), st.randoms(use_true_random=False))
def test_a_replay_gives_the_same(made: list[Made], random: object) -> None:
    """What changed in a week does not depend on the order of evidence, nor on what was recorded after it."""
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    then = [one for one in made if one[0].recorded_at <= NEXT]
    week = changes(evidence(*made), world(), since=MONDAY, until=NEXT)
    assert changes(evidence(*shuffled), world(), since=MONDAY, until=NEXT) == week
    assert changes(evidence(*then), world(), since=MONDAY) == week


def test_of_a_pair_told_of_daily_the_last_and_the_first_are_read() -> None:
    """However much is told of two, a change is found, and what came first long ago is not new."""
    daily = [
        paper(
            f"Daily {number}",
            str(date(2031, 1, 1) + timedelta(days=number // 4)),
            act("ACCUSE 112 RWA > COD", f"Rwanda accused Congo for the {number}th time"),
            recorded_at=MONDAY - timedelta(days=1),
        )
        for number in range(3 * LATEST)
    ]
    long_ago = old(act("ASSAULT 190 RWA > COD", "Rwanda shelled Bukavu"), day="2029-01-01")
    again = new(
        act("ASSAULT 190 RWA > COD", "Rwanda shelled Uvira"),
        act("AID 070 RWA > COD", "Rwanda sent Congo grain"),
    )
    found = since_monday(long_ago, *daily, again)
    assert [one.what for one in found if one.kind == "first-event"] == ["AID"]
