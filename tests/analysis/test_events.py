"""Events out of reports: what an event says of its tellings."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from tests.analysis.events_made import RECORDED, Judged, Made, act, judged, told

from dragoman.analysis.events import MergedEvent, event_with, events
from dragoman.analysis.events.blocks import pairs
from dragoman.analysis.events.known import Known
from dragoman.analysis.events.telling import mark_lone, telling_of
from dragoman.records import Attribution, Claim, Event, Position, Status

RAID = "ASSAULT:drone 195 SDN > RSF"
FIRST = act(RAID, "a drone strike on a market in Mellit killed 12 traders", "2031-04-09")
SECOND = act(RAID, "14 people died when drones struck the market of Mellit", "2031-04-08/2031-04-09")
OTHER = act("CONSULT:visit 042 TCD > SDN", "Chad's foreign minister flew to Port Sudan", "2031-04-10")


def reed(*acts: Event, day: str = "2031-04-10") -> Made:
    """An article of one outlet."""
    return told("The Reed", day, *acts)


def lamp(*acts: Event, day: str = "2031-04-11") -> Made:
    """An article of another."""
    return told("The Lamp", day, *acts)


def only(*made: Made) -> MergedEvent:
    """The one event of some articles."""
    (found,) = events(Judged(list(made)))
    return found


def test_an_event_holds_all_its_tellings() -> None:
    """The id is that of the first report; every telling is cited by its own words."""
    first, second = reed(FIRST), lamp(SECOND)
    found = only(second, first)
    assert found.id == first[1][0].id
    assert [one.quote for one in found.tellings] == [FIRST.quote, SECOND.quote]
    assert found.outlets == ("The Lamp", "The Reed")
    assert (found.sources, found.shade) == (2, "solid")


def test_the_time_is_what_all_tellings_share() -> None:
    """Of a day and two days that hold it the day remains, and both are in the spread."""
    found = only(reed(FIRST), lamp(SECOND))
    assert found.time is not None
    assert (found.time.start, found.time.end) == (date(2031, 4, 9), date(2031, 4, 9))
    assert found.last == date(2031, 4, 9)
    spread = {one.aspect: [variant.value for variant in one.variants] for one in found.spread}
    assert spread == {"time": ["2031-04-08/2031-04-09", "2031-04-09"], "number": ["12 killed", "14 killed"]}


def test_it_says_why() -> None:
    """The grounds of a merging are given in words."""
    why = only(reed(FIRST), lamp(SECOND)).why
    assert "the same parties" in why
    assert "the same day" in why
    assert "the same place" in why
    assert only(reed(FIRST)).why == "told once"


def test_an_article_that_tells_it_twice() -> None:
    """Headline and lead bound by `same_as` are one event of one source, even if their dates differ."""
    head = act(RAID, "Drones hit Mellit", same_as=FIRST.quote)
    found = only(reed(head, FIRST))
    assert len(found.tellings) == 2
    assert (found.sources, found.shade, found.why) == (1, "outlined", "told again in the article")


def test_two_acts_of_one_article_are_never_brought_together() -> None:
    """An article that tells two like acts apart keeps them apart, whatever another tells."""
    again = act(RAID, "drones struck the Mellit market and killed 12 traders", "2031-04-09")
    found = events(Judged([reed(FIRST, again), lamp(SECOND)]))
    assert len(found) == 2


def test_reprints_are_one_source() -> None:
    """Articles of one story under three mastheads count once; the outlet's second story adds nothing."""
    first = told("The Reed", "2031-04-10", FIRST)
    story = first[0].id
    reprints = [told(name, "2031-04-10", FIRST, story=story) for name in ("The Lamp", "The Oar")]
    own = told("The Reed", "2031-04-11", SECOND)
    found = only(first, *reprints, own)
    assert len(found.tellings) == 4
    assert (found.sources, found.voices, found.shade) == (1, ("the reed",), "outlined")


def test_nameless_outlets_are_not_known_to_differ() -> None:
    """Two articles of no outlet are one source together, and none beside a named one."""
    bare = [told(None, "2031-04-10", FIRST), told(None, "2031-04-11", SECOND)]
    assert only(*bare).sources == 1
    third = told("The Reed", "2031-04-11", act(RAID, "drones killed 12 at Mellit market", "2031-04-09"))
    assert only(*bare, third).voices == ("the reed",)


def test_a_discounted_outlet_counts_for_nothing() -> None:
    """A reviewer's standing takes an outlet out of the count; a later one puts it back."""
    made = [reed(FIRST), lamp(SECOND)]
    bad = judged("standing", "The Lamp", value="discounted")
    (found,) = events(Judged(made, (bad,)))
    assert (found.voices, found.shade) == (("the reed",), "outlined")
    good = judged("standing", "The Lamp", number=2, value="normal")
    (found,) = events(Judged(made, (bad, good)))
    assert found.sources == 2


