"""Tellings of one proposition brought together, and what they make."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from dragoman.analysis.claims.keys import Key, kept_under, looked_under
from dragoman.analysis.claims.match import Match, match
from dragoman.analysis.claims.model import HeldPosition, MergedClaim
from dragoman.analysis.claims.telling import OUTLET, Stand, Telling
from dragoman.records import Interval, Published, Stance

OPPOSITE: dict[Stance, Stance] = {"asserts": "denies", "denies": "asserts"}
# Of more groups than these under one key the latest are compared: what is told every day is soon another act.
MOST_UNDER_A_KEY = 200


@dataclass(slots=True, eq=False)
class Group:
    """Tellings of one claim; `turned` says of each whether it tells the contrary of the first."""

    number: int
    tellings: list[Telling] = field(default_factory=list)
    turned: list[bool] = field(default_factory=list)
    why: dict[str, None] = field(default_factory=dict)


def merge(tellings: Iterable[Telling]) -> tuple[MergedClaim, ...]:
    """Bring tellings of one proposition together.

    Args:
        tellings: of any articles, in any order.

    Returns:
        One claim for each proposition that somebody is reported to hold; what outlets say flatly is a
        position on it, and no claim where nobody else speaks of it.
    """
    ordered = sorted(tellings, key=lambda one: one.key)
    groups = _Groups()
    for one in ordered:
        if not one.flat:
            groups.add(one)
    for one in ordered:
        if one.flat:
            groups.attach(one)
    found = {claim.id: claim for claim in map(_claim, groups.all)}
    return tuple(sorted(found.values(), key=lambda one: (str(one.earliest or "9999"), one.id)))


class _Groups:
    """The groups so far, found again by what their tellings speak of."""

    def __init__(self) -> None:
        self.all: list[Group] = []
        self._under: defaultdict[Key, dict[int, Group]] = defaultdict(dict)

    def add(self, one: Telling) -> None:
        """Put a telling into the group that it fits best, else into one of its own."""
        group = self._fitting(one) or Group(len(self.all))
        if not group.tellings:
            self.all.append(group)
        self._join(group, one, _match_all(group, one))

    def attach(self, one: Telling) -> None:
        """Put a flat telling into the group that it fits best, if there is one."""
        group = self._fitting(one)
        if group is not None:
            self._join(group, one, _match_all(group, one))

    def _fitting(self, one: Telling) -> Group | None:
        near: dict[int, Group] = {}
        for key in looked_under(one):
            under = self._under.get(key, {})
            near.update(islice(reversed(under.items()), MOST_UNDER_A_KEY))
        ordered = [near[number] for number in sorted(near)]
        fitting = [(len(found.why), group) for group in ordered if (found := _match_all(group, one))]
        # of equals the first made, which is the oldest
        return max(fitting, key=lambda pair: pair[0])[1] if fitting else None

    def _join(self, group: Group, one: Telling, found: Match | None) -> None:
        group.tellings.append(one)
        group.turned.append(found.contrary if found is not None else False)
        if found is not None:
            group.why.update(dict.fromkeys(found.why))
        for key in kept_under(one):
            self._under[key][group.number] = group


def _match_all(group: Group, one: Telling) -> Match | None:
    """How a telling matches all the attributed tellings of a group, or none of it."""
    found: Match | None = None
    for other, turned in zip(group.tellings, group.turned, strict=True):
        if other.flat:
            continue
        pair = match(one, other)
        if pair is None:
            return None
        if found is None:
            found = Match(pair.why, contrary=pair.contrary != turned)
    return found


def _claim(group: Group) -> MergedClaim:
    """What a group of tellings makes."""
    pairs = list(zip(group.tellings, group.turned, strict=True))
    fullest = max(pairs, key=lambda pair: _fullness(pair[0]))
    positions = _positions(pairs, fullest[1])
    attributed = [one for one in positions if not one.flat]
    stances = {one.stance for one in positions}
    articles = sorted({one.report.article for one in group.tellings})
    published = [one.report.published for one in group.tellings]
    lead = group.tellings[0]
    asserting = [one for one in positions if one.stance == "asserts"]
    return MergedClaim(
        id=hashlib.sha256(f"{lead.report.id}\x1f{lead.text}".encode()).hexdigest()[:20],
        proposition=fullest[0].text,
        parties=tuple(sorted({party for one in group.tellings for party in one.ids})),
        contested=len(stances) > 1,
        settled=len(stances) > 1 and len(_last_stances(pairs, fullest[1])) == 1,
        positions=positions,
        first=_first(asserting),
        dropped=tuple(one for one in positions if _drops(one, attributed)),
        articles=tuple(articles),
        stories=tuple(sorted({one.report.story for one in group.tellings})),
        earliest=min((p.earliest for p in published if p.earliest), default=None),
        latest=max((p.latest for p in published if p.latest), default=None),
        reports=tuple(sorted({one.report.id for one in group.tellings})),
        why=tuple(group.why),
    )


def _fullness(one: Telling) -> tuple[bool, int, int, bool, int, tuple[str, ...]]:
    """How fully a telling tells the proposition: whether affirmed, what it names, whom, who did it to whom."""
    affirmed = not any(one.features.notions.values())
    both = bool(one.event and one.doers and one.sufferers)
    return affirmed, len(one.features.names), len(one.ids), both, -len(one.text), tuple(map(str, one.key))


def _positions(pairs: Sequence[tuple[Telling, bool]], fullest_turned: bool) -> tuple[HeldPosition, ...]:
    """The positions of all tellings towards the fullest, each holder's stance once, in the order of telling."""
    found: dict[tuple[str, Stance], list[tuple[Stand, Stance, bool]]] = {}
    for telling, turned in sorted(pairs, key=lambda pair: pair[0].key):
        for stand in telling.stands:
            stance = _towards(stand, turned=turned != fullest_turned)
            held = stand, stance, stand.holder == OUTLET
            found.setdefault((_who(stand), stance), []).append(held)
    return tuple(_position(held) for held in found.values())


