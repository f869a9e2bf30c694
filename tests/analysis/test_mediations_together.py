"""The mediation efforts of the seed articles, where these lie beside the project: how many are found."""

import sys

import pytest
from tests.analysis.together_seeds import cites, expected, needed, seeds

from dragoman.analysis.mediations import Effort, mediations
from dragoman.world import World

# as measured; they may only rise
FLOOR = {"efforts": 7, "stage": 7, "history": 12}


@needed
@pytest.mark.slow
def test_expected_efforts_are_found(capsys: pytest.CaptureFixture[str]) -> None:
    """The efforts that the seeds tell together are found with their stage and the steps of their history."""
    evidence, _, _ = seeds()
    found: dict[tuple[frozenset[str], frozenset[str]], Effort] = {
        (frozenset(one.mediators), frozenset(one.disputants)): one
        for one in mediations(evidence, World.load())
    }
    count = {"efforts": 0, "stage": 0, "history": 0}
    lines = []
    for item in expected("mediations"):
        effort = found.get((frozenset(item["mediators"]), frozenset(item["disputants"])))
        steps = [
            wanted
            for wanted in item["history"]
            for step in (effort.history if effort else ())
            if step.stage == wanted["stage"]
            and any(cites(one, wanted["article"], wanted["quote"]) for one in step.citations)
        ]
        told = [wanted for wanted in item["history"] if wanted in steps]
        right = effort is not None and effort.stage == item["stage"]
        count["efforts"] += effort is not None
        count["stage"] += right
        count["history"] += len(told)
        lines.append(
            f"{'+'.join(item['mediators']):8} {'-'.join(item['disputants']):8} {'found' if effort else 'MISSING':8}"
            f"{'stage as expected' if right else '-':18} history {len(told)} of {len(item['history'])}"
        )
    with capsys.disabled():
        sys.stdout.write("\n".join(["", *lines, f"found: {count}", ""]))
    assert all(count[key] >= FLOOR[key] for key in FLOOR), count
