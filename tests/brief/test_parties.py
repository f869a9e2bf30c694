"""Whom a brief is about."""

import pytest

from dragoman.brief.parties import ids_of
from dragoman.records import DragomanError
from dragoman.world import World


def test_ids_and_names_are_found(world: World) -> None:
    """Ids and names may stand side by side; each party counts once; a new id is taken as it is."""
    assert ids_of("ARM, Russia, Armenia", world) == ("ARM", "RUS")
    assert ids_of("NEWFRONT", world) == ("NEWFRONT",)
    assert ids_of("", world) == ()


def test_a_name_that_nobody_bears_is_told(world: World) -> None:
    """A misspelt name is refused with what to do."""
    with pytest.raises(DragomanError, match="nobody is known as Zzyzxia"):
        ids_of("Zzyzxia", world)
