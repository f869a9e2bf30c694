"""Claims merged across articles: who says, who denies, who said it first, who dropped the word it came on."""

from datetime import UTC, date, datetime
from functools import cache

import pytest
from tests.analysis.claims_made import claim, evidence, paper
from tests.analysis.events_made import Made, act

from dragoman.analysis.claims import MergedClaim, claims
from dragoman.records import Attribution
from dragoman.world import World

SUNK = "Eritrean gunboats destroyed an Ethiopian radar of type P-37 near Bure"
REPORTED = "the destruction of a P-37 radar near Bure"


@cache
def world() -> World:
    """Load the world once."""
    return World.load()


def found(*made: Made, **how: object) -> tuple[MergedClaim, ...]:
    """Ask for claims."""
    return claims(evidence(*made), world(), **how)  # type: ignore[arg-type]


def stances(one: MergedClaim) -> dict[str, str]:
    """Give each holder's stance."""
    return {held.holder: held.stance for held in one.positions}


def attributed() -> Made:
    """An article that gives a claim on one side's word, which another cannot confirm."""
    return paper(
        "Asmara Courier",
        "2031-03-02",
        act("CONSULT 040 ERI > ETH", "Eritrea and Ethiopia spoke"),
        claim(
            REPORTED,
            ("Eritrean army spokesmen", "asserts"),
            ("United Nations", "cannot-confirm"),
            quotes=(
                "army spokesmen told of the destruction of a P-37 radar near Bure",
                "could not confirm it",
            ),
        ),
    )


def flat(published: str = "2031-06-01", story: str | None = None) -> Made:
    """An article that says the same in its own voice."""
    return paper("Nile Gazette", published, act("ASSAULT:destroy 190 ERI > ETH", SUNK), story=story)


def test_a_flat_statement_joins_the_claim_it_repeats() -> None:
    """What one article attributes and another states is one contested claim, with the outlet as a holder."""
    (one,) = found(attributed(), flat())
    assert stances(one) == {
        "Eritrean army spokesmen": "asserts",
        "United Nations": "cannot-confirm",
        "the outlet Nile Gazette": "asserts",
    }
    assert one.contested
    assert one.proposition == SUNK
    assert len(one.articles) == 2
    assert one.why


def test_who_said_it_first_and_who_dropped_the_word() -> None:
    """The first to assert is the one attributed earlier; the later outlet has dropped the attribution."""
    (one,) = found(attributed(), flat())
    assert [held.holder for held in one.first] == ["Eritrean army spokesmen"]
    assert [held.holder for held in one.dropped] == ["the outlet Nile Gazette"]


def test_an_earlier_flat_statement_drops_nothing() -> None:
    """An outlet that spoke before the claim was attributed anywhere has dropped no attribution, and was first."""
    (one,) = found(attributed(), flat("2031-02-20"))
    assert one.dropped == ()
    assert [held.holder for held in one.first] == ["the outlet Nile Gazette"]


def test_days_that_overlap_leave_open_who_was_first() -> None:
    """Where the days of publication do not tell who came first, both stand."""
    (one,) = found(attributed(), flat("2031-02-20/2031-03-10"))
    assert {held.holder for held in one.first} == {"Eritrean army spokesmen", "the outlet Nile Gazette"}
    assert one.dropped == ()


def test_one_story_under_two_mastheads_counts_once() -> None:
    """Flat statements of one story are one position, whatever the number of outlets."""
    kept, _ = flat()
    copy = paper("Delta Herald", "2031-06-02", act("ASSAULT:destroy 190 ERI > ETH", SUNK), story=kept.story)
    (one,) = found(attributed(), flat(), copy)
    outlets = [held for held in one.positions if held.flat]
    assert len(outlets) == 1
    assert outlets[0].outlets == ("Delta Herald", "Nile Gazette")
    assert outlets[0].stories == (kept.story,)


def test_an_act_and_its_denial_in_another_article_are_contested() -> None:
    """One article tells an act on a word, another that it is denied: a contested claim of two positions."""
    said = Attribution(speaker="the Armenian army", id="ARM", text="said")
    denied = Attribution(speaker="the Azerbaijani ministry", id="AZE", text="denied")
    shelling = "Azerbaijani guns shelled the dam of Sarsang"
    (one,) = found(
        paper(
            "Hill Post",
            "2031-04-04",
            act("ASSAULT:heavy-weapons 194 AZE > ARM", shelling, "2031-04-03", attribution=(said,)),
        ),
        paper(
            "Shore Post",
            "2031-04-05",
            act(
                "ASSAULT:heavy-weapons 194 AZE > ARM",
                "its guns had shelled the dam of Sarsang",
                "2031-04-03",
                status="denied",
                attribution=(denied,),
            ),
        ),
    )
    assert stances(one) == {"the Armenian army": "asserts", "the Azerbaijani ministry": "denies"}
    assert one.contested


