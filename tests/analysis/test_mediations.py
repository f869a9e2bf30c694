"""Mediation efforts merged across articles, with their history, stage and answers; all states of affairs invented."""

from datetime import UTC, date, datetime
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.ties_made import Made, act, article, effort, evidence, invented, said, stated

from dragoman.analysis.mediations import Effort, dataset_row, mediations
from dragoman.records import Event, Mediation, Stage
from dragoman.world import Fact

EMPTY = invented()
OFFER = act("AGREE 039 OMN > PER CHL", "Oman offered to mediate", "2030-01-10")
TAKEN = act("AGREE 038 PER > OMN", "Peru accepted", "2030-02-10")
TALKS = act("CONSULT 045 OMN > PER CHL", "Oman mediated at talks in Muscat", "2030-03-10")
JANUARY = article("2030-01-11", OFFER, effort("offered OMN > PER CHL", OFFER.quote))
FEBRUARY = article("2030-02-11", TAKEN, effort("accepted OMN > PER CHL", TAKEN.quote), outlet="Herald")
MARCH = article(
    "2030-03-11", TALKS, effort("failed OMN > PER CHL", TALKS.quote, matter="the border"), outlet="Tribune"
)


def one(*made: Made) -> Effort:
    """Give the only effort of some articles."""
    (found,) = mediations(evidence(*made), EMPTY)
    return found


def stages(found: Effort) -> list[Stage]:
    """Give the stages of an effort's history."""
    return [step.stage for step in found.history]


def test_articles_of_one_effort_are_put_together() -> None:
    """An offer, its acceptance and the talks of three articles are one effort, its steps in order with their words."""
    found = one(MARCH, JANUARY, FEBRUARY)
    assert stages(found) == ["offered", "accepted", "under-way", "failed"]
    assert found.stage == "failed"
    assert found.sources == 3
    assert found.matters == ("the border",)
    assert [step.citations[0].quote for step in found.history] == [
        "Oman offered to mediate",
        "Peru accepted",
        "Oman mediated at talks in Muscat",
        "Oman mediated at talks in Muscat",
    ]


def test_steps_are_said_in_sentences_of_records() -> None:
    """Each step says who did what, by the names that the caller wants."""
    named = mediations(
        evidence(JANUARY), EMPTY, name={"OMN": "Oman", "PER": "Peru", "CHL": "Chile"}.__getitem__
    )
    assert named[0].history[0].what == "Oman offered help in the dispute between Chile and Peru"
    assert one(JANUARY).history[0].what == "OMN offered help in the dispute between CHL and PER"


def test_an_undated_step_was_taken_by_the_day_of_publication() -> None:
    """No first day is invented for a step that its article does not date."""
    offer = act("AGREE 039 OMN > PER CHL", "Oman has offered its help")
    (step,) = one(
        article("2030-05-05/2030-05-07", offer, effort("offered OMN > PER CHL", offer.quote))
    ).history
    assert (step.when.start, step.when.end) == (None, date(2030, 5, 7))


def test_tellings_in_one_article_are_one_step() -> None:
    """Headline and lead of one offer are one step, cited by its dated telling first."""
    title = act("AGREE 039 OMN > PER CHL", "Oman Offers Help")
    made = article("2030-01-11", title, OFFER, effort("offered OMN > PER CHL", title.quote, OFFER.quote))
    (step,) = one(made).history
    assert [cited.quote for cited in step.citations] == ["Oman offered to mediate", "Oman Offers Help"]


def test_two_offers_on_two_days_are_two_steps() -> None:
    """What an article dates apart is told apart."""
    again = act("AGREE 039 OMN > PER CHL", "Oman renewed its offer", "2030-01-20")
    made = article("2030-01-21", OFFER, again, effort("offered OMN > PER CHL", OFFER.quote, again.quote))
    assert len(one(made).history) == 2


def test_the_body_decides_over_a_headline() -> None:
    """A headline that has mediation under way over a body that only tells an offer is no step."""
    title = act("CONSULT 045 OMN > PER CHL", "Oman Brokers Peace")
    made = article("2030-01-11", title, OFFER, effort("offered OMN > PER CHL", title.quote, OFFER.quote))
    assert stages(one(made)) == ["offered"]


def test_a_deal_that_was_brokered_is_the_deal() -> None:
    """An agreement told by the word for brokering it is one step: agreed."""
    brokered = act("CONSULT 045 OMN > PER CHL", "Oman-brokered", "2030-04-04")
    found = one(article("2030-04-09", brokered, effort("agreed OMN > PER CHL", brokered.quote)))
    assert stages(found) == ["agreed"]
    assert found.history[0].when.end == date(2030, 4, 4)


