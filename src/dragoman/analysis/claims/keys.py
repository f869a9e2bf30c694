"""What a telling is found by, so that only tellings that can be of one claim are compared."""

from collections.abc import Iterator
from datetime import date

from dragoman.analysis.claims.telling import Telling
from dragoman.analysis.claims.words import notions

Key = tuple[str, str, int | str]
# Words that are looked under where a telling has no telling notion: the longest say most.
MOST_WORDS = 2
# An interval of more months than these is looked under as if it had no end.
MOST_MONTHS = 14
ALWAYS = "always"
ANY = "any"


def kept_under(one: Telling) -> Iterator[Key]:
    """Give the keys under which a telling is kept: what it is about, with whom, in which months."""
    times = (*_months(one, 0), ANY)
    for subject, lasting in subjects(one):
        for whom in _whom(one, exact=subject.startswith("exactly ")):
            for time in (ALWAYS,) if lasting else times:
                yield subject, whom, time
        if len(_parties(one)) > 1 and not subject.startswith("exactly "):
            for party in _parties(one):
                for time in (ALWAYS,) if lasting else times:
                    yield subject, f"among others {party}", time
    if one.same is not None:
        yield "act", one.report.article, one.same
    if one.verbatim:
        yield "words", one.verbatim, ALWAYS


def looked_under(one: Telling) -> Iterator[Key]:
    """Give the keys under which those can be kept that match a telling."""
    months = _months(one, 1)
    times = (*months, ALWAYS) if ALWAYS not in months else (ANY,)
    parties = _parties(one)
    for subject, lasting in subjects(one):
        whom = list(_whom(one, exact=subject.startswith("exactly ")))
        if len(parties) > 1:
            whom += parties
        else:
            whom += [f"among others {party}" for party in parties]
        for who in dict.fromkeys(whom):
            for time in (ALWAYS,) if lasting else times:
                yield subject, who, time
    if one.same is not None:
        yield "act", one.report.article, one.same
    if one.verbatim:
        yield "words", one.verbatim, ALWAYS


def subjects(one: Telling) -> Iterator[tuple[str, bool]]:
    """Give what a telling is about, and whether that may be spoken of for months."""
    data = notions()
    found = one.features
    for notion in sorted(found.notions):
        if notion not in data.common:
            yield notion, notion in data.lasting
    for name in sorted(found.designations):
        yield f"exactly {name}", True
    for name in sorted(found.names - found.designations):
        yield f"name {name}", False
    if any(notion not in data.common for notion in found.notions):
        return  # without a notion in common only the same words are one claim, and those have the same notions
    for word in sorted(found.stems, key=lambda w: (-len(w), w))[:MOST_WORDS]:
        yield f"word {word}", False


def _parties(one: Telling) -> list[str]:
    return sorted(one.ids if len(one.ids) > 1 else one.ids | one.speakers)


def _whom(one: Telling, *, exact: bool) -> Iterator[str]:
    """Pairs of parties; single ones where there is only one, or where what is named says enough."""
    parties = _parties(one)
    if exact or len(parties) == 1:
        yield from parties
    else:
        yield from (f"{a} {b}" for at, a in enumerate(parties) for b in parties[at + 1 :])


def _months(one: Telling, around: int) -> tuple[int | str, ...]:
    """The months of publication and of the act, some around them too; always where they are not known."""
    published = one.report.published
    spans = [(published.earliest, published.latest)]
    if one.event is not None and one.event.time is not None:
        spans.append((one.event.time.start, one.event.time.end))
    found: set[int] = set()
    for start, end in spans:
        if start is None or end is None:
            return (ALWAYS,)
        first, last = _month(start) - around, _month(end) + around
        if last - first > MOST_MONTHS:
            return (ALWAYS,)
        found.update(range(first, last + 1))
    return tuple(sorted(found))


def _month(day: date) -> int:
    return day.year * 12 + day.month