def test_who_asserts_the_contrary_denies() -> None:
    """Two who assert a proposition and its negation differ, and each stance is towards the words shown."""
    (one,) = found(
        paper(
            "Steppe Times",
            "2031-05-01",
            claim("Georgia is not changing its orientation towards Russia", ("Irakli Kobakhidze", "asserts")),
        ),
        paper(
            "Coast Times",
            "2031-09-01",
            claim("Georgia has begun a pivot to Russia", ("Salome Zourabichvili", "asserts")),
        ),
    )
    assert one.contested
    assert stances(one) == {"Salome Zourabichvili": "asserts", "Irakli Kobakhidze": "denies"}


def test_who_comes_round_settles_a_claim() -> None:
    """A denial that its holder takes back later leaves the claim told differently, but settled."""
    words = "Ethiopian drones bombed the market of Togoga"
    (one,) = found(
        paper("A Post", "2031-05-01", claim(words, ("Tigray fighters", "asserts"), ("Ethiopia", "denies"))),
        paper("B Post", "2031-05-20", claim(words, ("Ethiopia", "asserts"))),
    )
    assert one.contested
    assert one.settled


SAME = [
    (
        "Rwandan soldiers had crossed the border near Goma",
        "Rwandan troops crossed the border north of Goma on foot",
        "RWA > COD",
    ),
    (
        "Houthi missiles had sunk the tanker Marisol",
        "The Houthis sank the tanker Marisol with two missiles",
        "HOUTHI > ",
    ),
    (
        "Israel had destroyed an S-300 battery at Isfahan",
        "Israeli jets destroyed the S-300 battery guarding Isfahan",
        "ISR > IRN",
    ),
    (
        "Sudanese bombers had destroyed the bridge at Shambat",
        "The Sudanese air force destroyed Shambat bridge",
        "SDN > RSF",
    ),
    (
        "Pakistan had shot down a Heron-2 drone over Sialkot",
        "Pakistani gunners shot down an Indian Heron-2 drone",
        "PAK > IND",
    ),
    (
        "Myanmar jets had violated the airspace over Teknaf in Bangladesh",
        "Two Myanmar jets entered the airspace of Bangladesh at Teknaf",
        "MMR > BGD",
    ),
]


@pytest.mark.parametrize(("claimed", "stated", "who"), SAME)
def test_the_same_thing_in_other_words_is_one_claim(claimed: str, stated: str, who: str) -> None:
    """A claim and a flat telling of the same act, days apart, are one claim in two articles."""
    merged = found(
        paper("First Post", "2031-07-01", claim(claimed, ("unnamed officers", "asserts"))),
        paper("Second Post", "2031-07-04", act(f"ASSAULT 190 {who}", stated)),
    )
    assert [len(one.articles) for one in merged] == [2]


APART = [
    ("another place", "Rwandan soldiers had crossed the border near Goma", "Rwandan troops crossed the border near Cyangugu", "RWA > COD"),
    ("another weapon", "Israel had destroyed an S-300 battery at Isfahan", "Israeli jets destroyed an S-400 battery at Isfahan", "ISR > IRN"),
    ("the other way round", "Kyrgyz soldiers had opened fire at Batken", "Tajik soldiers opened fire at Batken", "TJK > KGZ"),
    ("another act", "Houthi fighters had seized the tanker Marisol", "The Houthis released the tanker Marisol", "HOUTHI > "),
    ("what may come", "Pakistan would shoot down any drone over Sialkot", "Pakistan shot down a drone over Sialkot", "PAK > IND"),
    ("only the common", "Sudan had attacked a camp", "Sudan attacked a village", "SDN > RSF"),
    ("other parties", "Myanmar jets had violated the airspace at the border", "Thai jets violated the airspace at the border", "THA > KHM"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "claimed", "stated", "who"), APART)
def test_look_alikes_stay_apart(why: str, claimed: str, stated: str, who: str) -> None:
    """What differs in place, weapon, doer, act, time or parties is no telling of the claim."""
    merged = found(
        paper("First Post", "2031-07-01", claim(claimed, ("unnamed officers", "asserts"))),
        paper("Second Post", "2031-07-04", act(f"ASSAULT 190 {who}", stated)),
    )
    assert [len(one.articles) for one in merged] == [1], why


def test_an_act_that_comes_again_is_another() -> None:
    """Undated tellings of an act months apart are not one, unless something in them is named exactly."""
    words = "Rwandan soldiers had crossed the border near Goma"
    merged = found(
        paper("First Post", "2031-01-01", claim(words, ("unnamed officers", "asserts"))),
        paper(
            "Second Post",
            "2031-08-01",
            act("ASSAULT 190 RWA > COD", "Rwandan troops crossed the border at Goma"),
        ),
    )
    assert [len(one.articles) for one in merged] == [1]


