"""From grounds, stated dates and the world data to marks in time."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dragoman.analysis.ties.model import Effect, Ground
from dragoman.analysis.ties.rules import kind_rules
from dragoman.analysis.ties.spells import Mark
from dragoman.records import Interval, Report, Tie, TieKind
from dragoman.world.days import first_day, last_day
from dragoman.world.types import Fact

DAY = timedelta(days=1)
REDUCED = frozenset({"suspended", "partially suspended", "frozen", "suspended partner"})


def tie_marks(report: Report, tie: Tie, ground: Ground) -> Iterator[Mark]:
    """Mark a stated tie: since when, until when, and how it stands on the day of publication.

    A tie that somebody denies or doubts marks nothing: its ground speaks against it.
    """
    if ground.effect == "denies" and tie.holds:
        return
    where = f"the tie {tie.kind} of {tie.a} and {tie.b}, report {report.id}"
    published = report.published
    for text, value in ((tie.since, True), (tie.until, False)):
        if text:
            first, last = first_day(text, where), last_day(text, where)
            if last and published.latest and first and first <= published.latest:
                last = min(last, published.latest)  # what is told has come about
            yield Mark(value=value, low=first, high=last, turns=True, ground=ground)
    yield Mark(value=tie.holds, low=published.earliest, high=published.latest, ground=ground)


def event_mark(ground: Ground) -> Mark | None:
    """Mark an act that makes, ends or shows a tie; others mark nothing.

    The denial of an ending shows the tie on the day of the denial, not of the ending. A refusal (of
    recognition) shows that there is none; that there was one before is not said.
    """
    if ground.effect not in {"begins", "ends", "shows"}:
        return None
    when = ground.when
    if ground.status in {"denied", "not-done"} and ground.citation is not None:
        published = ground.citation.published
        when = Interval(start=published.earliest, end=published.latest)
    return Mark(
        value=ground.effect != "ends",
        low=when.start,
        high=when.end,
        turns=ground.effect != "shows" and ground.event_type != "REJECT",
        ground=ground,
    )


def world_ground(fact: Fact, kind: TieKind) -> Ground:
    """Give a line of the world data as a ground of a kind of tie.

    A membership that is frozen stands, the participation has ended; a ceasefire goes against a conflict.
    """
    says = "world data" + "".join(f": {part}" for part in (fact.matter, fact.note) if part)
    if fact.note in REDUCED or fact.kind != kind:
        effect: Effect = "ends" if kind == "participates-in" else "opposes"
        return Ground(effect=effect, when=Interval(start=fact.since, end=fact.since), world=says)
    return Ground(
        effect="states" if fact.holds else "denies",
        when=Interval(start=fact.since, end=fact.until),
        matter=fact.matter,
        world=says,
    )


def reduction_mark(fact: Fact, ground: Ground) -> Mark | None:
    """Mark the day on which the world data have a participation end; other lines mark nothing here."""
    if ground.effect != "ends" or fact.since is None:
        return None
    return Mark(value=False, low=fact.since, high=fact.since, turns=True, ground=ground)


def world_marks(kind: TieKind, fact: Fact, ground: Ground) -> Iterator[Mark]:
    """Mark a line of the world data: its first day, its last, and the turn after it."""
    value = fact.holds
    still = fact.until is None
    if fact.since is None:
        yield Mark(
            value=value,
            low=None,
            high=date.min,
            always=True,
            still=still,
            until=fact.until or date.max,
            ground=ground,
        )
    else:
        yield Mark(
            value=value,
            low=fact.since,
            high=fact.since,
            turns=True,
            still=still,
            until=fact.until or date.max,
            ground=ground,
        )
    if fact.until is None:
        return
    yield Mark(value=value, low=fact.until, high=fact.until, ground=ground)
    if kind_rules()[kind].ends:
        after = fact.until + DAY
        yield Mark(value=not value, low=after, high=after, turns=True, ground=ground)


def days_of(marks: Iterable[Mark]) -> frozenset[date]:
    """Give the days that marks speak of: those on which to ask the world."""
    return frozenset(
        day for mark in marks for day in (mark.low, mark.high) if day is not None and day != date.min
    )
