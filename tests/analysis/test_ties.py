"""Ties over time, from articles made by hand and a small invented world."""

from datetime import UTC, date, datetime
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.ties_made import Made, act, article, evidence, invented, said, stated

from dragoman.analysis.ties import StandingTie, ties
from dragoman.records import Event, TieKind
from dragoman.world import Fact, Standing, World

EMPTY = invented()
MEMBER = invented(
    standings=[Standing(id="PER", organisation="AMBER", standing="member", since=date(1999, 4, 1))]
)
DRAWN = (
    article(
        "2030-03-19",
        act("REJECT:meet 127 PER > CHL", "it refused to sign a paper at a summit of the Amber Pact"),
        act("REJECT 120 PER > AMBER", "it called off the exercise"),
    ),
    article("2030-10-13", act("SANCTION:withdraw 160 PER > AMBER", "no plan to leave", status="denied")),
    article("2031-08-25", act("SANCTION:discontinue 160 PER > AMBER", "it froze its participation")),
)


def only(found: tuple[StandingTie, ...], kind: TieKind) -> StandingTie:
    """Give the one tie of a kind."""
    (tie,) = [one for one in found if one.kind == kind]
    return tie


def test_a_member_that_draws_away_is_a_member_throughout() -> None:
    """Refusals at the bloc's meetings, a cancelled exercise and a freeze strain membership and do not end it."""
    tie = only(ties(evidence(*DRAWN), MEMBER, "PER", "AMBER"), "member-of")
    assert [spell.holds for spell in tie.spells] == [True]
    assert [str(one.when.end) for one in tie.strains] == ["2030-03-19", "2030-03-19", "2031-08-25"]
    assert all(one.when.start is None for one in tie.strains)


def test_a_bloc_named_only_in_the_words_is_drawn_away_from() -> None:
    """An act of refusal among members at a meeting of their bloc bears on the tie with the bloc."""
    tie = only(ties(evidence(*DRAWN), MEMBER, "PER", "AMBER"), "member-of")
    first = tie.strains[0].citation
    assert first is not None
    assert "summit of the Amber Pact" in first.quote


def test_freezing_ends_participation() -> None:
    """Who froze its participation took part before and does not afterwards."""
    tie = only(ties(evidence(*DRAWN), MEMBER, "PER", "AMBER"), "participates-in")
    assert [spell.holds for spell in tie.spells] == [True, False]
    assert tie.spells[1].start.latest == date(2031, 8, 25)
    assert tie.at(date(2031, 9, 1)).holds is None


def test_what_was_stated_once_is_told_of_no_later_day() -> None:
    """A tie stated in an article says nothing of the years after it."""
    told = evidence(article("2023-05-01", stated("allied-with FJI TON")))
    tie = only(ties(told, EMPTY, "TON", "FJI"), "allied-with")
    assert tie.at(date(2023, 5, 1)).holds is True
    assert tie.at(date(2025, 5, 1)).certainty == "untold"
    assert tie.spells[0].end.latest is None


def test_validity_has_evidence_on_both_ends() -> None:
    """A tie that was made and then ended has each turn's words beside it."""
    told = evidence(
        article("2030-02-02", act("AID 074 KEN > HTI", "sent peacekeepers", "2030-01-10")),
        article("2031-02-02", act("RETREAT:withdraw 0873 KEN > HTI", "the peacekeepers went", "2031-01-20")),
    )
    first, second = only(ties(told, EMPTY), "peacekeepers-in").spells
    assert (first.start.earliest, first.start.latest) == (date(2030, 1, 10), date(2030, 1, 10))
    assert (second.start.earliest, second.start.latest) == (date(2031, 1, 20), date(2031, 1, 20))
    assert [one.citation.quote for one in first.start.grounds if one.citation] == ["sent peacekeepers"]
    assert [one.citation.quote for one in first.end.grounds if one.citation] == ["the peacekeepers went"]


