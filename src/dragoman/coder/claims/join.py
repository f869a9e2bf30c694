"""Positions on one proposition joined to one claim."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import msgspec

from dragoman.coder.claims.held import LEAST_SHARED, OUTLET, Held
from dragoman.records import Claim, Position
from dragoman.records.coded import Stance

# A claim is only spoken of again in its own sentence or the next two.
REACH = 2
# Of the words of two tellings so many must be the same: of all, or of the shorter where they contradict each other.
ALIKE = 0.5
CONTAINED = 0.6
OPPOSITE: dict[Stance, Stance] = {"asserts": "denies", "denies": "asserts"}


def join(held: Sequence[Held]) -> Iterator[Claim]:
    """Positions on one proposition made one claim; what only joins others comes last."""
    groups: list[list[Held]] = []
    for one in held:
        if one.flat:
            continue
        group = _spoken_of(one, groups) if one.anaphoric else _group_for(one, groups)
        if group is not None:
            group.append(_as_position_on(group[0], one))
        elif not one.anaphoric:
            groups.append([one])
    for one in held:
        if one.flat:
            _add_outlet(one, groups)
    for group in groups:
        positions = _distinct(h.position for h in group)
        first = group[0]
        yield Claim(
            proposition=first.proposition,
            positions=positions,
            contested=len({p.stance for p in positions}) > 1,
            quote=first.position.quote,
            start=first.position.start,
        )


def _distinct(positions: Iterable[Position]) -> tuple[Position, ...]:
    """Each holder's stance once."""
    return tuple({(p.holder, p.stance): p for p in reversed(list(positions))}.values())[::-1]


def _as_position_on(first: Held, one: Held) -> Held:
    """A position turned to another's words: who asserts that it was not so denies that it was."""
    stance = one.position.stance
    if one.anaphoric or one.negated == first.negated or stance not in OPPOSITE:
        return one
    return replace(one, position=msgspec.structs.replace(one.position, stance=OPPOSITE[stance]))


def _spoken_of(one: Held, groups: list[list[Held]]) -> list[Held] | None:
    """The nearest claim of another holder before, in this or the last sentences; for a denial one about the denier."""
    near = [g for g in groups if any(0 <= one.sentence - h.sentence <= REACH for h in g)]
    near.sort(key=lambda g: max(h.position.start for h in g))
    others = [g for g in near if g[0].position.holder != one.position.holder]
    about = [g for g in others if one.by is not None and one.by in g[0].words]
    chosen = about if about and one.position.stance == "denies" else others
    return chosen[-1] if chosen else None


def _group_for(one: Held, groups: list[list[Held]]) -> list[Held] | None:
    """The claim that a position belongs to, or None if it is a new one."""
    for group in groups:
        other = group[0]
        stance = _as_position_on(other, one).position.stance
        if other.position.holder == one.position.holder and other.position.stance == stance:
            continue
        if _alike(one, other, contrary=other.position.stance != stance):
            return group
    return None


def _alike(one: Held, other: Held, *, contrary: bool) -> bool:
    """Whether two tellings are of one proposition, by their words and whom they name."""
    shared = len(one.words & other.words)
    if shared < LEAST_SHARED or (contrary and (_within(one, other) or _within(other, one))):
        return False
    shorter = min(len(one.words), len(other.words))
    return shared / len(one.words | other.words) >= ALIKE or (contrary and shared / shorter >= CONTAINED)


def _within(one: Held, other: Held) -> bool:
    """Whether the words of one stand within the words of another: "said that she made clear that P"."""
    a, b = one.position, other.position
    inside = b.start <= a.start and a.start + len(a.quote) <= b.start + len(b.quote)
    return inside and len(a.quote) < len(b.quote) and a.holder != b.holder


def _add_outlet(one: Held, groups: list[list[Held]]) -> None:
    """Add the outlet's own words to a claim that another takes another stand on."""
    for group in groups:
        if any(h.position.holder == OUTLET for h in group):
            continue
        turned = _as_position_on(group[0], one)
        stances = {h.position.stance for h in group}
        same_act = turned.position.stance == "asserts" and one.head == group[0].head
        plain = same_act or one.position.stance == "doubts"
        if plain and turned.position.stance not in stances and _alike(one, group[0], contrary=True):
            group.append(turned)
            return
