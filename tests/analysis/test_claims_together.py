"""The seed articles, where they lie beside the project: claims, obstacles, chain and timeline against what is expected."""

from datetime import date
from typing import Any

import pytest
from tests.analysis.together_seeds import cites, expected, needed, seeds

from dragoman.analysis.chains import chains
from dragoman.analysis.claims import MergedClaim, claims
from dragoman.analysis.obstacles import obstacles
from dragoman.analysis.timeline import TimelineLine, timeline
from dragoman.records import Citation
from dragoman.world import World

pytestmark = [needed, pytest.mark.slow]

# As measured; what is missing is missing from the coded records (see the lines that the tests print).
FLOOR = {"claims": 1, "positions": 3, "obstacles": 2, "timeline": 10, "timeline intervals": 5}


def _cited(citations: tuple[Citation, ...], quotes: list[dict[str, str]]) -> bool:
    return any(cites(one, quote["article"], quote["quote"]) for one in citations for quote in quotes)


def _positions(found: tuple[MergedClaim, ...], item: dict[str, Any]) -> int:
    """The most of the expected positions that one contested claim has, by quote and stance."""
    return max(
        sum(
            any(
                cites(held.citation, wanted["article"], wanted["quote"]) and held.stance == wanted["stance"]
                for held in one.positions
            )
            for wanted in item["positions"]
        )
        for one in found
    )


def test_contested_claims(capsys: pytest.CaptureFixture[str]) -> None:
    """The contested claims expected of the seeds are found with their positions, as many as ever before."""
    evidence, _, _ = seeds()
    found = claims(evidence, World.load(), contested=True)
    whole = positions = 0
    with capsys.disabled():
        for item in expected("contested_claims"):
            number = _positions(found, item)
            positions += number
            whole += number == len(item["positions"])
            print(f"\n  {number} of {len(item['positions'])} positions: {item['proposition']}", end="")  # noqa: T201
    assert whole >= FLOOR["claims"]
    assert positions >= FLOOR["positions"]
    assert all(len({held.stance for held in one.positions}) > 1 for one in found)


def test_obstacles_and_their_chain(capsys: pytest.CaptureFixture[str]) -> None:
    """The obstacles are found; from free trade with the bloc the chain leads over recognition to the conflict."""
    evidence, _, _ = seeds()
    world = World.load()
    known = obstacles(evidence, world)
    number = 0
    with capsys.disabled():
        for item in expected("obstacles"):
            hit = any(
                one.whose == item["whose"]
                and _cited(tuple(said.citation for said in one.said), item["quotes"])
                for one in known
            )
            number += hit
            print(f"\n  {'found' if hit else 'missing'}: {item['goal']} <- {item['obstacle']}", end="")  # noqa: T201
    assert number >= FLOOR["obstacles"]
    (chain,) = chains(evidence, world, whose="PAK", goal="EAEU")
    links = iter([(link.kind, link.tie) for link in chain.links if link.kind != "rule"])
    for wanted in (
        ("obstacle", None),
        ("membership", "member-of"),
        ("tie", "diplomatic-relations"),
        ("tie", "recognises"),
        ("backing", "backs-on"),
        ("conflict", "in-conflict-with"),
    ):
        assert wanted in links, wanted  # in this order; a second obstacle may hang on one of them
    assert any("consensus" in link.text for link in chain.links if link.kind == "rule")


def _of(item: dict[str, Any], found: tuple[TimelineLine, ...]) -> list[TimelineLine]:
    return [line for line in found if _cited(line.citations, item["quotes"])]


def _same_days(item: dict[str, Any], line: TimelineLine) -> bool:
    days = [date.fromisoformat(item[side]) if item[side] else None for side in ("start", "end")]
    return [line.time.start, line.time.end] == days


def test_timeline(capsys: pytest.CaptureFixture[str]) -> None:
    """The acts expected on the timeline are on it, cited by the expected words, and in their order."""
    evidence, _, _ = seeds()
    found = timeline(evidence, World.load())
    told = exact = 0
    with capsys.disabled():
        for item in expected("timeline"):
            hits = _of(item, found)
            told += bool(hits)
            exact += any(_same_days(item, line) for line in hits)
            shown = [f"{line.time.start} to {line.time.end}" for line in hits]
            print(f"\n  {item['start']} to {item['end']} {item['what'][:50]}: {shown or 'missing'}", end="")  # noqa: T201
    assert told >= FLOOR["timeline"]
    assert exact >= FLOOR["timeline intervals"]


def test_how_a_member_drew_away_in_order() -> None:
    """Of one member and its bloc the timeline tells the refusals before the freeze, and no leaving."""
    evidence, _, _ = seeds()
    found = timeline(evidence, World.load(), parties=("ARM", "CSTO"))
    types = [line.event_type for line in found if line.status == "occurred"]
    assert types[-1] == "SANCTION"
    assert "REJECT" in types[:-1]
    assert not any(line.status == "occurred" and line.event_type == "SANCTION" for line in found[:-1])
