"""Alignment: who stands with whom, how balanced that is, and who moved."""

from datetime import date, timedelta

import hypothesis.strategies as st
import msgspec
import pytest
from hypothesis import given, settings
from tests.analysis.events_made import Judged, Made, act, told

from dragoman.analysis.alignment import Edge, Network, Standing, balance, moves, network
from dragoman.analysis.alignment.network import HALF_LIFE, WINDOW, sign
from dragoman.analysis.alignment.standing import weights
from dragoman.analysis.dyads import as_table
from dragoman.ledger import reports_of
from dragoman.records import CodedArticle, DragomanError, Event, Tie, TieKind
from dragoman.world import World

DAY = date(2023, 6, 30)


@pytest.fixture(scope="module")
def world() -> World:
    """The world as it ships."""
    return World.load()


def story(*acts: Event) -> Judged:
    """Evidence of one article."""
    return Judged([told("The Reed", "2023-12-31", *acts)])


def raids(a: str, b: str, month: str, number: int = 3) -> list[Event]:
    """Some raids in a month."""
    return [
        act(f"ASSAULT 190 {a} > {b}", f"raid {n} by {a} on {b}", f"{month}-{n:02}")
        for n in range(1, number + 1)
    ]


def gifts(a: str, b: str, month: str, number: int = 3) -> list[Event]:
    """Some help in a month."""
    return [
        act(f"AID 070 {a} > {b}", f"gift {n} from {a} to {b}", f"{month}-{n:02}")
        for n in range(1, number + 1)
    ]


def with_tie(made: Made, kind: TieKind, *, holds: bool, since: str | None = None) -> Made:
    """The same article with a tie between Chad and Libya."""
    kept, reports = made
    tie = Tie(kind=kind, a="TCD", b="LBY", holds=holds, since=since, quote=kept.article.text[:10], start=0)
    coded = CodedArticle(
        article="x",
        outlet=kept.article.outlet,
        title=None,
        byline=None,
        dateline=None,
        published=kept.article.published,
        language="en",
        ties=(tie,),
    )
    return kept, (*reports, *reports_of(kept, coded))


def the_edge(found: Network, a: str, b: str) -> Edge:
    """The edge between two."""
    return next(edge for edge in found.edges if (edge.a, edge.b) == (a, b))


def test_foes_and_friends_have_signs(world: World) -> None:
    """Raids make a negative edge, help a positive one, each with the acts that weigh."""
    found = network(story(*raids("TCD", "LBY", "2023-06"), *gifts("DZA", "LBY", "2023-06")), world, as_of=DAY)
    assert the_edge(found, "LBY", "TCD").sign == "-"
    assert the_edge(found, "DZA", "LBY").sign == "+"
    assert len(the_edge(found, "LBY", "TCD").cited) == 3


def test_a_single_word_makes_no_friend(world: World) -> None:
    """One request a year ago has no sign."""
    found = network(story(act("REQUEST 020 TCD > LBY", "asked it", "2022-07-01")), world, as_of=DAY)
    assert the_edge(found, "LBY", "TCD").sign == "0"


def test_acts_fade(world: World) -> None:
    """A half-life later the same raids weigh half, and after the window they are gone."""
    evidence = story(*raids("TCD", "LBY", "2020-06"))
    scores = []
    for shift in (0, HALF_LIFE, 2 * HALF_LIFE):
        found = network(evidence, world, as_of=date(2020, 6, 3) + timedelta(days=shift))
        scores.append(abs(the_edge(found, "LBY", "TCD").score))
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 3
    assert network(evidence, world, as_of=date(2020, 6, 4) + timedelta(days=WINDOW)).edges == ()


def test_an_alliance_in_the_world_weighs(world: World) -> None:
    """Allies by treaty stand together without any act, if one asks for them."""
    found = network(story(), world, actors=("JPN", "USA"), as_of=DAY)
    edge = the_edge(found, "JPN", "USA")
    assert (edge.sign, edge.events) == ("+", 0)
    assert "allied-with" in {tie.kind for tie in edge.ties}


def test_a_tie_that_an_article_tells_weighs_with_its_quote(world: World) -> None:
    """A partnership told in an article counts from the day it was told, and is cited."""
    evidence = Judged(
        [with_tie(told("The Reed", "2023-06-01", *raids("TCD", "LBY", "2023-05")), "partner-of", holds=True)]
    )
    before = the_edge(network(evidence, world, as_of=date(2023, 5, 31)), "LBY", "TCD")
    after = the_edge(network(evidence, world, as_of=date(2023, 6, 1)), "LBY", "TCD")
    assert before.ties == ()
    assert [tie.kind for tie in after.ties if tie.citation] == ["partner-of"]
    assert after.score > before.score


def test_the_latest_telling_of_a_tie_counts(world: World) -> None:
    """A later article that says it no longer holds takes the earlier one's place."""
    first = with_tie(
        told("The Reed", "2023-05-01", *raids("TCD", "LBY", "2023-04")), "partner-of", holds=True
    )
    second = with_tie(
        told("The Lamp", "2023-06-01", *gifts("DZA", "LBY", "2023-04")), "partner-of", holds=False
    )
    evidence = Judged([first, second])
    held = the_edge(network(evidence, world, as_of=date(2023, 5, 15)), "LBY", "TCD")
    gone = the_edge(network(evidence, world, as_of=DAY), "LBY", "TCD")
    assert [tie.kind for tie in held.ties if tie.citation] == ["partner-of"]
    assert [tie for tie in gone.ties if tie.citation] == []


