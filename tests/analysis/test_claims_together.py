"""The seed articles, where they lie beside the project: claims, obstacles, chain and timeline against what is expected."""

import pytest
from benchmarks.together import totals
from benchmarks.together_seeds import seeds, world
from tests.analysis.together_needed import needed

from dragoman.analysis.chains import chains
from dragoman.analysis.claims import claims
from dragoman.analysis.timeline import timeline

pytestmark = [needed, pytest.mark.slow]

# As measured (`python -m benchmarks.together` names what is missing); they may only rise.
FLOOR = {
    "contested_claims": {"right": 2, "quotes": 6},
    "obstacles": {"right": 2, "quotes": 2},
    "timeline": {"right": 10, "quotes": 13, "exact": 5},
}


@pytest.mark.parametrize("part", FLOOR)
def test_as_much_is_right_as_ever(part: str) -> None:
    """Claims with their positions, obstacles and acts of the timeline are found, as many as ever before."""
    counted = totals(part)
    assert all(counted[key] >= number for key, number in FLOOR[part].items()), counted


def test_what_is_contested_has_several_stances() -> None:
    """A claim of the seeds is contested where, and only where, its positions differ."""
    for one in claims(seeds()[0], world()):
        assert one.contested == (len({held.stance for held in one.positions}) > 1)


def test_the_chain_of_an_obstacle() -> None:
    """From free trade with the bloc the chain leads over recognition to the conflict."""
    (chain,) = chains(seeds()[0], world(), whose="PAK", goal="EAEU")
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


def test_how_a_member_drew_away_in_order() -> None:
    """Of one member and its bloc the timeline tells the refusals before the freeze, and no leaving."""
    found = timeline(seeds()[0], world(), parties=("ARM", "CSTO"))
    types = [line.event_type for line in found if line.status == "occurred"]
    assert types[-1] == "SANCTION"
    assert "REJECT" in types[:-1]
    assert not any(line.status == "occurred" and line.event_type == "SANCTION" for line in found[:-1])