def test_a_denial_makes_it_contested() -> None:
    """One telling that denies what another asserts: one event, hatched, both in the spread."""
    denial = act(RAID, "denied that its drones had struck a market in Mellit", "2031-04-09", status="denied")
    found = only(reed(FIRST), lamp(denial))
    assert (found.status, found.contested, found.shade) == ("occurred", True, "hatched")
    assert "status" in {one.aspect for one in found.spread}


def test_a_doubt_beside_an_assertion_makes_it_contested() -> None:
    """One outlet's flat statement against another that could not confirm it is contested."""
    unsure = (Attribution(speaker="The Lamp", id=None, text="could not confirm", stance="cannot-confirm"),)
    doubted = msgspec.structs.replace(SECOND, attribution=unsure)
    assert only(reed(FIRST), lamp(doubted)).contested
    assert not only(lamp(doubted)).contested


def test_a_contested_claim_about_its_words_makes_it_contested() -> None:
    """A claim with differing positions that overlaps a telling hatches the event; an uncontested one does not."""
    position = Position(holder="SDN", stance="asserts", quote=FIRST.quote, start=0)
    claim = Claim(
        proposition="a strike", positions=(position,), contested=True, quote=FIRST.quote[:20], start=0
    )
    made = told("The Reed", "2031-04-10", FIRST, claims=(claim,))
    assert only(made).shade == "hatched"
    calm = msgspec.structs.replace(claim, contested=False)
    assert only(told("The Reed", "2031-04-10", FIRST, claims=(calm,))).shade == "outlined"


@pytest.mark.parametrize(
    ("status", "kind", "shade"),
    [
        ("planned", "AGREE 030", "dashed"),
        ("hypothetical", "ASSAULT 190", "dashed"),
        ("occurred", "THREATEN 138", "dashed"),
        ("denied", "ASSAULT 190", "struck"),
        ("not-done", "AID 070", "struck"),
    ],
)
def test_shades_of_one_telling(status: Status, kind: str, shade: str) -> None:
    """The visual code: what lies ahead is dashed, what was denied or not done struck."""
    assert only(reed(act(f"{kind} SDN > RSF", "an act of some kind", status=status))).shade == shade


def test_a_plan_is_linked_to_what_became_of_it() -> None:
    """Planned talks and the talks are two events, each naming the other as a stage."""
    plan = act("AGREE 036 PER ECU >", "will hold talks", "2031-04-12", status="planned")
    talks = act("CONSULT 046 PER ECU >", "held their talks", "2031-04-12")
    first, second = events(Judged([reed(plan), lamp(talks, day="2031-04-13")]))
    assert (first.stages, second.stages) == ((second.id,), (first.id,))


def test_a_plan_is_not_linked_to_what_was_before_it() -> None:
    """Talks told before the plan was are no stage of it, nor are talks of other days."""
    plan = act("AGREE 036 PER ECU >", "will hold talks", "2031-04-12", status="planned")
    before = act("CONSULT 046 PER ECU >", "held talks", "2031-04-02")
    found = events(Judged([reed(plan), lamp(before, day="2031-04-03")]))
    assert all(not event.stages for event in found)


def test_a_vague_telling_that_fits_two_acts_joins_neither() -> None:
    """The words "this week" with two raids in it says not which: three events."""
    second = act(RAID, "a drone strike on a market in Mellit killed 12 traders", "2031-04-06")
    vague = act(RAID, "drones struck the market of Mellit", "2031-04-01/2031-04-10")
    assert len(events(Judged([reed(FIRST), lamp(second), told("The Oar", "2031-04-11", vague)]))) == 3
    assert len(events(Judged([reed(FIRST), told("The Oar", "2031-04-11", vague)]))) == 1


def test_a_reviewer_merges_and_splits() -> None:
    """Merged by a reviewer is one event, split two; the later judgement on a pair counts."""
    far = act(RAID, "a raid on Nyala", "2031-02-01")
    made = [reed(FIRST), lamp(far)]
    ids = [one.id for _, several in made for one in several]
    assert len(events(Judged(made))) == 2
    merging = judged("merge", *ids)
    (found,) = events(Judged(made, (merging,)))
    assert found.why == "a reviewer's word"
    assert len(events(Judged(made, (merging, judged("split", *ids, number=2))))) == 2


def test_a_reviewer_splits_what_was_merged() -> None:
    """A split keeps apart tellings that are alike, and those that one article told as one."""
    made = [reed(FIRST), lamp(SECOND)]
    ids = [one.id for _, several in made for one in several]
    assert len(events(Judged(made, (judged("split", *ids),)))) == 2
    head = act(RAID, "Drones hit Mellit", same_as=FIRST.quote)
    article = reed(head, FIRST)
    both = [one.id for one in article[1]]
    assert len(events(Judged([article], (judged("split", *both),)))) == 2