def test_nothing_tells_of_no_day(world: World) -> None:
    """Without events and without a day the network is empty and has no day."""
    assert network(story(), world) == Network(on=None, actors=(), edges=())


def bare(a: str, b: str, score: float) -> Edge:
    """An edge of a score alone."""
    return Edge(a=a, b=b, score=score, sign=sign(score), events=0, sources=0, cited=(), ties=())


@pytest.mark.parametrize(
    ("scores", "balanced", "weakly"),
    [
        ((5, 5, 5), 1, 1),
        ((5, -5, -5), 1, 1),
        ((5, 5, -5), 0, 0),
        ((-5, -5, -5), 0, 1),
    ],
)
def test_balance_of_a_triad(scores: tuple[float, ...], balanced: int, weakly: int) -> None:
    """Friends' friends and enemies' enemies are balanced; three enemies are only in the weak sense."""
    edges = (bare("A", "B", scores[0]), bare("A", "C", scores[1]), bare("B", "C", scores[2]))
    found = balance(Network(on=DAY, actors=("A", "B", "C"), edges=edges))
    assert (found.triads, found.balanced, found.weakly) == (1, balanced, weakly)
    assert found.degree == balanced
    assert [triad.actors for triad in found.strained] == [("A", "B", "C")] * (1 - balanced)


def test_edges_without_a_sign_close_no_triad() -> None:
    """What is neither friend nor foe is in no triad, and no triad has no degree."""
    edges = (bare("A", "B", 5), bare("A", "C", 0.2), bare("B", "C", 5))
    found = balance(Network(on=DAY, actors=("A", "B", "C"), edges=edges))
    assert (found.triads, found.degree) == (0, None)


def test_how_an_actor_moved(world: World) -> None:
    """From raids to gifts is a move towards the other, by the gifts; a new foe is a move away by the raids."""
    evidence = story(
        *raids("TCD", "LBY", "2022-06"), *gifts("TCD", "LBY", "2023-06"), *raids("TCD", "NER", "2023-06")
    )
    found = {shift.other: shift for shift in moves(evidence, world, "TCD", date(2022, 6, 30), DAY)}
    towards, away = found["LBY"], found["NER"]
    assert (towards.sign_before, towards.sign_after) == ("-", "+")
    assert {event.event_type for event in towards.moved_by} == {"AID"}
    assert (away.sign_before, away.sign_after) == ("0", "-")
    assert {event.event_type for event in away.moved_by} == {"ASSAULT"}


def test_a_tie_begun_between_the_days_is_named(world: World) -> None:
    """A partnership told between the two days is among the ties begun."""
    made = with_tie(told("The Reed", "2023-05-01", *gifts("TCD", "LBY", "2023-04")), "partner-of", holds=True)
    (shift,) = moves(Judged([made]), world, "TCD", date(2023, 1, 1), DAY)
    assert [tie.kind for tie in shift.begun if tie.citation] == ["partner-of"]


def test_the_second_day_comes_after_the_first(world: World) -> None:
    """Days the wrong way round are an error that says so."""
    with pytest.raises(DragomanError, match="exchange them"):
        moves(story(), world, "TCD", DAY, DAY)


def test_kinds_that_weigh_are_kinds_of_ties() -> None:
    """The data file names no kind that neither codebook nor world has."""
    kinds = {kind for kind, _ in weights()}
    assert kinds - {"ceasefire"} <= set(msgspec.inspect.type_info(TieKind).values)  # type: ignore[attr-defined]


def test_edges_and_ties_become_tables(world: World) -> None:
    """Edges have a row each, with their ties inside."""
    found = network(story(*raids("TCD", "LBY", "2023-06")), world, as_of=DAY)
    assert as_table(Edge, found.edges).column("sign").to_pylist() == ["-"]
    assert as_table(Standing, ()).num_rows == 0


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 500), st.sampled_from(("ASSAULT 190", "AID 070"))), max_size=20))
def test_scores_stay_in_bounds_and_never_look_ahead(world: World, done: list[tuple[int, str]]) -> None:
    """Whatever happened, scores lie from -10 to 10, and acts after the day leave its network as it was."""
    start = date(2022, 1, 1)
    acts = [
        act(f"{kind} TCD > LBY", f"act number {n}", str(start + timedelta(days=shift)))
        for n, (shift, kind) in enumerate(done)
    ]
    day = start + timedelta(days=250)
    early = [one for one, (shift, _) in zip(acts, done, strict=True) if shift <= 250]
    whole = network(story(*acts), world, as_of=day)
    part = network(story(*early), world, as_of=day)
    assert [(e.a, e.b, e.score) for e in whole.edges] == [(e.a, e.b, e.score) for e in part.edges]
    assert all(-10 <= edge.score <= 10 for edge in whole.edges)