def test_since_and_until_as_exact_as_the_text() -> None:
    """A year or a month stated bounds the turn and is not narrowed to a day."""
    told = evidence(
        article("2031-05-05", stated("member-of FJI OCEANS", since="2020-11")),
        article("2033-05-05", stated("member-of FJI OCEANS not", until="2032")),
    )
    first, second = only(ties(told, EMPTY), "member-of").spells
    assert (first.start.earliest, first.start.latest) == (date(2020, 11, 1), date(2020, 11, 30))
    assert (second.start.earliest, second.start.latest) == (date(2032, 1, 1), date(2032, 12, 31))


def test_the_world_data_say_that_they_do() -> None:
    """What no article tells is marked with the world data's note, counts no source and has no citation."""
    world = invented(
        [Fact(kind="allied-with", a="FJI", b="TON", since=date(2001, 1, 1), note="Treaty of Suva")]
    )
    (tie,) = ties(evidence(), world, "FJI", "TON", as_of=date(2010, 1, 1))
    (ground,) = tie.speaks_for
    assert ground.citation is None
    assert ground.world == "world data: Treaty of Suva"
    assert tie.sources == 0
    assert tie.on is not None
    assert (tie.on.holds, tie.on.certainty) == (True, "sure")


def test_world_data_bound_what_articles_tell() -> None:
    """Relations that the world data open after an article that tells of none follow it as a second spell."""
    world = invented(
        [
            Fact(
                kind="recognises",
                a="FJI",
                b="TON",
                holds=False,
                since=date(1991, 1, 1),
                until=date(2030, 8, 30),
            ),
            Fact(kind="recognises", a="FJI", b="TON", since=date(2030, 8, 31)),
        ]
    )
    tie = only(ties(evidence(article("2030-05-29", stated("recognises FJI TON not"))), world), "recognises")
    assert [spell.holds for spell in tie.spells] == [False, True]
    assert tie.at(date(2030, 9, 1)).holds is True
    assert tie.at(date(2030, 6, 1)).holds is False
    assert not tie.contested


def test_an_article_against_the_world_data_is_contested() -> None:
    """An article that tells the contrary of an open line of the world data, and no turn, contests it."""
    world = invented([Fact(kind="controls", a="FJI", b="REEF", since=date(2001, 1, 1))])
    told = evidence(article("2030-05-29", stated("controls FJI REEF not")))
    assert only(ties(told, world), "controls").contested


def test_a_later_turn_is_news_to_the_world_data() -> None:
    """A loss of control that an article tells does not contest data that know no end."""
    world = invented([Fact(kind="controls", a="FJI", b="REEF", since=date(2001, 1, 1))])
    told = evidence(article("2030-05-29", stated("controls FJI REEF not", until="2030-05")))
    tie = only(ties(told, world), "controls")
    assert not tie.contested
    assert [spell.holds for spell in tie.spells] == [True, False]


def test_the_end_of_the_fighting_is_not_the_end_of_the_conflict() -> None:
    """After a war that the world data date, a conflict is neither told to stand nor told to be over."""
    world = invented(
        [
            Fact(kind="in-conflict-with", a="FJI", b="TON", since=date(2030, 5, 7), until=date(2030, 5, 10)),
            Fact(kind="ceasefire", a="FJI", b="TON", since=date(2030, 5, 10)),
        ]
    )
    (tie,) = ties(evidence(), world, "FJI", "TON", as_of=date(2030, 5, 10))
    assert tie.at(date(2030, 6, 1)).holds is None
    assert [one.world for one in tie.speaks_against] == ["world data"]


def test_sources_are_counted_by_story_and_outlet() -> None:
    """One agency's story under two mastheads, and two articles of one outlet, are one source each."""
    first = article("2030-01-01", stated("allied-with FJI TON"), outlet="Agency")
    copy = article("2030-01-02", stated("allied-with FJI TON"), outlet="Herald", story=first[0].id)
    again = article("2030-01-05", stated("allied-with TON FJI"), outlet="Agency")
    other = article("2030-01-06", stated("allied-with FJI TON"), outlet="Tribune")
    assert only(ties(evidence(first, copy, again), EMPTY), "allied-with").sources == 1
    assert only(ties(evidence(first, copy, again, other), EMPTY), "allied-with").sources == 2


