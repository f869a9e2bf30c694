"""Disputed places near the parties of a map, in words: the drawing itself takes no side."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import msgspec

from dragoman.brief.names import Names, listed, sentence_case
from dragoman.world import World

DISPUTED = Path(__file__).parent / "data" / "disputed.csv"
CLAIMS, CONTROLS = "claims", "controls"


class Disputed(msgspec.Struct, frozen=True, kw_only=True):
    """A territory whose standing is in dispute: who claims it and who holds it, by the world data; where it lies."""

    id: str
    name: str
    claimed: tuple[str, ...]
    held: tuple[str, ...]
    latitude: float | None
    longitude: float | None


def disputed_near(parties: Iterable[str], world: World, day: date | None) -> tuple[Disputed, ...]:
    """Give the disputed territories in which some parties, or those who border on them, have a claim or the control.

    Args:
        parties: ids.
        world: who claims and controls what.
        day: as of this day; what is so still where None.
    """
    on, shown = day or date.max, set(parties)
    states = sorted({one for party in shown for one in (party, *world.neighbours(party))})
    found = []
    for ident in _ids():
        record = world.entity(ident)
        claimed = tuple(one for one in states if _stands(world, one, ident, CLAIMS, on))
        held = tuple(one for one in states if _stands(world, one, ident, CONTROLS, on))
        if record and (ident in shown or shown & {*claimed, *held}):
            found.append(
                Disputed(
                    id=ident,
                    name=record.name,
                    claimed=claimed,
                    held=held,
                    latitude=record.latitude,
                    longitude=record.longitude,
                )
            )
    return tuple(found)


def disputed_words(parties: Iterable[str], world: World, names: Names, day: date | None) -> str:
    """Say what the world data know to be disputed by some parties, or between two of them.

    Args:
        parties: the ids of those drawn.
        world: who claims and controls what.
        names: gives the names.
        day: as of this day; what is so still where None.
    """
    shown, on = sorted(set(parties)), day or date.max
    said = [*_territories(shown, world, names, on), *_between(shown, world, names, on)]
    return f"Disputed, by the world data: {'; '.join(said)}." if said else ""


def _territories(shown: list[str], world: World, names: Names, on: date) -> Iterator[str]:
    """Territories that have a name of their own, where one of those drawn has a claim or the control."""
    states = sorted({one for party in shown for one in (party, *world.neighbours(party))})
    for ident in _ids():
        claimed = [one for one in states if _stands(world, one, ident, CLAIMS, on)]
        held = [one for one in states if _stands(world, one, ident, CONTROLS, on)]
        if set(shown) & {*claimed, *held}:
            parts = [
                f"{word} by {names.several(who)}"
                for word, who in (("claimed", claimed), ("held", held))
                if who
            ]
            yield f"{sentence_case(names.one(ident))} ({listed(parts)})"


def _between(shown: list[str], world: World, names: Names, on: date) -> Iterator[str]:
    """What one of those drawn claims of another."""
    for at, a in enumerate(shown):
        for b in shown[at + 1 :]:
            for fact in world.ties(a, b, on):
                if fact.kind == CLAIMS and fact.holds and fact.matter and b not in _ids():
                    yield f"{fact.matter} ({names.one(fact.a)} against {names.one(fact.b)})"


def _stands(world: World, a: str, b: str, kind: str, on: date) -> bool:
    return any((one.kind, one.a, one.holds) == (kind, a, True) for one in world.ties(a, b, on))


@cache
def _ids() -> tuple[str, ...]:
    with DISPUTED.open(encoding="utf-8", newline="") as lines:
        return tuple(row["id"] for row in csv.DictReader(lines))
