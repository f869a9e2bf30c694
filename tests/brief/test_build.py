"""The brief as a whole."""

from datetime import date
from itertools import pairwise

import msgspec
import pytest

from dragoman.brief import Brief, build_brief, evidence_of, to_html
from dragoman.brief.lead import NOTHING
from dragoman.brief.notes import Pair
from dragoman.ledger import MemoryEvidence
from dragoman.ontology import event_types
from dragoman.records import DragomanError
from dragoman.world import World


def keys(brief: Brief) -> list[str]:
    """The sections that a brief has."""
    return [section.key for section in brief.sections]


def test_the_lead_is_the_effort_most_told_of(brief: Brief) -> None:
    """The first sentence says what matters most, with its sources."""
    assert brief.lead.text.startswith("Turkey has mediated between Ethiopia and Somalia (")
    assert brief.lead.text.endswith("; two independent sources tell of the effort.")
    assert brief.lead.cites


def test_in_short_the_gravest_act_follows_and_no_effort_is_told_twice(
    examples: MemoryEvidence, world: World
) -> None:
    """Below the lead stands what was done besides, with its day, and never the effort of the lead again."""
    brief = build_brief(examples, world)
    short = brief.section("short")
    assert short is not None
    act, *others = [one.said for one in (*short.lines, brief.lead) if one.said]
    assert act.act in event_types()
    assert act.stance == "occurred"
    assert act.when is not None
    efforts = [(one.parties, one.act) for one in others if one.act in {"offered", "agreed", "under-way"}]
    assert len(efforts) == len(set(efforts)) > 1


def test_sections_are_in_the_order_of_reading(brief: Brief) -> None:
    """How they stand, who mediates, what is contested, what is in the way, what happened, whose word."""
    order = ["short", "ties", "mediations", "contested", "obstacles", "timeline", "undated", "one-sided"]
    assert keys(brief) == [key for key in order if key in keys(brief)]
    assert {"ties", "mediations", "contested", "obstacles", "timeline"} <= set(keys(brief))


def test_without_mediation_the_gravest_act_leads(pairs: list[Pair], world: World) -> None:
    """Where nobody mediates, the act told most, then the gravest, comes first."""
    article, coded = pairs[0]
    acts = msgspec.structs.replace(coded, mediations=(), events=coded.events[2:])
    brief = build_brief(evidence_of([(article, acts)]), world)
    assert brief.lead.text == (
        "Ethiopia uses military force against Somalia (by 3 July 2024); contested; on the word of Mogadishu."
    )


def test_the_timeline_is_in_order_and_the_undated_stand_apart(examples: MemoryEvidence, world: World) -> None:
    """Dated lines begin in the order of their days; the others say by when they were told."""
    brief = build_brief(examples, world)
    timeline, undated = brief.section("timeline"), brief.section("undated")
    assert timeline is not None
    assert undated is not None
    starts = [
        one.said.when.start or one.said.when.end for one in timeline.lines if one.said and one.said.when
    ]
    assert all(first <= then for first, then in pairwise(starts) if first and then)
    assert all(one.when.startswith(("by ", "after ")) for one in undated.lines)


def test_about_keeps_to_those_asked(examples: MemoryEvidence, world: World) -> None:
    """Of two parties only what concerns both is told."""
    brief = build_brief(examples, world, about=("ARM", "RUS"))
    assert brief.title == "Brief on Armenia and Russia"
    for key in ("timeline", "mediations", "ties"):
        section = brief.section(key)
        assert section is not None
        assert all({"ARM", "RUS"} <= set(line.said.parties) for line in section.lines if line.said)


def test_as_of_leaves_out_what_came_later(examples: MemoryEvidence, world: World) -> None:
    """A brief as of a day cites nothing but what was so by then, and says the day."""
    brief = build_brief(examples, world, as_of=date(2024, 7, 1))
    assert brief.scope.startswith("As of 1 July 2024")
    timeline = brief.section("timeline")
    assert timeline is not None
    assert all(
        line.said.when.start <= date(2024, 7, 1)
        for line in timeline.lines
        if line.said and line.said.when and line.said.when.start
    )


def test_since_tells_the_changes_first(examples: MemoryEvidence, world: World) -> None:
    """Asked what changed, the brief begins with it; what was so before is not among the changes."""
    brief = build_brief(examples, world, since=date(2025, 5, 30))
    changed = brief.section("changed")
    assert changed is not None
    assert changed.title == "What changed since 30 May 2025"
    assert brief.lead.text.startswith(changed.lines[0].text.rstrip("."))
    assert not any("2020" in line.when for line in changed.lines)


def test_nothing_coded_is_said(pairs: list[Pair], world: World) -> None:
    """An article without records makes a brief that says so, and still lists it."""
    article, coded = pairs[0]
    bare = msgspec.structs.replace(coded, events=(), mediations=(), ties=(), claims=(), obstacles=())
    brief = build_brief(evidence_of([(article, bare)]), world, all_articles=True)
    assert brief.lead.text == NOTHING
    assert (brief.notes, keys(brief)) == ((), [])
    assert [source.outlet for source in brief.sources] == ["The Berbera Herald"]


def test_no_articles_is_an_error(world: World) -> None:
    """A brief of nothing is refused in words."""
    with pytest.raises(DragomanError, match="no article"):
        build_brief(MemoryEvidence([], []), world, all_articles=True)


def test_the_order_of_articles_does_not_matter(pairs: list[Pair], world: World) -> None:
    """The same articles in another order make the same bytes."""
    made = [
        to_html(build_brief(evidence_of(some), world, all_articles=True)) for some in (pairs, pairs[::-1])
    ]
    assert made[0] == made[1]
