"""The brief as a whole."""

from typing import Any

import msgspec
import pytest

from dragoman.brief import Brief, build_brief
from dragoman.brief.build import NOTHING
from dragoman.brief.notes import Pair
from dragoman.records import DragomanError


def nameless(ident: str) -> None:
    """A world that knows no names."""
    del ident


def test_the_lead_is_the_effort_most_told_of(brief: Brief) -> None:
    """The first sentence says what matters most, with its sources."""
    assert brief.lead.text == "Turkey mediates between Somalia and Ethiopia, as 2 outlets tell."
    assert len(brief.lead.cites) == 2


def test_without_mediation_the_gravest_act_leads(pairs: list[Pair]) -> None:
    """Where nobody mediates, the act told most, then the gravest, comes first."""
    article, coded = pairs[0]
    acts = msgspec.structs.replace(coded, mediations=(), events=coded.events[2:])
    assert build_brief([(article, acts)], nameless).lead.text == "Ethiopia: uses military force – Somalia."


def test_every_line_rests_on_a_note(brief: Brief) -> None:
    """No statement, position or event stands without a citation, and every citation has its note."""
    lines: list[Any] = [
        brief.lead,
        *brief.mediations,
        *brief.ties,
        *brief.obstacles,
        *brief.timeline,
        *brief.undated,
    ]
    lines += [h for claim in (*brief.contested, *brief.one_sided) for h in claim.holdings]
    assert all(line.cites for line in lines)
    assert {cite.note for line in lines for cite in line.cites} == {note.number for note in brief.notes}


def test_the_timeline_is_in_order_and_the_undated_stand_apart(brief: Brief) -> None:
    """Dated events come by their days; the others say when they were told."""
    assert [one.when for one in brief.timeline] == ["2 July 2024", "August 2024"]
    assert [one.when for one in brief.undated] == ["told 3 July 2024", "told 8–14 July 2024 (inferred)"]


def test_nothing_coded_is_said(pairs: list[Pair]) -> None:
    """An article without records makes a brief that says so."""
    article, coded = pairs[0]
    bare = msgspec.structs.replace(coded, events=(), mediations=(), ties=(), claims=(), obstacles=())
    brief = build_brief([(article, bare)], nameless)
    assert brief.lead.text == NOTHING
    assert brief.notes == ()


def test_no_articles_is_an_error() -> None:
    """A brief of nothing is refused in words."""
    with pytest.raises(DragomanError, match="no article"):
        build_brief([], nameless)