def _last_stances(pairs: Sequence[tuple[Telling, bool]], fullest_turned: bool) -> set[Stance]:
    """The stances that the holders took last, as far as the days of publication tell."""
    last: dict[str, tuple[date, set[Stance]]] = {}
    for telling, turned in sorted(pairs, key=lambda pair: pair[0].key):
        day = telling.report.published.latest or date.max
        for stand in telling.stands:
            stance = _towards(stand, turned=turned != fullest_turned)
            known = last.get(_who(stand))
            if known is None or known[0] < (telling.report.published.earliest or date.min):
                last[_who(stand)] = day, {stance}
            else:
                known[1].add(stance)
    return {stance for _, stances in last.values() for stance in stances}


def _towards(stand: Stand, *, turned: bool) -> Stance:
    """A stance towards the words of another telling."""
    return OPPOSITE.get(stand.stance, stand.stance) if turned else stand.stance


def _who(stand: Stand) -> str:
    """Who holds a position: outlets by story, others by name."""
    return f"{OUTLET} {stand.report.story}" if stand.holder == OUTLET else stand.holder.casefold()


def _position(held: list[tuple[Stand, Stance, bool]]) -> HeldPosition:
    """One holder's stance, cited by its first telling."""
    stand, stance, flat = held[0]
    outlets = {one.report.outlet for one, _, _ in held if one.report.outlet}
    return HeldPosition(
        holder=f"the outlet {stand.report.outlet}"
        if flat and stand.report.outlet
        else (f"the outlet of article {stand.report.article}" if flat else stand.holder),
        id=stand.id,
        stance=stance,
        flat=flat,
        through=stand.through,
        outlet=stand.report.outlet,
        outlets=tuple(sorted(outlets)),
        stories=tuple(sorted({one.report.story for one, _, _ in held})),
        told=stand.told or _days(stand.report.published),
        basis=stand.report.kind,
        citation=stand.citation,
    )


def _days(published: Published) -> Interval | None:
    if published.earliest is None and published.latest is None:
        return None
    return Interval(start=published.earliest, end=published.latest, text="published")


def _first(asserting: Sequence[HeldPosition]) -> tuple[HeldPosition, ...]:
    """Those that none of the others certainly came before; whose word an article gives came before its own."""
    words = [one for one in asserting if not one.flat] or list(asserting)
    candidates = [
        one
        for one in asserting
        if not one.flat or all(other.citation.article != one.citation.article for other in words)
    ]
    ends = [one.told.end for one in candidates if one.told is not None and one.told.end is not None]
    limit = min(ends, default=date.max)
    return tuple(
        one for one in candidates if one.told is None or one.told.start is None or one.told.start <= limit
    )


def _drops(one: HeldPosition, attributed: Iterable[HeldPosition]) -> bool:
    """Whether an outlet asserts in its own voice what an earlier article gave on somebody's word only."""
    if not one.flat or one.stance != "asserts" or one.citation.published.earliest is None:
        return False
    return any(
        other.citation.article != one.citation.article
        and not set(other.stories) & set(one.stories)
        and other.citation.published.latest is not None
        and other.citation.published.latest < one.citation.published.earliest
        for other in attributed
    )
