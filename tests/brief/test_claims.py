"""Claims and obstacles."""

import msgspec

from dragoman.brief.claims import contentions, obstacle_statements
from dragoman.brief.names import Names
from dragoman.brief.notes import Notes, Pair
from dragoman.records import Position


def test_contested_and_one_sided_claims_are_kept_apart(pairs: list[Pair]) -> None:
    """What one side denies is contested; what one side alone says is on its word."""
    notes = Notes(pairs)
    (contested,) = contentions(pairs, notes, contested=True)
    (one_sided,) = contentions(pairs, notes, contested=False)
    assert contested.proposition == "Ethiopian soldiers had crossed the border"
    assert [(h.holder, h.stance) for h in contested.holdings] == [
        ("Mogadishu", "asserts"),
        ("Addis Ababa", "denies"),
    ]
    assert [h.holder for h in one_sided.holdings] == ["one reader"]


def test_two_articles_can_contest_one_claim(pairs: list[Pair]) -> None:
    """One outlet's flat statement against another's "could not confirm" is a contested claim."""
    article, coded = pairs[1]
    doubt = Position(holder="outlet", stance="cannot-confirm", quote="wrote one reader", start=0)
    doubted = msgspec.structs.replace(coded.claims[0], positions=(doubt,))
    again = msgspec.structs.replace(coded, outlet="Another", claims=(doubted,))
    both = [(article, coded), (article, again)]
    (contested,) = contentions(both, Notes(both), contested=True)
    assert [(h.holder, h.stance) for h in contested.holdings] == [
        ("one reader", "asserts"),
        ("Another", "cannot-confirm"),
    ]


def test_an_obstacle_says_whose_it_is(pairs: list[Pair]) -> None:
    """The line has the goal, the obstacle and with whom it lies."""
    (line,) = obstacle_statements(pairs, Names({"ETH": "Ethiopia"}.get), Notes(pairs))
    assert line.text == "In the way of talks: the port lease."
    assert line.detail == "it lies with Ethiopia"
