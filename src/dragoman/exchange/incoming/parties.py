"""Whom the codes and names of a source stand for: by the tables of `data/`, else by the world's names.

A clue is `kind=value`; several, the surest first, are joined by the sign of `BETWEEN`.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from dragoman.exchange.incoming.sources import DATA
from dragoman.exchange.tables import countries
from dragoman.world import World
from dragoman.world.own import own_folders
from dragoman.world.types import Referent

BETWEEN = "\x1f"
_STATES = {"state", "observer", "contested", "territory", "former", "collective", "people"}
_YEARS = re.compile(r"\s*\(\d{4}\s*-\s*(\d{4})?\).*$")
_BRACKET = re.compile(r"\s*\([^()]*\)$")


class Standing(NamedTuple):
    """An id, and from when to when the code or name stands for it; None is open."""

    id: str
    since: date | None
    until: date | None


class Parties:
    """Looks clues up; the world is loaded when the tables do not have the answer."""

    @cached_property
    def _world(self) -> World:
        return _loaded(tuple(own_folders()))

    def of(self, clues: str) -> tuple[Standing, ...]:
        """Give what clues stand for, at different times where there are several; nothing where nobody knows."""
        for clue in clues.split(BETWEEN):
            kind, _, value = clue.partition("=")
            if found := self._look_up(kind, value.strip()):
                return found
        return ()

    def _look_up(self, kind: str, value: str) -> tuple[Standing, ...]:
        if not value:
            return ()
        if listed := _codes().get((kind, value)):
            return tuple(one for one in listed if one.id)
        if kind in {"name", "body"}:
            return self._named(value, states=kind == "name")
        if kind == "party":
            return self._party(value)
        return self._coded(kind, value)

    def _coded(self, kind: str, code: str) -> tuple[Standing, ...]:
        if kind == "id":
            return _always(code) if self._world.entity(code) else ()
        if kind == "cameo":
            record = self._world.entity(code)
            return _always(code) if record and record.sort in _STATES else ()
        column = {"fips": "fips", "gw": "cow"}.get(kind)
        found = _by_code(column).get(code.upper()) if column else None
        return _always(found) if found else ()

    def _party(self, name: str) -> tuple[Standing, ...]:
        """Read names such as "Military Forces of X (2010-)", "Civilians (X)", "ABC: A B and C"."""
        plain = _YEARS.sub("", name)
        for before, after, _ in wrappers():
            if plain.startswith(before):
                return self._named(plain.removeprefix(before).removesuffix(after), states=True)
        tries = [plain, *plain.split(": ", 1)] if ": " in plain else [plain]
        found = (self._named(one, states=False) for one in tries)
        return next((one for one in found if one), ())

    def _named(self, name: str, *, states: bool) -> tuple[Standing, ...]:
        """What a name stands for: states, and bodies and groups; a bracket at its end may say it otherwise."""
        found = self._exactly(name, states=states)
        shorter = _BRACKET.sub("", name)
        return found or (self._exactly(shorter, states=states) if shorter != name else ())

    def _exactly(self, name: str, *, states: bool) -> tuple[Standing, ...]:
        mentions = self._world.find(name)
        if len(mentions) != 1 or mentions[0].end - mentions[0].start < len(
            name.removeprefix("The ").removeprefix("the ")
        ):
            return ()
        kinds = ("state",) if states else ()
        groups = [
            [one for one in mentions[0].candidates if one.kind == kind and not one.weak] for kind in kinds
        ]
        groups.append(
            [one for one in mentions[0].candidates if one.kind in {"organisation", "group", "people"}]
        )
        return _by_time(next((one for one in groups if one), []))


def role_of(scheme: str, sector: str) -> str | None:
    """Give our role (codebook section 2) of the sectors that a source names, the surest first."""
    if scheme == "acled":
        return next((role for before, _, role in wrappers() if sector.startswith(before)), None)
    told = {one.strip() for one in re.split(r"[,;]", sector)}
    return next((role for known, role in _sectors(scheme) if known in told), None)


@cache
def wrappers() -> Sequence[tuple[str, str, str]]:
    """Give what stands before and after a country's name in names of parties, and the role that this tells."""
    return [(row["before"], row["after"], row["role"]) for row in _read("wrappers")]


@lru_cache(maxsize=1)
def _loaded(folders: tuple[Path, ...]) -> World:
    """The world is the same for all files of a run."""
    return World.load(folders)


def _always(ident: str) -> tuple[Standing, ...]:
    return (Standing(ident, None, None),)


def _by_time(candidates: Sequence[Referent]) -> tuple[Standing, ...]:
    """One id for ever; several where no two of them could be meant on one day; else none."""
    if len({one.id for one in candidates}) == 1:
        return _always(candidates[0].id)
    spans = sorted({Standing(one.id, one.since, one.until) for one in candidates}, key=_start)
    for earlier, later in pairwise(spans):
        if earlier.until is None or later.since is None or earlier.until >= later.since:
            return ()
    return tuple(spans)


def _start(span: Standing) -> tuple[date, str]:
    return span.since or date.min, span.id


@cache
def _codes() -> Mapping[tuple[str, str], tuple[Standing, ...]]:
    found: dict[tuple[str, str], tuple[Standing, ...]] = {}
    for row in _read("actor_codes"):
        key = row["scheme"], row["code"]
        found[key] = (*found.get(key, ()), Standing(row["id"], _day(row["since"]), _day(row["until"])))
    return found


@cache
def _by_code(column: str) -> Mapping[str, str]:
    return {getattr(one, column): one.id for one in countries().values() if getattr(one, column)}


@cache
def _sectors(scheme: str) -> Sequence[tuple[str, str]]:
    return [(row["sector"], row["role"]) for row in _read("sectors") if row["scheme"] == scheme]


def _read(name: str) -> Iterator[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _day(told: str) -> date | None:
    return date.fromisoformat(told) if told else None
