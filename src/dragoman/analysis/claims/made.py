"""What a group of tellings of one proposition makes: a claim, and who takes which stance on it."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from dragoman.analysis.claims.model import HeldPosition, MergedClaim
from dragoman.analysis.claims.telling import OUTLET, Stand, Telling
from dragoman.analysis.sources import Sources
from dragoman.records import Interval, Published, Stance

OPPOSITE: dict[Stance, Stance] = {"asserts": "denies", "denies": "asserts"}


@dataclass(slots=True, eq=False)
class Group:
    """Tellings of one claim; `turned` says of each whether it tells the contrary of the first."""

    number: int
    tellings: list[Telling] = field(default_factory=list)
    turned: list[bool] = field(default_factory=list)
    why: dict[str, None] = field(default_factory=dict)


def claim_of(group: Group, sources: Sources | None) -> MergedClaim:
    """Give what a group of tellings makes."""
    pairs = list(zip(group.tellings, group.turned, strict=True))
    fullest = max(pairs, key=lambda pair: _fullness(pair[0]))
    positions = _positions(pairs, fullest[1], sources)
    attributed = [one for one in positions if not one.flat]
    stances = {one.stance for one in positions if not one.discounted}
    articles = sorted({one.report.article for one in group.tellings})
    published = [one.report.published for one in group.tellings]
    lead = group.tellings[0]
    asserting = [one for one in positions if one.stance == "asserts"]
    return MergedClaim(
        id=hashlib.sha256(f"{lead.report.id}\x1f{lead.text}".encode()).hexdigest()[:20],
        proposition=fullest[0].shown,
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


def _positions(
    pairs: Sequence[tuple[Telling, bool]], fullest_turned: bool, sources: Sources | None
) -> tuple[HeldPosition, ...]:
    """The positions of all tellings towards the fullest, each holder's stance once, in the order of telling."""
    found: dict[tuple[str, Stance], list[tuple[Stand, Stance, bool]]] = {}
    for telling, turned in sorted(pairs, key=lambda pair: pair[0].key):
        for stand in telling.stands:
            stance = _towards(stand, turned=turned != fullest_turned)
            held = stand, stance, stand.holder == OUTLET
            found.setdefault((_who(stand), stance), []).append(held)
    return tuple(_position(held, sources) for held in found.values())


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


def _position(held: list[tuple[Stand, Stance, bool]], sources: Sources | None) -> HeldPosition:
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
        discounted=sources is not None and not sources.names(one.report.article for one, _, _ in held),
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