def test_a_denial_contests() -> None:
    """A tie that one article states and somebody in another denies is contested, and stands as stated."""
    told = evidence(
        article("2030-01-01", stated("controls M23 GOMA")),
        article("2030-01-09", stated("controls M23 GOMA", attribution=said("COD", "denies"))),
    )
    tie = only(ties(told, EMPTY), "controls")
    assert tie.contested
    assert [one.effect for one in tie.speaks_against] == ["denies"]
    assert [spell.holds for spell in tie.spells] == [True]


def test_what_was_known_on_a_day_is_kept() -> None:
    """An article recorded later is not among what was known before."""
    early = article("2030-01-01", stated("controls M23 GOMA"))
    late = article("2030-02-01", stated("controls M23 GOMA not"), recorded=datetime(2031, 6, 1, tzinfo=UTC))
    then = ties(evidence(early, late), EMPTY, known_on=datetime(2031, 3, 1, tzinfo=UTC))
    assert then == ties(evidence(early), EMPTY)
    assert then != ties(evidence(early, late), EMPTY)


def test_as_of_leaves_out_what_came_later() -> None:
    """Asked of a day, later strains are left out, and so is a tie that nothing shows by then."""
    found = ties(evidence(*DRAWN), MEMBER, "PER", "AMBER", as_of=date(2030, 12, 31))
    tie = only(found, "member-of")
    assert len(tie.strains) == 2
    assert tie.on == tie.at(date(2030, 12, 31))
    told = evidence(article("2030-05-01", stated("backs-on FJI TON", matter="the reef")))
    assert ties(told, EMPTY, as_of=date(2029, 1, 1)) == ()


def test_a_frozen_member_of_the_world_data_is_a_member() -> None:
    """A reduced standing in the data strains membership and ends participation, under its day."""
    world = invented(
        standings=[
            Standing(id="PER", organisation="AMBER", standing="member", since=date(1999, 4, 1)),
            Standing(id="PER", organisation="AMBER", standing="frozen", since=date(2031, 2, 23)),
        ]
    )
    found = ties(evidence(*DRAWN), world, "AMBER", "PER")
    assert only(found, "member-of").at(date(2031, 6, 1)).holds is True
    assert only(found, "participates-in").spells[1].start.latest == date(2031, 2, 23)


def test_retellings_count_once() -> None:
    """A headline marked as the same act as a fuller sentence is not told beside it."""
    full = act("ACCUSE:allege 112 FJI > TON", "it accused the islanders of poaching")
    title = act("ACCUSE:allege 112 FJI > TON", "Fiji accuses", same_as=full.quote)
    told = evidence(article("2030-01-01", stated("partner-of FJI TON"), title, full))
    assert len(only(ties(told, EMPTY), "partner-of").strains) == 1


KINDS: list[TieKind] = ["recognises", "diplomatic-relations", "member-of", "allied-with", "in-conflict-with"]
EVENTS = [
    "SANCTION:discontinue 161 {} > {}",
    "SUPPORT 054 {} > {}",
    "ASSAULT 190 {} > {}",
    "ACCUSE:allege 112 {} > {}",
    "SANCTION:withdraw 160 {} > {}",
    "CONSULT 040 {} {}",
]


@st.composite
def articles(draw: st.DrawFn) -> list[Made]:
    """Draw a few articles about three parties, one of them a bloc."""
    found = []
    for number in range(draw(st.integers(1, 5))):
        day = f"2030-0{draw(st.integers(1, 9))}-1{draw(st.integers(0, 9))}"
        records: list[object] = []
        for _ in range(draw(st.integers(1, 3))):
            two = draw(st.permutations(["PER", "CHL", "AMBER"]))[:2]
            if draw(st.booleans()):
                kind = draw(st.sampled_from(KINDS))
                records.append(stated(f"{kind} {two[0]} {two[1]}{draw(st.sampled_from(['', ' not']))}"))
            else:
                records.append(act(draw(st.sampled_from(EVENTS)).format(*two), "cut relations with it"))
        found.append(article(day, *records, outlet=f"Paper {number}"))  # type: ignore[arg-type]
    return found


