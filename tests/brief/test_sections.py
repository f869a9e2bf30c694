"""What the sections of a brief say, line by line."""

from datetime import date
from typing import get_args

import msgspec
import pytest

from dragoman.analysis.chains import chains
from dragoman.analysis.chains.words import tie_words
from dragoman.analysis.claims import claims
from dragoman.analysis.mediations import mediations
from dragoman.analysis.ties import ties
from dragoman.analysis.timeline import timeline
from dragoman.brief import build_brief, evidence_of
from dragoman.brief.contested import claim_lines, one_sided_lines
from dragoman.brief.efforts import SENTENCES, effort_line, steps
from dragoman.brief.happenings import weightiest
from dragoman.brief.names import Names
from dragoman.brief.notes import Notes, Pair
from dragoman.brief.obstacles import chain_lines
from dragoman.brief.standing import tie_lines
from dragoman.ledger import MemoryEvidence
from dragoman.records import Stage, TieKind
from dragoman.world import World


def test_every_stage_and_tie_can_be_said() -> None:
    """Each stage has its sentence for one mediator and several, each tie its words both ways."""
    assert set(SENTENCES) == set(get_args(Stage))
    assert set(tie_words()) == set(get_args(TieKind))


def test_an_effort_has_its_history(
    evidence: MemoryEvidence, world: World, names: Names, notes: Notes
) -> None:
    """Both articles' steps stand under the effort in the order of their days, each with its note."""
    line = effort_line(mediations(evidence, world, name=names.one)[0], names, notes)
    assert line.shade == "solid"
    assert line.below[0].text.startswith("Turkey offered help in the dispute between")
    assert all(one.cites and one.when for one in line.below)
    assert line.said is not None
    assert line.said.act == "under-way"


def test_ties_told_both_ways_are_hatched(pairs: list[Pair], world: World, names: Names) -> None:
    """Two articles of one day that differ about a tie leave it contested, and it is marked so."""
    article, coded = pairs[1]
    same_day = msgspec.structs.replace(coded, published=pairs[0][1].published)
    evidence = evidence_of([pairs[0], (article, same_day)])
    found = ties(evidence, world, "SOM", "SOMALILAND")
    lines = tie_lines(found, names, Notes(evidence), all_known=False, as_of=None)
    told = [one for one in lines if one.said and one.said.act == "recognises"]
    assert [one.shade for one in told] == ["hatched"]
    assert "the sources differ" in told[0].detail


def test_what_only_the_world_tells_says_so(examples: MemoryEvidence, world: World, names: Names) -> None:
    """A membership that no article states is noted as of the world data, its strains as of the articles."""
    notes = Notes(examples)
    found = ties(examples, world, "ARM", "CSTO")
    lines = tie_lines(found, names, notes, all_known=True, as_of=date(2024, 7, 1))
    member = next(one for one in lines if one.said and one.said.act == "member-of")
    assert member.detail.startswith("by the world data")
    assert member.below
    made = notes.all(notes.sources())
    assert [made[cite.note - 1].source for cite in member.cites] == [None]
    assert all(made[cite.note - 1].source for one in member.below for cite in one.cites)


def test_an_act_against_a_pair_is_told_once_and_memberships_come_last(
    examples: MemoryEvidence, world: World, names: Names
) -> None:
    """Under the ties of one pair no act stands twice, and a mere membership stands behind what is told of."""
    found = ties(examples, world)
    lines = tie_lines(found, names, Notes(examples), all_known=False, as_of=None)
    told: set[tuple[object, ...]] = set()
    for line in lines:
        assert line.said
        for one in line.below:
            if one.text.startswith(("Against it", "Towards ending it")):
                key = (frozenset(line.said.parties), one.text, one.when, one.cites[0].note)
                assert key not in told
                told.add(key)
    assert len(told) > 5
    bare = [
        line.said is not None
        and line.said.act == "member-of"
        and not line.below
        and line.said.stance == "holds"
        for line in lines
    ]
    assert True in bare
    assert bare == sorted(bare)


def test_a_step_that_two_articles_tell_is_one(examples: MemoryEvidence, world: World) -> None:
    """The steps stand in order of their last days, none twice, and none of their citations is lost."""
    for effort in mediations(examples, world):
        told = steps(effort)
        keys = [(one.what, one.status, one.when.start, one.when.end, one.attribution) for one in told]
        assert len(keys) == len(set(keys))
        ends = [one.when.end for one in told if one.when.end]
        assert ends == sorted(ends)
        before = {one for step in effort.history for one in step.citations}
        assert {one for step in told for one in step.citations} == before


def test_a_claim_alone_is_no_fragment_and_no_part_of_another(
    examples: MemoryEvidence, world: World, names: Names
) -> None:
    """Of what one holder says in one article no line repeats a part of another, and none is of two words."""
    found = claims(examples, world, contested=False)
    lines = one_sided_lines(found, names, Notes(examples))
    said = [line.text.partition("“")[2].rstrip("”.") for line in lines]
    assert len(said) > 3
    assert all(len(one.split()) > 2 for one in said)
    whole = [(line.said.parties, line.text) for line in lines if line.said]
    assert len(whole) == len(set(whole))


def test_positions_stand_under_their_claim(
    evidence: MemoryEvidence, world: World, names: Names, notes: Notes
) -> None:
    """Who says so and who denies it; of one who alone says so nothing is made of his being the first."""
    found = claims(evidence, world, contested=True)
    line = claim_lines(found, names, notes)[0]
    assert line.text == "“Ethiopian soldiers had crossed the border”"
    assert [one.text for one in line.below] == [
        "Mogadishu (Somalia) said so.",
        "Addis Ababa (Ethiopia) denied it.",
    ]
    assert line.below[0].detail == ""
    assert line.below[1].quote == "which Addis Ababa denied"


def test_an_obstacle_names_its_goal(
    evidence: MemoryEvidence, world: World, names: Names, notes: Notes
) -> None:
    """What stands in the way of what, whose goal it is, and the words."""
    line = chain_lines(chains(evidence, world), names, notes)[0]
    assert line.text == "In the way of talks (sought by Ethiopia): the port lease."
    assert len(line.cites) == 1


def test_links_hang_below_what_they_bear_on(examples: MemoryEvidence, world: World, names: Names) -> None:
    """A chain goes down link by link, each resting on words or on the world data."""
    line = chain_lines(chains(examples, world), names, Notes(examples))[0]
    depth = 0
    while line.below:
        line, depth = line.below[0], depth + 1
        assert line.cites
    assert depth >= 2


def test_each_source_tells_what_it_alone_reports(pairs: list[Pair], world: World) -> None:
    """The act that only one of two articles has stands under that one, and not under the other."""
    brief = build_brief(evidence_of(pairs), world, all_articles=True)
    own = {number: [one.text for one in line.below] for number, line in brief.alone.items()}
    assert any("uses military force" in text for text in own[1])
    assert not any("uses military force" in text for text in own.get(2, []))


@pytest.mark.parametrize("most", [1, 5, 1000])
def test_the_weightiest_keep_their_order(most: int, examples: MemoryEvidence, world: World) -> None:
    """Of a long timeline so many lines are kept, in their order, those of most sources among them."""
    every = timeline(examples, world)
    kept = weightiest(every, most)
    assert len(kept) == min(most, len(every))
    assert list(kept) == [one for one in every if one in kept]
    assert max(one.sources for one in every) in {one.sources for one in kept}
