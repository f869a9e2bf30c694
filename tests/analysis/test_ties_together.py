"""The ties of the seed articles, where these lie beside the project: how many of the expected ones are found."""

import pytest
from benchmarks.together import totals
from benchmarks.together_seeds import expected, missing, seeds, world
from tests.analysis.together_needed import needed

from dragoman.analysis.ties import ties

# as measured; they may only rise
FLOOR = {"found": 10, "right": 10, "quotes": 18}


@needed
@pytest.mark.slow
def test_expected_ties_are_found() -> None:
    """The ties that the seeds tell together are found, stand as expected, and cite the expected words."""
    counted = totals("ties")
    assert all(counted[key] >= number for key, number in FLOOR.items()), counted


@needed
@pytest.mark.slow
def test_a_member_draws_away_in_order() -> None:
    """A member and its bloc read: member throughout; the steps away in their order, each with its words."""
    (tie,) = [one for one in ties(seeds()[0], world(), "ARM", "CSTO") if one.kind == "member-of"]
    assert [spell.holds for spell in tie.spells] == [True]
    (question,) = [one for one in expected("questions") if "draw away" in one["question"]]
    cited = [one.citation for one in (*tie.speaks_for, *tie.strains) if one.citation]
    ends = [one.when.end for one in tie.strains if one.when.end]
    assert ends == sorted(ends)
    assert not missing(cited, question["quotes"])