@pytest.mark.parametrize(
    ("mediators", "disputants", "year"),
    [
        ("QAT", "PER CHL", 2030),
        ("OMN", "PER BOL", 2030),
        ("OMN QAT", "PER CHL", 2030),
        ("OMN", "PER CHL", 2034),
    ],
)
def test_other_parties_or_other_years_are_another_effort(mediators: str, disputants: str, year: int) -> None:
    """Other third parties, other disputants or years in between make another effort."""
    other = act(f"AGREE 039 {mediators} > {disputants}", "they offered help", f"{year}-03-01")
    made = article(f"{year}-03-02", other, effort(f"offered {mediators} > {disputants}", other.quote))
    assert len(mediations(evidence(JANUARY, made), EMPTY)) == 2


def test_other_matters_are_another_effort() -> None:
    """Captives and a dam are two matters; a telling that speaks of peace goes with the first."""
    swap = effort("offered OMN > PER CHL", OFFER.quote, matter="a prisoner swap")
    dam = effort("under-way OMN > PER CHL", TALKS.quote, matter="the dam on the upper river")
    peace = effort("accepted OMN > PER CHL", TAKEN.quote, matter="the long conflict")
    found = mediations(
        evidence(
            article("2030-01-11", OFFER, swap),
            article("2030-03-11", TALKS, dam),
            article("2030-02-11", TAKEN, peace),
        ),
        EMPTY,
    )
    assert [stages(each) for each in found] == [["under-way"], ["offered", "accepted"]]


def test_several_disputes_told_at_once_are_told_of_each() -> None:
    """An offer between one and its neighbours belongs to the effort with each neighbour, where these are told apart."""
    both = act("AGREE 039 OMN > PER CHL BOL", "Oman would mediate between Peru and its neighbours")
    with_chile = act("AGREE 039 OMN > PER CHL", "it offered help with Chile", "2030-01-10")
    with_bolivia = act("AGREE 039 OMN > PER BOL", "it offered help with Bolivia", "2030-01-09")
    made = article(
        "2030-01-11",
        both,
        with_chile,
        with_bolivia,
        effort("offered OMN > PER CHL BOL", both.quote),
        effort("offered OMN > PER CHL", with_chile.quote),
        effort("offered OMN > PER BOL", with_bolivia.quote),
    )
    found = mediations(evidence(made), EMPTY)
    assert {each.disputants for each in found} == {("CHL", "PER"), ("BOL", "PER")}
    assert all(both.quote in {c.quote for step in each.history for c in step.citations} for each in found)


def test_disputants_named_in_part_are_those_of_the_article() -> None:
    """A telling that names one side goes to the one dispute that its article tells of that side."""
    bare = act("AGREE 039 OMN > PER", "Oman offered Peru its help")
    made = article(
        "2030-01-11",
        OFFER,
        bare,
        effort("offered OMN > PER CHL", OFFER.quote),
        effort("offered OMN > PER", bare.quote),
    )
    assert one(made).disputants == ("CHL", "PER")


def test_a_meeting_called_with_both_sides_of_a_conflict_is_an_offer() -> None:
    """Who plans a meeting with both sides of a conflict offers help, though no article calls it mediation."""
    call = act("AGREE 036 OMN > PER CHL", "Oman plans a meeting of the two", status="planned")
    alone = act("AGREE 036 OMN > PER", "it would see Peru's minister first", status="planned")
    quarrel = article("2030-01-02", stated("in-conflict-with CHL PER"))
    found = one(article("2030-01-11", call, alone), quarrel)
    assert (found.mediators, found.disputants, found.stage) == (("OMN",), ("CHL", "PER"), "offered")
    assert [step.status for step in found.history] == ["planned", "planned"]
    assert mediations(evidence(article("2030-01-11", call, alone)), EMPTY) == ()


def test_the_world_data_know_conflicts_too() -> None:
    """A conflict that only the world data date makes a meeting with both sides an offer, while it lasts."""
    call = article("2030-01-11", act("AGREE 036 OMN > PER CHL", "Oman plans a meeting", status="planned"))
    for until, count in ((date(2030, 6, 1), 1), (date(2029, 6, 1), 0)):
        war = Fact(kind="in-conflict-with", a="CHL", b="PER", since=date(2029, 1, 1), until=until)
        assert len(mediations(evidence(call), invented([war]))) == count


def test_a_party_to_the_conflict_mediates_nothing() -> None:
    """A meeting that one calls with two others, with one of whom it is in conflict itself, is no mediation."""
    call = act("AGREE 036 OMN > PER CHL", "Oman plans a meeting", status="planned")
    quarrels = (stated("in-conflict-with CHL PER"), stated("in-conflict-with OMN PER"))
    assert mediations(evidence(article("2030-01-11", call, *quarrels)), EMPTY) == ()


