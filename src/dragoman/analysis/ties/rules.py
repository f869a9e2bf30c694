"""Which ties there are, and which events make, end, show, strain or support them (`data/tie_*.csv`).

`tie_kinds.csv`: `kind` (codebook section 4), `mutual` (stands both ways), `lapses` (what the last day of an
entry of the world data means: `ends`, or `untold`). `tie_changes.csv`: the first line that fits an event and
a kind counts. `kinds`, `types`, `modes` and `words` are lists with `|` between; `cameo` the beginnings of
codes; empty fits all. `by` says who acts: `a` on b, `b` on a, `either` of them on the other, `together` (joint
actors), `any` of these, or a `third` party on both. One of `words` must begin a word of the quote or of the
lexicon entry that decided. `alone` says how many such events tell the tie where nothing else does: one
(`yes`), `several`, or `no` number of them.
"""

import csv
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar, get_args

import msgspec

from dragoman.analysis.ties.model import Effect
from dragoman.ontology.types import event_types
from dragoman.records import Event, TieKind
from dragoman.records.errors import DataFileError

Rule = TypeVar("Rule")
DATA = Path(__file__).parent.parent / "data"
SIDES: dict[str, frozenset[str]] = {
    "a": frozenset({"a"}),
    "b": frozenset({"b"}),
    "either": frozenset({"a", "b"}),
    "together": frozenset({"together"}),
    "any": frozenset({"a", "b", "together"}),
    "third": frozenset({"third"}),
}


ALONE = {"yes": 1, "several": 2, "no": 0}


class KindRule(msgspec.Struct, frozen=True):
    """A kind of tie: whether it stands both ways, and whether the world data's last day ends it."""

    kind: TieKind
    mutual: bool
    ends: bool


class ChangeRule(msgspec.Struct, frozen=True):
    """What events of some sort mean for ties of some kinds; `alone` of them tell the tie, 0 never."""

    kinds: frozenset[str]
    types: frozenset[str]
    modes: frozenset[str]
    cameo: tuple[str, ...]
    by: frozenset[str]
    words: re.Pattern[str] | None
    effect: Effect
    alone: int

    def fits(self, event: Event, side: str) -> bool:
        """Tell whether an event is of this sort; `side` is who acts on whom, as in `by`."""
        return (
            event.event_type in self.types
            and side in self.by
            and (not self.modes or event.mode in self.modes)
            and (not self.cameo or event.cameo.startswith(self.cameo))
            and (self.words is None or self.words.search(f"{event.quote} {event.rule}") is not None)
        )


@cache
def kind_rules() -> Mapping[str, KindRule]:
    """All kinds of tie by name.

    Raises:
        DataFileError: naming file, line and fault.
    """
    found = _rows("tie_kinds.csv", _kind_rule)
    missing = sorted(set(get_args(TieKind)) - {rule.kind for rule in found})
    if missing:
        raise DataFileError(f"tie_kinds.csv: no line for {', '.join(missing)}; add one for each kind of tie")
    return {rule.kind: rule for rule in found}


@cache
def change_rules() -> tuple[ChangeRule, ...]:
    """All lines of `tie_changes.csv`, in order.

    Raises:
        DataFileError: naming file, line and fault.
    """
    return tuple(_rows("tie_changes.csv", _change_rule))


@cache
def _rules_of(kind: str, event_type: str) -> tuple[ChangeRule, ...]:
    return tuple(rule for rule in change_rules() if kind in rule.kinds and event_type in rule.types)


def bears(kind: TieKind, event_type: str, *, alone: bool) -> bool:
    """Tell whether events of a type can bear on a kind of tie, or tell it where nothing else does."""
    return any(rule.alone or not alone for rule in _rules_of(kind, event_type))


def rule_for(kind: TieKind, event: Event, side: str) -> ChangeRule | None:
    """Give what an event means for a kind of tie, if anything."""
    return next((rule for rule in _rules_of(kind, event.event_type) if rule.fits(event, side)), None)


def _rows(name: str, read: Callable[[dict[str, str], str], Rule]) -> list[Rule]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return [read(row, f"{name}, line {at}") for at, row in enumerate(csv.DictReader(file), start=2)]


def _kind_rule(row: dict[str, str], where: str) -> KindRule:
    kind = _one(row["kind"], get_args(TieKind), "kind", where)
    ends = _one(row["lapses"], ("ends", "untold"), "lapses", where) == "ends"
    return KindRule(kind=kind, mutual=_yes(row["mutual"], "mutual", where), ends=ends)  # type: ignore[arg-type]


def _change_rule(row: dict[str, str], where: str) -> ChangeRule:
    types = frozenset(_one(each, tuple(event_types()), "types", where) for each in row["types"].split("|"))
    modes = frozenset(filter(None, row["modes"].split("|")))
    known = {mode for name in types for mode in event_types()[name].modes}
    for mode in sorted(modes):
        _one(mode, tuple(sorted(known)), "modes", where)
    words = row["words"]
    return ChangeRule(
        kinds=frozenset(_one(each, get_args(TieKind), "kinds", where) for each in row["kinds"].split("|")),
        types=types,
        modes=modes,
        cameo=tuple(filter(None, row["cameo"].split("|"))),
        by=SIDES[_one(row["by"], tuple(SIDES), "by", where)],
        words=re.compile(rf"\b(?:{words})", re.IGNORECASE) if words else None,
        effect=_one(row["effect"], get_args(Effect), "effect", where),  # type: ignore[arg-type]
        alone=ALONE[_one(row["alone"], tuple(ALONE), "alone", where)],
    )


def _one(value: str, allowed: tuple[str, ...], column: str, where: str) -> str:
    if value not in allowed:
        raise DataFileError(f"{where}: {value!r} cannot stand in {column}; write one of {', '.join(allowed)}")
    return value


def _yes(value: str, column: str, where: str) -> bool:
    return _one(value, ("yes", "no"), column, where) == "yes"
