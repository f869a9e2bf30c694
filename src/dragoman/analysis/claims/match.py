"""Whether two tellings are of one claim, and what says so. Merge too little rather than too much."""

from datetime import date, timedelta

import msgspec
from rapidfuzz import fuzz

from dragoman.analysis.claims.telling import Telling
from dragoman.analysis.claims.words import Features, notions
from dragoman.records import Interval

# What a likeness weighs, and how much is needed.
DESIGNATION, NAME, NUMBER, NOTION, COMMON_NOTION = 3, 2, 2, 3, 1
PARTY, SUBJECT, TYPE, WORD, DATED, NEGATED = 1, 1, 1, 1, 1, 1
NEEDED = 6
MOST_WORDS = 2
ALIKE = 88.0
LEAST_WORDS = 4
# How far apart articles that give no day may be and still tell of one thing: one that lasts, or is named
# exactly; and of one act, which may come again.
APART = timedelta(days=366)
VERBAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
CLOSE = timedelta(days=31)


class Match(msgspec.Struct, frozen=True):
    """Two tellings of one claim: why, and whether one says the contrary of the other."""

    why: tuple[str, ...]
    contrary: bool


def match(one: Telling, other: Telling) -> Match | None:
    """Tell whether two tellings are of one proposition or its contrary.

    Codebook section 5: content decides. Needed are the same act (the coder's type and mode, or a notion of
    the data file), the same doer and the same recipients where both are known, a party in common, times that
    can be the same, and no places or designations that differ; and of the rest so much in common that it is
    unlikely by chance.
    """
    if not _same_tense(one.features, other.features):
        return None
    if one.report.article == other.report.article:
        found = _within(one, other)
        if found is not None or not _opposed_holders(one, other):
            return found
        found = _across(one, other)
        return found if found is not None and found.contrary else None
    return _across(one, other)


def _across(one: Telling, other: Telling) -> Match | None:
    """Tell whether the tellings of two articles, or of two holders, are of one proposition."""
    if one.verbatim and one.verbatim == other.verbatim and _same_time(one, other):
        return Match(("the same words",), contrary=False)
    if not (_same_sides(one, other) and _same_names(one, other) and _same_time(one, other)):
        return None
    if _retold(one, other):
        return Match(("the same words",), contrary=False)
    shared = sorted(one.features.notions.keys() & other.features.notions.keys())
    same_act = one.event is not None and other.event is not None
    if not shared or (same_act and not _same_act(one, other)):
        return None
    weight, why = _likeness(one, other, shared)
    contrary = _contrary(one, other, shared)
    if contrary and one.doers & other.doers and notions().lasting.intersection(shared):
        weight += NEGATED  # "is not changing its course": a bare denial names no more than that
    if weight < NEEDED:
        return None
    return Match(why, contrary=contrary)


def _same_tense(a: Features, b: Features) -> bool:
    """Whether both tell of what is, or both of what may come.

    Who denies a plan answers who tells of one; and of a course that somebody takes it is one thing whether he
    is said to seek it or to be on it.
    """
    if a.prospective == b.prospective or (a.unplanned or b.unplanned):
        return True
    return bool(notions().courses & a.notions.keys() & b.notions.keys())


def _opposed_holders(one: Telling, other: Telling) -> bool:
    """Whether two claims of one article are of different holders, neither the outlet."""
    if one.flat or other.flat or one.report.id == other.report.id:
        return False
    return not {stand.holder for stand in one.stands} & {stand.holder for stand in other.stands}


def _within(one: Telling, other: Telling) -> Match | None:
    """Within an article the coder has joined positions; what the outlet says flatly of the act is added."""
    if one.flat == other.flat or one.event is None or other.event is None or one.report.id == other.report.id:
        return None
    if one.same != other.same or one.event.event_type != other.event.event_type:
        return None
    return Match(("the same act in one article",), contrary=False)


def _same_sides(one: Telling, other: Telling) -> bool:
    """Whether doers and recipients can be the same, and enough parties are."""
    if one.doers and other.doers and not one.doers & other.doers:
        return False
    if one.event is not None and other.event is not None:
        if one.doers != other.doers:
            return False
        verbal = one.event.event_type in VERBAL
        a, b = one.sufferers, other.sufferers
        if a != b and (verbal or (a and b and not a & b)):
            return False
    mine, theirs = _parties(one), _parties(other)
    common = mine & theirs
    precise = one.features.designations & other.features.designations
    return bool(common) and (len(common) > 1 or bool(precise) or min(len(mine), len(theirs)) == 1)