def test_silence_is_an_answer_not_given() -> None:
    """Who is told not to have answered has not; of whom nothing is told, that is said."""
    silent = act("AGREE 038 PER > OMN", "Peru has not replied", status="not-done")
    found = one(
        article("2030-01-11", OFFER, silent, effort("offered OMN > PER CHL", OFFER.quote, silent.quote))
    )
    assert [(each.disputant, each.reply) for each in found.answers] == [
        ("CHL", "untold"),
        ("PER", "not-answered"),
    ]
    assert found.stage == "offered"


def test_the_last_answer_counts() -> None:
    """A refusal after an acceptance is the answer, and takes the effort back; talks held show that both take part."""
    refused = act("REJECT 126 PER > OMN", "Peru refused after all", "2030-02-20")
    later = article("2030-02-21", refused, effort("declined OMN > PER CHL", refused.quote))
    found = one(JANUARY, FEBRUARY, later)
    assert [each.reply for each in found.answers] == ["untold", "declined"]
    assert found.stage == "declined"
    assert [each.reply for each in one(JANUARY, FEBRUARY, MARCH).answers] == ["taking-part", "accepted"]


def test_thanks_are_a_welcome() -> None:
    """A disputant's praise of the mediator's help is a welcome; praise for something else is none."""
    for quote, reply in (
        ("Peru praised Oman's mediation", "welcomed"),
        ("Peru praised Oman's ports", "untold"),
    ):
        thanks = act("SUPPORT 051 PER > OMN", quote)
        found = one(article("2030-01-11", OFFER, thanks, effort("offered OMN > PER CHL", OFFER.quote)))
        assert found.answers[1].reply == reply


def test_a_new_round_begins_anew() -> None:
    """A dated offer after a failure is the stage again; an undated mention of the old offer is not."""
    again = act("AGREE 039 OMN > PER CHL", "Oman offered once more", "2030-05-01")
    anew = article("2030-05-02", again, effort("offered OMN > PER CHL", again.quote))
    mention = act("AGREE 039 OMN > PER CHL", "Oman had offered help")
    old = article("2030-05-02", mention, effort("offered OMN > PER CHL", mention.quote))
    assert one(JANUARY, MARCH, anew).stage == "offered"
    assert one(JANUARY, MARCH, old).stage == "failed"


def test_as_of_gives_the_stage_of_the_day() -> None:
    """Asked of a day, later steps are left out and the stage is that of the day; before the first there is none."""
    told = evidence(JANUARY, FEBRUARY, MARCH)
    (found,) = mediations(told, EMPTY, as_of=date(2030, 2, 15))
    assert found.stage == "accepted"
    assert mediations(told, EMPTY, as_of=date(2029, 1, 1)) == ()


def test_known_on_gives_what_was_known() -> None:
    """An article recorded later is not among what was known before."""
    late = article(
        "2030-03-11",
        TALKS,
        effort("failed OMN > PER CHL", TALKS.quote),
        recorded=datetime(2032, 1, 1, tzinfo=UTC),
    )
    then = mediations(evidence(JANUARY, late), EMPTY, known_on=datetime(2031, 6, 1, tzinfo=UTC))
    assert then == mediations(evidence(JANUARY), EMPTY)


def test_what_is_disowned_is_no_step() -> None:
    """An offer that its only speaker denies is not told as an offer."""
    denied = act(
        "AGREE 039 OMN > PER CHL", "Oman had offered, which Peru denied", attribution=said("PER", "denies")
    )
    made = article("2030-01-12", denied, OFFER, effort("offered OMN > PER CHL", OFFER.quote, denied.quote))
    assert [c.quote for step in one(made).history for c in step.citations] == [OFFER.quote]


@pytest.mark.parametrize(
    ("event", "stage", "kind", "outcome"),
    [
        (
            act("AGREE 039 OMN > PER CHL", "offered its good offices"),
            "offered",
            "good-offices",
            "offered-only",
        ),
        (act("CONSULT 045 OMN > PER CHL", "facilitates the talks"), "under-way", "facilitation", "ongoing"),
        (act("CONSULT 045 OMN > PER CHL", "mediated a ceasefire"), "agreed", "mediation", "ceasefire"),
        (act("CONSULT 045 OMN > PER CHL", "brokered the treaty"), "agreed", "mediation", "agreement"),
        (
            act("CONSULT 045 OMN > PER CHL", "arbitrated over the isles"),
            "failed",
            "arbitration",
            "unsuccessful",
        ),
        (act("AGREE 039 OMN > PER CHL", "offered an inquiry"), "declined", "fact-finding", "offered-only"),
        (act("CONSULT:third-party 040 OMN > PER CHL", "hosted the two"), "under-way", "hosting", "ongoing"),
        (act("CONSULT 045 OMN > PER CHL", "steered them"), "ended", None, "ended"),
    ],
)
def test_rows_for_the_public_data_sets(event: Event, stage: str, kind: str | None, outcome: str) -> None:
    """Kind of third-party act and outcome are those that the words tell, or none."""
    row = dataset_row(one(article("2030-01-11", event, effort(f"{stage} OMN > PER CHL", event.quote))))
    assert (row.third_parties, row.conflict_parties) == (("OMN",), ("CHL", "PER"))
    assert (row.kind, row.outcome) == (kind, outcome)