def test_known_on_leaves_out_later_reports_and_judgements() -> None:
    """As known on a day before the second article, there is one telling; before the split, one event."""
    early = told("The Reed", "2031-04-10", FIRST, recorded_at=datetime(2030, 1, 1, tzinfo=UTC))
    late = lamp(SECOND)
    evidence = Judged([early, late], (judged("split", early[1][0].id, late[1][0].id, number=5),))
    (then,) = events(evidence, known_on=datetime(2030, 6, 1, tzinfo=UTC))
    assert len(then.tellings) == 1
    assert len(events(evidence, known_on=RECORDED)) == 1
    assert len(events(evidence)) == 2


def test_as_of_counts_nothing_that_may_have_come_later() -> None:
    """An act counts from its last possible day, one under way from its first, an undated one once told."""
    march = act("AID 070 TCD > SDN", "sent grain in March", "2031-03-01/2031-03-31")
    lasting = act("AID 072 TCD > SDN", "is training guards", "2031-03-01/2031-04-10", status="ongoing")
    undated = act("ACCUSE 112 TCD > SDN", "accused it of arming bandits")
    plan = act("AGREE 036 TCD > SDN", "will visit in May", "2031-05-01/2031-05-31", status="planned")
    evidence = Judged([reed(march, lasting, undated, plan)])

    def counted(day: date) -> list[str]:
        return [event.cameo for event in events(evidence, as_of=day)]

    assert counted(date(2031, 2, 28)) == []
    assert counted(date(2031, 3, 15)) == ["072"]
    assert counted(date(2031, 3, 31)) == ["070", "072"]
    assert counted(date(2031, 4, 10)) == ["070", "072", "112", "036"]


def test_only_acts_that_name_the_parties() -> None:
    """With parties, only events that name all of them come."""
    found = events(Judged([reed(FIRST, OTHER)]), parties=("TCD", "SDN"))
    assert [event.event_type for event in found] == ["CONSULT"]


def test_an_event_is_found_by_any_of_its_reports() -> None:
    """Every report leads to the whole event; an unknown one to none."""
    first, second = reed(FIRST, OTHER), lamp(SECOND)
    evidence = Judged([first, second])
    found = event_with(evidence, second[1][0].id)
    assert found is not None
    assert found.reports == (first[1][0].id, second[1][0].id)
    assert event_with(evidence, "none") is None


def test_a_crowded_block_is_still_searched() -> None:
    """Among hundreds of reproaches of one day between the same two, the same words still find each other."""
    many = [
        act(
            "ACCUSE:allege 112 SDN > RSF",
            f"accused it of looting warehouse number {n} of the mission",
            "2031-04-09",
        )
        for n in range(250)
    ]
    made = [told(f"Outlet {n}", "2031-04-10", one) for n, one in enumerate(many)]
    twin = told("The Reed", "2031-04-10", many[7])
    found = events(Judged([*made, twin]))
    twins = [event for event in found if twin[1][0].id in event.reports]
    assert [sorted(event.outlets) for event in twins] == [["Outlet 7", "The Reed"]]


def test_far_fewer_than_all_pairs_are_compared() -> None:
    """Of a thousand acts of a year, only those that share type, parties and day are compared."""
    week = [date(2031, 1, 1) + timedelta(days=n) for n in range(0, 360, 3)]
    made = [
        told(f"Outlet {n}", str(day), act("ACCUSE 112 SDN > TCD", f"accused it, {n}", str(day)))
        for n, day in enumerate(week * 8)
    ]
    tellings = [telling_of(one) for _, several in made for one in several]
    compared = pairs(tellings, Known(None))
    assert len(tellings) == 960
    assert len(compared) == 120 * (8 * 7 // 2)
    assert compared == sorted(set(compared))


def test_an_act_told_alone_needs_less_than_one_of_several() -> None:
    """What is the only act of its kind in both articles is taken for one more easily than one of two."""
    here = act("SANCTION 160 PER > BOL", "cut its ties", "2031-04-09")
    there = act("SANCTION 160 PER > BOL", "ended a programme", "2031-04-09")
    other = act("SANCTION 160 PER > BOL", "shut a consulate", "2031-02-09")
    assert len(events(Judged([reed(here, other), lamp(there)]))) == 3
    assert len(events(Judged([reed(here), lamp(there)]))) == 1
    tellings = [telling_of(one) for one in reed(here, other)[1]]
    mark_lone(tellings)
    assert [one.lone for one in tellings] == [False, False]
    tellings = [telling_of(one) for one in reed(here)[1]]
    mark_lone(tellings)
    assert [one.lone for one in tellings] == [True]
