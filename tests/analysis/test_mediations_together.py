"""The mediation efforts of the seed articles, where these lie beside the project: how many are found."""

import pytest
from benchmarks.together import totals
from tests.analysis.together_needed import needed

# as measured; they may only rise
FLOOR = {"found": 8, "right": 8, "quotes": 15}


@needed
@pytest.mark.slow
def test_expected_efforts_are_found() -> None:
    """The efforts that the seeds tell together are found with their stage and the steps of their history."""
    counted = totals("mediations")
    assert all(counted[key] >= number for key, number in FLOOR.items()), counted