@st.composite
def articles(draw: st.DrawFn) -> list[Made]:
    """Draw articles about a few third parties and disputes."""
    found = []
    for number in range(draw(st.integers(1, 5))):
        mediator = draw(st.sampled_from(["OMN", "QAT", "OMN QAT"]))
        sides = draw(st.sampled_from(["PER CHL", "PER BOL", "PER CHL BOL", "PER"]))
        code, stage = draw(
            st.sampled_from(
                [("AGREE 039", "offered"), ("CONSULT 045", "under-way"), ("CONSULT 045", "failed")]
            )
        )
        year, month = draw(st.sampled_from([2030, 2031, 2035])), draw(st.integers(1, 9))
        event = act(
            f"{code} {mediator} > {sides}",
            f"they did so {number}",
            draw(st.none() | st.just(f"{year}-0{month}-05")),
        )
        records: list[Event | Mediation] = [event, effort(f"{stage} {mediator} > {sides}", event.quote)]
        found.append(article(f"{year}-0{month}-09", *records, outlet=f"Paper {number}"))
    return found


@given(articles(), st.randoms(use_true_random=False))
def test_questions_agree_and_order_does_not_matter(made: list[Made], random: Random) -> None:
    """Asked of one mediator or of some disputants, the efforts are those of the whole; shuffled, the same bytes."""
    found = mediations(evidence(*made), EMPTY)
    shuffled = list(made)
    random.shuffle(shuffled)
    assert msgspec.json.encode(mediations(evidence(*shuffled), EMPTY)) == msgspec.json.encode(found)
    for mediator in ("OMN", "QAT"):
        asked = mediations(evidence(*made), EMPTY, mediator=mediator)
        assert asked == tuple(each for each in found if mediator in each.mediators)
    for sides in (("PER",), ("CHL", "PER")):
        asked = mediations(evidence(*made), EMPTY, disputants=sides)
        assert asked == tuple(each for each in found if set(sides) <= set(each.disputants))


def test_mediation_alone_does_not_tell_that_both_sat_down() -> None:
    """That somebody mediated is no word of talks: what the sides answered is untold."""
    mediated = act("CONSULT 045 OMN > PER CHL", "Oman's mediation", "2030-03-10")
    found = one(article("2030-03-11", mediated, effort("under-way OMN > PER CHL", mediated.quote)))
    assert [each.reply for each in found.answers] == ["untold", "untold"]


def test_who_welcomes_an_offer_has_answered() -> None:
    """Praise of the mediator's offer in the article that tells it is an answer."""
    welcome = act("SUPPORT 051 PER > OMN", "Peru welcomed the Omani offer", "2030-01-11")
    found = one(article("2030-01-11", OFFER, welcome, effort("offered OMN > PER CHL", OFFER.quote)))
    assert {each.disputant: each.reply for each in found.answers} == {"CHL": "untold", "PER": "welcomed"}


DECLINED = act("REJECT 126 PER > OMN", "Peru turned Oman's offer down", "2030-02-10")


def test_an_answer_told_alone_belongs_to_the_offer_it_answers() -> None:
    """Who declines in an article that tells nothing else of the effort has declined it."""
    found = one(JANUARY, article("2030-02-11", DECLINED, outlet="Herald"))
    assert stages(found) == ["offered", "declined"]
    assert found.stage == "declined"
    assert mediations(
        evidence(JANUARY, article("2030-02-11", DECLINED)), EMPTY, disputants=("PER", "CHL")
    ) == (mediations(evidence(JANUARY, article("2030-02-11", DECLINED)), EMPTY))


@pytest.mark.parametrize(
    "others",
    [
        (article("2030-09-11", act("REJECT 126 PER > OMN", "Peru said no", "2030-09-10")),),
        (
            article("2030-02-11", DECLINED),
            article(
                "2030-01-20",
                act("AGREE 039 OMN > PER BOL", "Oman offered", "2030-01-19"),
                effort("offered OMN > PER BOL", "Oman offered"),
            ),
        ),
    ],
    ids=["months later", "two offers"],
)
def test_an_answer_to_who_knows_which_offer_moves_none(others: tuple[Made, ...]) -> None:
    """An answer told months later, or by one to whom the mediator made two offers, is taken for none of them."""
    assert all(found.stage == "offered" for found in mediations(evidence(JANUARY, *others), EMPTY))