def _parties(one: Telling) -> frozenset[str]:
    """The parties of a proposition; whose word it is counts where hardly anybody is named."""
    return one.ids if len(one.ids) > 1 else one.ids | one.speakers


def _same_names(one: Telling, other: Telling) -> bool:
    """Whether places and designations agree as far as both give them."""
    a, b = one.features, other.features
    if a.designations and b.designations and not a.designations & b.designations:
        return False
    return not (a.names and b.names and not a.names & b.names)


def _same_time(one: Telling, other: Telling) -> bool:
    """Whether both can tell of the same days."""
    a, b = _time(one), _time(other)
    if a is not None and b is not None:
        return (a.start or date.min) <= (b.end or date.max) and (b.start or date.min) <= (a.end or date.max)
    shared = one.features.notions.keys() & other.features.notions.keys()
    precise = one.features.designations & other.features.designations
    return _gap(one, other) <= (APART if precise or shared & notions().lasting else CLOSE)


def _time(one: Telling) -> Interval | None:
    time = one.event.time if one.event is not None else None
    return time if time is not None and (time.start or time.end) else None


def _gap(one: Telling, other: Telling) -> timedelta:
    """The least time between the publication of two articles; none where a day is unknown."""
    a, b = one.report.published, other.report.published
    gaps = [
        late - early for early, late in ((a.latest, b.earliest), (b.latest, a.earliest)) if early and late
    ]
    return max([timedelta(0), *gaps])


def _same_act(one: Telling, other: Telling) -> bool:
    a, b = one.event, other.event
    if a is None or b is None:
        return True
    return a.event_type == b.event_type and (a.mode is None or b.mode is None or a.mode == b.mode)


def _retold(one: Telling, other: Telling) -> bool:
    """Whether two articles give one statement in nearly the same words, negations included."""
    a, b = one.features, other.features
    if min(len(a.stems) + len(a.notions), len(b.stems) + len(b.notions)) < LEAST_WORDS:
        return False
    if a.notions != b.notions or a.numbers != b.numbers:
        return False
    return fuzz.token_sort_ratio(_folded(one.text), _folded(other.text)) >= ALIKE


def _folded(text: str) -> str:
    return text.casefold().replace("’", "'")


def _likeness(one: Telling, other: Telling, shared: list[str]) -> tuple[int, tuple[str, ...]]:
    """How much two tellings have in common, and what."""
    a, b = one.features, other.features
    common = notions().common
    names = sorted((a.names & b.names) - a.designations)
    designations = sorted(a.designations & b.designations)
    words = sorted(a.stems & b.stems)
    parties = sorted(_parties(one) & _parties(other))
    weight = sum(COMMON_NOTION if notion in common else NOTION for notion in shared)
    weight += DESIGNATION * bool(designations) + NAME * bool(set(names) - set(designations))
    weight += NUMBER * bool(a.numbers & b.numbers) + WORD * min(len(words), MOST_WORDS)
    weight += PARTY * min(len(parties), 2) + SUBJECT * bool(one.doers & other.doers)
    both = one.event is not None and other.event is not None
    weight += TYPE * both + DATED * _close(one, other)
    why = (
        *(f"both speak of {one}" for one in (*designations, *(n for n in names if n not in designations))),
        f"the same act: {', '.join(shared)}",
        f"the same parties: {', '.join(parties)}",
    )
    return weight, why


def _close(one: Telling, other: Telling) -> bool:
    """Whether both are dated, and to within a month."""
    a, b = _time(one), _time(other)
    if a is None or b is None or None in {a.start, a.end, b.start, b.end}:
        return False
    return all(t.end - t.start <= CLOSE for t in (a, b) if t.start and t.end)


def _contrary(one: Telling, other: Telling, shared: list[str]) -> bool:
    """Whether one negates what the other tells; the more telling notions decide."""
    common = notions().common
    deciding = [notion for notion in shared if notion not in common] or shared
    differing = sum(one.features.notions[n] != other.features.notions[n] for n in deciding)
    return differing * 2 > len(deciding)


def contradicts(one: Telling, other: Telling) -> bool | None:
    """Tell whether one negates what the other tells; None where they have no notion in common."""
    shared = sorted(one.features.notions.keys() & other.features.notions.keys())
    return _contrary(one, other, shared) if shared else None
