"""What the world tells merging: the names of parties, who belongs to which bloc, how far apart places lie."""

import re
from datetime import date
from math import asin, cos, radians, sin, sqrt

from dragoman.world import Place, World

EARTH = 6371.0
_NAME = re.compile(r"[A-ZÀ-Þ][\w-]*")
_WATERS = re.compile(r"\b(?:sea|ocean|gulf)\b")
REACHES = {"town": 30.0, "venue": 15.0, "base": 20.0, "crossing": 30.0, "island": 60.0}
"""Kilometres within which two namings of a place may mean one act, by what is named."""
WIDE = 250.0
"""The same for regions, seas, corridors and all that is larger."""


class Known:
    """Answers from the world, kept once asked; without a world it knows nothing."""

    def __init__(self, world: World | None) -> None:
        """Take a world, or none."""
        self._world = world
        self._names: dict[str, frozenset[str]] = {}
        self._blocs: dict[str, bool] = {}
        self._states: dict[str, bool] = {}
        self._places: dict[str, tuple[Place, ...]] = {}

    def names(self, id_: str) -> frozenset[str]:
        """Give the words, lower case, that name an entity or its people: "chad", "chadian", "n'djamena"."""
        found = self._names.get(id_)
        if found is None:
            found = self._names[id_] = self._ask_names(id_)
        return found

    def belongs(self, member: str, bloc: str, on: date | None) -> bool:
        """Tell whether one is a member of the other on a day, or today where no day is known."""
        if self._world is None or not self.is_bloc(bloc):
            return False
        if on is None:
            record = self._world.entity(bloc)
            return record is not None and member in record.members
        held = self._world.standing(member, bloc, on)
        return held is not None and held.standing in {"member", "permanent"}

    def apart(self, a: str, b: str) -> bool | None:
        """Tell whether two places lie too far apart to be one; None where either is not known."""
        ours, theirs = self._located(a), self._located(b)
        if not ours or not theirs:
            return None
        return all(_distance(x, y) > max(_reach(x), _reach(y)) for x in ours for y in theirs)

    def is_bloc(self, id_: str) -> bool:
        """Tell whether an id is one of a bloc or body that has members."""
        found = self._blocs.get(id_)
        if found is None:
            record = None if self._world is None else self._world.entity(id_)
            found = self._blocs[id_] = record is not None and bool(record.members)
        return found

    def spots(self, names: frozenset[str]) -> frozenset[str]:
        """Keep the names of places within a country: a state, a sea or an ocean holds too many to tell acts apart."""
        return frozenset(name for name in names if not _WATERS.search(name) and not self._is_state(name))

    def _is_state(self, name: str) -> bool:
        found = self._states.get(name)
        if found is None:
            mentions = () if self._world is None else self._world.find(name.title())
            found = self._states[name] = any(
                one.kind in {"state", "organisation", "group"} for each in mentions for one in each.candidates
            )
        return found

    def _located(self, name: str) -> tuple[Place, ...]:
        found = self._places.get(name)
        if found is None:
            found = () if self._world is None else self._world.places(name.title())
            found = self._places[name] = tuple(one for one in found if one.latitude is not None)
        return found

    def _ask_names(self, id_: str) -> frozenset[str]:
        record = None if self._world is None else self._world.entity(id_)
        if record is None:
            return frozenset((id_.casefold(),))
        spoken = (record.name, *record.aliases, *record.adjectives, *record.demonyms, record.capital or "")
        return frozenset(word.casefold() for name in spoken for word in _NAME.findall(name))


def capitalised(text: str) -> frozenset[str]:
    """Give the capitalised words of a name, in lower case."""
    return frozenset(word.casefold() for word in _NAME.findall(text))


def _reach(place: Place) -> float:
    return REACHES.get(place.sort, WIDE)


def _distance(a: Place, b: Place) -> float:
    """Kilometres on a sphere (the haversine formula)."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return 0.0
    up, over = radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)
    root = sin(up / 2) ** 2 + cos(radians(a.latitude)) * cos(radians(b.latitude)) * sin(over / 2) ** 2
    return 2 * EARTH * asin(sqrt(root))