def _by_key(found: tuple[StandingTie, ...]) -> dict[tuple[str, str, str], StandingTie]:
    return {(one.kind, one.a, one.b): one for one in found}


@given(articles(), st.randoms(use_true_random=False), st.integers(0, 400))
def test_answers_agree_with_each_other(made: list[Made], random: Random, later: int) -> None:
    """However the articles are ordered the ties are the same; as of a day is what the spells say; a pair is part of all."""
    found = ties(evidence(*made), MEMBER)
    shuffled = list(made)
    random.shuffle(shuffled)
    assert msgspec.json.encode(ties(evidence(*shuffled), MEMBER)) == msgspec.json.encode(found)
    day = date.fromordinal(date(2029, 12, 1).toordinal() + later)
    everything = _by_key(found)
    for asked in ties(evidence(*made), MEMBER, as_of=day):
        assert asked.on is not None
        whole = everything.get((asked.kind, asked.a, asked.b))
        if whole is not None:
            assert asked.on == whole.at(day)
    for tie in found:
        assert tie in ties(evidence(*made), MEMBER, tie.b, tie.a)


def test_evidence_of_one_is_asked_of_either_side() -> None:
    """A tie is found from both of its ends, and by nobody else's."""
    told = evidence(article("2030-01-01", stated("dependent-on TON FJI")))
    assert ties(told, EMPTY, "TON") == ties(told, EMPTY, "FJI") == ties(told, EMPTY, "FJI", "TON")
    assert ties(told, EMPTY, "PER") == ()


def test_world_is_asked_of_the_last_day_told_of_either() -> None:
    """Two of whom no article tells anything are asked about on the last day that any tells of one of them."""
    world: World = invented([Fact(kind="allied-with", a="FJI", b="TON", since=date(2001, 1, 1))])
    told = evidence(article("2030-01-01", stated("dependent-on TON PER")))
    assert [one.kind for one in ties(told, world, "FJI", "TON")] == ["allied-with"]
    assert ties(evidence(), world, "FJI", "TON") == ()


@pytest.mark.parametrize("quote", ["it called the Amber Pact's general names", "a paper of the Amber Pact"])
def test_who_is_not_in_a_bloc_does_not_draw_away_from_it(quote: str) -> None:
    """An outsider's refusal that names a bloc makes no tie with it."""
    told: list[Event] = [act("REJECT 120 FJI > CHL", quote)]
    assert [one.kind for one in ties(evidence(article("2030-01-01", *told)), MEMBER)] == []


def test_one_clash_is_no_conflict() -> None:
    """A single use of force tells no conflict; a second one does."""
    shots = act("ASSAULT:firearms 190 FJI > TON", "its sailors fired at a trawler", "2030-01-01")
    again = act("ASSAULT:firearms 190 TON > FJI", "a battery fired on the island", "2030-01-20")
    first, second = article("2030-01-02", shots), article("2030-01-21", again)
    assert ties(evidence(first), EMPTY) == ()
    tie = only(ties(evidence(first, second), EMPTY), "in-conflict-with")
    assert tie.at(date(2030, 1, 10)).holds is True


def test_a_turn_told_has_come_about() -> None:
    """A month told as the end of a tie ends, for it, with the article's publication."""
    told = evidence(article("2030-04-11", stated("diplomatic-relations FJI TON not", until="2030-04")))
    spell = only(ties(told, EMPTY), "diplomatic-relations").spells[1]
    assert (spell.start.earliest, spell.start.latest) == (date(2030, 4, 1), date(2030, 4, 11))


def test_a_claim_recognised_is_no_recognition() -> None:
    """Who recognises a claim of a state neither recognises the state nor opens relations by it."""
    claim = act("SUPPORT 054 FJI > TON", "Fiji recognised Tonga's claim to the reef in return for ties")
    assert ties(evidence(article("2030-04-11", claim)), EMPTY) == ()
