"""A short way to write ties."""

from collections.abc import Callable

import pytest

from dragoman.records import Tie

MUTUAL = {"diplomatic-relations", "allied-with", "partner-of", "in-conflict-with"}


@pytest.fixture(scope="session")
def noted() -> Callable[[Tie], str]:
    """Give a function that writes a tie as the examples of the tie lexicon do: `KIND A B [not|ended]`."""

    def write(tie: Tie) -> str:
        ends = sorted((tie.a, tie.b)) if tie.kind in MUTUAL else [tie.a, tie.b]
        state = [] if tie.holds else ["ended" if tie.until else "not"]
        return " ".join([tie.kind, *ends, *state])

    return write
