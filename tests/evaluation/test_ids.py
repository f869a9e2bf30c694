"""Ids under one spelling."""

import pytest

from dragoman.evaluation.ids import canonical, ids_of


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Houthis", "HOUTHI"),
        ("KOS", "XKX"),
        ("Taliban-AFG", "AFG"),
        ("OSCE Minsk Group", "MINSKGROUP"),
        ("tcd", "TCD"),
        (None, ""),
    ],
)
def test_spellings_fold(written: str | None, meant: str) -> None:
    """Case, hyphens, spaces and the usual aliases make no difference."""
    assert canonical(written) == meant


def test_entities_may_be_objects_ids_or_lists() -> None:
    """All three forms of annotation give ids; empty ones give none."""
    assert ids_of([{"id": "TCD"}, "sdn", ["KEN", {"id": None}]]) == {"TCD", "SDN", "KEN"}
    assert ids_of(None) == frozenset()
