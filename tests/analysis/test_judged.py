"""Reviewers' merges, splits and standings in ties, mediation efforts and claims, as in events."""

from datetime import UTC, datetime

import pytest
from tests.analysis.claims_made import claim, paper, tie
from tests.analysis.events_made import Judged, Made, act, judged
from tests.analysis.ties_made import effort, invented

from dragoman.analysis.claims import MergedClaim, claims
from dragoman.analysis.judged import judged_pairs
from dragoman.analysis.mediations import mediations
from dragoman.analysis.ties import ties
from dragoman.ledger import MemoryEvidence
from dragoman.records import Judgement
from dragoman.world import World

BEFORE = datetime(2031, 1, 1, 0, 30, tzinfo=UTC)
EMPTY = invented()
OFFER = act("AGREE 039 OMN > PER CHL", "Oman offered to mediate", "2031-02-01")
TALKS = act("CONSULT 045 OMN QAT > PER CHL", "Oman and Qatar mediated", "2031-02-20")
FIRST = paper("Gazette", "2031-02-02", OFFER, effort("offered OMN > PER CHL", OFFER.quote))
SECOND = paper("Herald", "2031-02-21", TALKS, effort("under-way OMN QAT > PER CHL", TALKS.quote))
AGAIN = paper("Tribune", "2031-02-03", OFFER, effort("offered OMN > PER CHL", OFFER.quote))


def _of(made: Made, kind: str) -> str:
    """The id of the only report of a kind in an article."""
    (found,) = [one.id for one in made[1] if one.kind == kind]
    return found


def test_efforts_are_put_together_from_when_it_was_judged() -> None:
    """Two efforts that a reviewer merges are one of all its third parties, asked for by either; before they are two."""
    both = [FIRST, SECOND]
    merge = judged("merge", _of(FIRST, "mediation"), _of(SECOND, "mediation"))
    assert len(mediations(Judged(both), EMPTY)) == 2
    evidence = Judged(both, (merge,))
    (one,) = mediations(evidence, EMPTY)
    assert (one.mediators, one.stage) == (("OMN", "QAT"), "under-way")
    assert set(one.records) == set(merge.targets)
    assert mediations(evidence, EMPTY, mediator="QAT") == (one,)
    assert len(mediations(evidence, EMPTY, known_on=BEFORE)) == 2


def test_efforts_are_kept_apart() -> None:
    """Two tellings of one effort that a reviewer splits are two efforts."""
    both = [FIRST, AGAIN]
    assert len(mediations(Judged(both), EMPTY)) == 1
    split = judged("split", _of(FIRST, "mediation"), _of(AGAIN, "mediation"))
    assert len(mediations(Judged(both, (split,)), EMPTY)) == 2


SAID = paper("Gazette", "2031-02-02", claim("Chadian jets bombed the market of Tine", ("Sudan", "asserts")))
DENIED = paper("Herald", "2031-02-04", claim("no aircraft of ours crossed the border", ("Chad", "asserts")))
REPEATED = paper(
    "Tribune", "2031-02-03", claim("Chadian jets bombed the market of Tine", ("Egypt", "asserts"))
)


@pytest.fixture(scope="module")
def world() -> World:
    """Give the world that comes with the package."""
    return World.load()


def _with(found: tuple[MergedClaim, ...], report: str) -> MergedClaim:
    (one,) = [one for one in found if report in one.reports]
    return one


def test_claims_are_put_together_and_kept_apart(world: World) -> None:
    """What no words join a reviewer joins, and parts what they join; by the last of two judgements."""
    ids = [_of(one, "claim") for one in (SAID, DENIED, REPEATED)]
    made = [SAID, DENIED, REPEATED]
    plain = claims(Judged(made), world)
    assert _with(plain, ids[0]) == _with(plain, ids[2]) != _with(plain, ids[1])
    merge, split = judged("merge", ids[0], ids[1]), judged("split", ids[0], ids[2], number=2)
    found = claims(Judged(made, (merge, split)), world)
    assert set(_with(found, ids[0]).reports) == {ids[0], ids[1]}
    assert _with(found, ids[2]).reports == (ids[2],)
    assert claims(Judged(made, (merge, split)), world, known_on=BEFORE) == claims(
        Judged(made), world, known_on=BEFORE
    )


def test_a_discounted_source_is_shown_and_contests_nothing(world: World) -> None:
    """A denial that only a discounted outlet carries is marked, and the claim is not contested by it."""
    proposition = "Chadian jets bombed the market of Tine"
    denial = paper("Herald", "2031-02-04", claim(proposition, ("Chad", "denies")))
    made = [SAID, denial]
    (plain,) = claims(Judged(made), world)
    assert plain.contested
    (found,) = claims(Judged(made, (judged("standing", "herald", value="discounted"),)), world)
    assert not found.contested
    assert [(held.holder, held.discounted) for held in found.positions] == [("Sudan", False), ("Chad", True)]


def test_an_act_told_twice_strains_a_tie_once_where_a_reviewer_says_so() -> None:
    """Two articles' tellings of one refusal, put together by a reviewer, go against a tie as one."""
    first = paper("Gazette", "2031-02-02", act("ACCUSE:allege 112 PER > CHL", "Peru accused Chile"))
    second = paper("Herald", "2031-02-03", act("ACCUSE:allege 112 PER > CHL", "Lima blamed Santiago"))
    friends = paper("Tribune", "2031-02-01", tie("partner-of", "PER", "CHL", "Peru and Chile are partners"))
    made = [first, second, friends]
    merge = judged("merge", _of(first, "event"), _of(second, "event"))
    (plain,) = ties(Judged(made), EMPTY, "PER", "CHL")
    (found,) = ties(Judged(made, (merge,)), EMPTY, "PER", "CHL")
    assert (len(plain.strains), len(found.strains)) == (2, 1)


def test_the_later_judgement_counts_whatever_their_order() -> None:
    """A split after a merge of the same two undoes it, in whichever order the judgements are given."""
    merge = judged("merge", "a", "b")
    split = judged("split", "b", "a", number=2)
    assert judged_pairs([merge, split]) == judged_pairs([split, merge])
    pairs = judged_pairs([merge, split, judged("merge", "b", "c", number=3)])
    assert pairs.parts(["a"], frozenset("b"))
    assert not pairs.joins(["a"], frozenset("b"))
    assert pairs.with_those(["b"]) == frozenset("c")


def test_nothing_judged_is_false() -> None:
    """Without merges or splits there is nothing to look at."""
    assert not judged_pairs([])
    assert not judged_pairs(MemoryEvidence([], []).judgements())
    assert isinstance(judged("merge", "a", "b"), Judgement)