def test_the_outlets_words_around_a_claim_are_no_second_position() -> None:
    """An act coded from the very words of a claim is the holder's, not the outlet's."""
    words = "Chadian soldiers had burned down the village of Tissi"
    (one,) = found(
        paper(
            "Lake Post", "2031-07-01", claim(words, ("villagers", "asserts")), act("ASSAULT 190 TCD >", words)
        )
    )
    assert stances(one) == {"villagers": "asserts"}


def test_only_what_was_published_by_the_day_counts() -> None:
    """As of a day between the two articles the claim has no flat position yet."""
    (one,) = found(attributed(), flat(), as_of=date(2031, 4, 1))
    assert len(one.articles) == 1


def test_only_what_was_known_counts() -> None:
    """As known before an article was recorded, the answer is that of the evidence without it."""
    late = paper(
        "Nile Gazette",
        "2031-03-01",
        act("ASSAULT:destroy 190 ERI > ETH", SUNK),
        recorded_at=datetime(2031, 9, 1, tzinfo=UTC),
    )
    moment = datetime(2031, 8, 1, tzinfo=UTC)
    assert found(attributed(), late, known_on=moment) == found(attributed())
    assert found(attributed(), late) != found(attributed())


def test_parties_and_contention_select() -> None:
    """Only claims that speak of all parties asked for, contested or not as asked, are given."""
    other = paper("C Post", "2031-03-02", claim("Chad has closed the border with Libya", ("Chad", "asserts")))
    both = (attributed(), other)
    assert {one.parties for one in found(*both)} > {one.parties for one in found(*both, parties=("ERI",))}
    assert [one.contested for one in found(*both, contested=True)] == [True]
    assert [one.contested for one in found(*both, contested=False)] == [False]
    assert found(*both, parties=("ERI", "LBY")) == ()


def test_one_course_denied_and_told_is_contested() -> None:
    """Who denies a change of course contests whoever tells of it or of seeking it, in one article or another."""
    denied = claim("Serbia is not changing its orientation", ("Serbia", "asserts"))
    sought = claim("Serbia is seeking to reorient its policy towards Russia", ("European Union", "asserts"))
    (here,) = [one for one in found(paper("Danube Post", "2031-03-01", denied, sought)) if one.contested]
    assert stances(here) == {"Serbia": "denies", "European Union": "asserts"}
    (apart,) = [
        one
        for one in found(
            paper("Danube Post", "2031-03-01", denied), paper("Sava Times", "2031-09-01", sought)
        )
        if one.contested
    ]
    assert stances(apart) == stances(here)


def test_another_course_is_another_claim() -> None:
    """That one does not turn east is not denied by its turning west."""
    east = claim("Serbia is not turning towards Russia", ("Serbia", "asserts"))
    west = claim("Serbia is turning towards the European Union", ("Russia", "asserts"))
    assert not any(one.contested for one in found(paper("Danube Post", "2031-03-01", east, west)))


def test_a_plan_denied_answers_who_tells_of_it() -> None:
    """Who is said to have no plans to leave denies what another says of such plans."""
    plans = claim("Chad plans to pull out of the bloc African Union", ("Sudan", "asserts"))
    none = claim("Chad has no plans to pull out of the bloc African Union", ("Chad", "asserts"))
    one, *_ = found(paper("Gazette", "2031-03-01", plans), paper("Herald", "2031-03-05", none))
    assert stances(one) == {"Sudan": "asserts", "Chad": "denies"}


def test_the_same_words_are_one_claim_whoever_says_them() -> None:
    """Two who are told to say the same in the same words hold one claim; of a few words only, that says too little."""
    words = "Chadian jets bombed the market of Tine"
    first = paper("Gazette", "2031-03-01", claim(words, ("Sudan", "asserts")))
    second = paper("Herald", "2031-03-03", claim(words, ("Egypt", "asserts")))
    assert len(found(first, second)) == 1
    few = [paper(o, "2031-03-01", claim("jets bombed Tine", (o, "asserts"))) for o in ("Sudan", "Egypt")]
    assert len(found(*few)) == 2


def test_a_statement_that_goes_on_is_shown_with_its_subject() -> None:
    """Of a claim of two statements the second is shown from the subject on that it shares with the first."""
    joint = "Georgia froze its part in the union of states and signaled a policy shift toward Russia"
    told = found(paper("Gazette", "2031-03-01", claim(joint, ("officials", "asserts"))))
    assert joint in {one.proposition for one in told}
