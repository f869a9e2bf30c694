"""The ties of the seed articles, where these lie beside the project: how many of the expected ones are found."""

import sys
from datetime import date

import pytest
from tests.analysis.together_seeds import cites, expected, needed, seeds

from dragoman.analysis.ties import StandingTie, ties
from dragoman.world import World

MUTUAL = {"allied-with", "partner-of", "diplomatic-relations", "in-conflict-with"}
# as measured; they may only rise
FLOOR = {"ties": 8, "state": 8, "quotes": 15}


def _the(found: tuple[StandingTie, ...], item: dict[str, str]) -> StandingTie | None:
    for tie in found:
        sides = [(tie.a, tie.b), (tie.b, tie.a)] if tie.kind in MUTUAL else [(tie.a, tie.b)]
        if tie.kind == item["kind"] and (item["a"], item["b"]) in sides and _by_articles(tie):
            return tie
    return None


def _by_articles(tie: StandingTie) -> bool:
    """Whether an article tells the tie; what only the world data have does not count as found."""
    return any(one.citation for one in (*tie.speaks_for, *tie.speaks_against))


@needed
@pytest.mark.slow
def test_expected_ties_are_found(capsys: pytest.CaptureFixture[str]) -> None:
    """The ties that the seeds tell together are found, stand as expected, and cite the expected words."""
    evidence, _, _ = seeds()
    found = ties(evidence, World.load())
    count = {"ties": 0, "state": 0, "quotes": 0}
    lines = []
    for item in expected("ties"):
        tie = _the(found, item)
        grounds = (*tie.speaks_for, *tie.speaks_against) if tie else ()
        cited = [one.citation for one in grounds if one.citation]
        quotes = [q for q in item["quotes"] if any(cites(c, q["article"], q["quote"]) for c in cited)]
        spell = item["validity"][-1]
        day = date.fromisoformat(spell["end"] or "2023-10-13")
        right = tie is not None and tie.at(day).holds == spell["holds"]
        count["ties"] += tie is not None
        count["state"] += right
        count["quotes"] += len(quotes)
        lines.append(
            f"{item['kind']:21} {item['a']} {item['b']:5} {'found' if tie else 'MISSING':8}"
            f"{'stands as expected' if right else '-':20} quotes {len(quotes)} of {len(item['quotes'])}"
        )
    with capsys.disabled():
        sys.stdout.write("\n".join(["", *lines, f"found: {count}", ""]))
    assert all(count[key] >= FLOOR[key] for key in FLOOR), count


@needed
@pytest.mark.slow
def test_a_member_draws_away_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    """A member and its bloc read: member throughout; the steps away in their order, each with its words."""
    evidence, _, _ = seeds()
    (tie,) = [one for one in ties(evidence, World.load(), "ARM", "CSTO") if one.kind == "member-of"]
    assert [spell.holds for spell in tie.spells] == [True]
    (question,) = [one for one in expected("questions") if "draw away" in one["question"]]
    cited = [one.citation for one in (*tie.speaks_for, *tie.strains) if one.citation]
    told = [q for q in question["quotes"] if any(cites(c, q["article"], q["quote"]) for c in cited)]
    with capsys.disabled():
        sys.stdout.write(f"\ndrawing away: {len(told)} of {len(question['quotes'])} quotes cited\n")
    ends = [one.when.end for one in tie.strains if one.when.end]
    assert ends == sorted(ends)
    assert len(told) == len(question["quotes"])
