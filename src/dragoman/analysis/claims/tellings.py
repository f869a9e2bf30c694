"""From reports to tellings: one proposition in one article's words, with the positions on it there."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from dragoman.analysis.claims.telling import OUTLET, Stand, Telling, clauses
from dragoman.analysis.claims.words import Features, features, mentions, named, notions_of
from dragoman.analysis.evidence import cite
from dragoman.records import Claim, Entity, Event, Report, Stance
from dragoman.world import World
from dragoman.world.types import Days

# Acts whose telling is the saying: what they say stands after them, and is not itself the act.
SAYING = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT", "AGREE", "CONCEDE"})
# What was only planned or imagined is no fact to agree or disagree on.
TOLD_AS_FACT = frozenset({"occurred", "ongoing", "denied", "not-done"})
# The subject of a statement is named within its first words, if at all ("the Kremlin was losing").
OPENING = 2
FIRST_PERSON = frozenset({"we", "our", "i", "my"})
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are)\b.* by\b")


class _Article:
    """The claims of an article, and its events told as fact outside them: on somebody's word, and flatly."""

    def __init__(self, reports: list[Report]) -> None:
        self.days: Days = (reports[0].published.earliest, reports[0].published.latest)
        self.context = frozenset(party for one in reports if one.kind != "claim" for party in one.parties)
        self.claims = [one for one in reports if isinstance(one.record, Claim)]
        self.events = [one for one in reports if isinstance(one.record, Event)]
        outside = [
            one
            for one in self.events
            if _event(one).status in TOLD_AS_FACT and not _within(_event(one), self.claims)
        ]
        self.attributed = [one for one in outside if _event(one).attribution]
        self.flat = [one for one in outside if not _event(one).attribution]


class Teller:
    """Makes tellings of the reports of articles, one article at a time."""

    def __init__(self, world: World) -> None:
        """Take who is who."""
        self._world = world

    def tellings(self, reports: Sequence[Report], *, flat: bool = False) -> list[Telling]:
        """Make the tellings of claim and event reports.

        What only an outlet says makes no claim, so that it is read only where its notions, or its act,
        are those of something claimed; with `flat` all of it is.
        """
        ordered = sorted(reports, key=lambda one: (one.article, one.record.start, one.id))
        articles = [_Article(list(group)) for _, group in groupby(ordered, key=lambda one: one.article)]
        found = [one for article in articles for one in self._claimed(article)]
        claimed = {notion for one in found for notion in one.features.notions}
        acts = {(one.report.article, one.same) for one in found if one.same is not None}
        for article in articles:
            for report in article.flat:
                event = _event(report)
                same = (report.article, event.same_as or event.quote) in acts
                if flat or same or claimed & notions_of(event.quote):
                    found.append(self._of_event(report, article.days, article.context))
        return found

    def _claimed(self, article: "_Article") -> Iterator[Telling]:
        for report in article.claims:
            if isinstance(report.record, Claim):
                yield from self._of_claim(
                    report, report.record, article.events, article.days, article.context
                )
        for report in article.attributed:
            yield self._of_event(report, article.days, article.context)

    def _of_claim(
        self, report: Report, claim: Claim, events: list[Report], days: Days, context: frozenset[str]
    ) -> Iterator[Telling]:
        """One telling a statement of the proposition, each with the event it tells."""
        # two holders' words are one proposition, whatever else the clauses say
        parts = clauses(claim.proposition) if len(claim.positions) == 1 else (claim.proposition,)
        quotes = self._features(" / ".join(one.quote for one in claim.positions), days, context)
        before: frozenset[str] = frozenset()
        coming = False
        subject = 0
        for part in parts:
            start, end = _place(claim, part, whole=len(parts) == 1)
            content, saying = _around(start, end, events, frozenset(one.holder for one in claim.positions))
            stands = self._stands(report, claim, saying, days, context)
            speakers = frozenset(one.id for one in stands if one.id)
            event = _event(content) if content is not None else None
            found = self._features(part, days, context)
            doers = self._doers(part, event, saying, speakers, before, found)
            goes_on = part[0].islower() and not self._opens_with_name(part)
            at = claim.proposition.find(part)
            subject = subject if goes_on else at
            if goes_on:  # with the verb of the statement before it
                found = msgspec.structs.replace(found, prospective=found.prospective or coming)
            before, coming = doers, found.prospective
            yield Telling(
                text=part,
                report=report,
                stands=stands,
                flat=False,
                event=event,
                doers=doers,
                sufferers=frozenset(_ids(event.recipients)) if event is not None else frozenset(),
                speakers=speakers,
                features=joined(found, quotes) if len(parts) == 1 else found,
                same=(event.same_as or event.quote) if event is not None else None,
                whole=claim.proposition[subject : at + len(part)] if goes_on and at > subject else "",
            )

    def _stands(
        self, report: Report, claim: Claim, saying: Report | None, days: Days, context: frozenset[str]
    ) -> tuple[Stand, ...]:
        time = _event(saying).time if saying is not None else None
        return tuple(
            Stand(
                holder=one.holder,
                id=self._holder(one.holder, days, context),
                stance=one.stance,
                through=(),
                told=time,
                citation=cite(report, one.quote, one.start),
                report=report,
            )
            for one in claim.positions
        )

    def _opens_with_name(self, part: str) -> bool:
        return bool(mentions(" ".join(part.split()[:OPENING]), self._world))

    def _doers(
        self,
        part: str,
        event: Event | None,
        saying: Report | None,
        speakers: frozenset[str],
        before: frozenset[str],
        found: Features,
    ) -> frozenset[str]:
        """Whom a statement is about: the actor of its event, the accused, the party it begins with."""
        if event is not None:
            return frozenset(_ids(event.actors))
        if saying is not None and _event(saying).event_type == "ACCUSE":
            return frozenset(_ids(_event(saying).recipients))
        opening = " ".join(part.split()[:OPENING])
        if _PASSIVE.search(part):
            return frozenset()
        if opening.split()[0].casefold() in FIRST_PERSON:
            return speakers
        named_first = mentions(opening, self._world)
        if named_first:
            first = named_first[0].candidates[0].id
            return frozenset({first}) if first in found.ids else frozenset()
        return before if part[0].islower() else frozenset()

    def _of_event(self, report: Report, days: Days, context: frozenset[str]) -> Telling:
        event = _event(report)
        denied = event.status in {"denied", "not-done"}
        speaker = event.attribution[-1] if event.attribution else None
        stance: Stance = speaker.stance if speaker is not None else "asserts"
        if denied and stance == "asserts":
            stance = "denies"
        stand = Stand(
            holder=speaker.speaker if speaker is not None else OUTLET,
            id=speaker.id if speaker is not None else None,
            stance=stance,
            through=tuple(one.speaker for one in event.attribution[:-1]),
            told=None,
            citation=cite(report),
            report=report,
        )
        found = self._features(event.quote, days, context)
        return Telling(
            text=event.quote,
            report=report,
            stands=(stand,),
            flat=speaker is None,
            event=event,
            doers=frozenset(_ids(event.actors)),
            sufferers=frozenset(_ids(event.recipients)),
            speakers=frozenset({speaker.id} if speaker is not None and speaker.id else ()),
            # the coder's status has read the negation already
            features=Features(
                ids=found.ids,
                names=found.names,
                designations=found.designations,
                numbers=found.numbers,
                notions=dict.fromkeys(found.notions, False),
                stems=found.stems,
                prospective=False,
            ),
            same=event.same_as or event.quote,
        )

    def _features(self, text: str, days: Days, context: frozenset[str]) -> Features:
        return features(text, self._world, days, context)

    def _holder(self, holder: str, days: Days, context: frozenset[str]) -> str | None:
        """Whom a holder speaks for: an id as it stands, else the first party that its name names."""
        if holder == OUTLET:
            return None
        if self._world.entity(holder) is not None:
            return holder
        return next(iter(named(holder, self._world, days, context).ids), None)


def _event(report: Report) -> Event:
    record = report.record
    if not isinstance(record, Event):
        raise TypeError(f"report {report.id} is no event but a {report.kind}")
    return record


def _ids(entities: Sequence[Entity]) -> list[str]:
    return [one.id for one in entities if one.id]


def _within(event: Event, claims: Sequence[Report]) -> bool:
    """Whether an event is told in the words of a claim, so that its teller is the claim's holder."""
    start, end = event.start, event.start + len(event.quote)
    return any(one.record.start < end and start < one.record.start + len(one.record.quote) for one in claims)


def joined(told: Features, quoted: Features) -> Features:
    """A proposition with whom and what the words of its positions name besides."""
    return Features(
        ids=tuple(dict.fromkeys((*told.ids, *quoted.ids))),
        names=told.names | quoted.names,
        designations=told.designations | quoted.designations,
        numbers=told.numbers,
        notions=told.notions or quoted.notions,
        stems=told.stems,
        prospective=told.prospective,
        unplanned=told.unplanned,
    )


def _place(claim: Claim, part: str, *, whole: bool) -> tuple[int, int]:
    """Where a statement of a claim stands in the article; where the whole quote does if it is not word for word."""
    at = claim.quote.find(part)
    if whole or at < 0:
        return claim.start, claim.start + len(claim.quote)
    return claim.start + at, claim.start + at + len(part)


def _around(
    start: int, end: int, events: Sequence[Report], holders: frozenset[str]
) -> tuple[Report | None, Report | None]:
    """The event that a statement tells, and the event of saying it, of those whose words overlap its own."""
    content: Report | None = None
    saying: Report | None = None
    for report in events:
        event = _event(report)
        first, last = event.start, event.start + len(event.quote)
        if last <= start or first >= end:
            continue
        told_by = {one.speaker for one in event.attribution}
        if first <= start and event.event_type in SAYING and told_by.isdisjoint(holders):
            saying = report if saying is None else saying
        elif content is None:
            content = report
    told = content is not None and _event(content).status in TOLD_AS_FACT
    return (content if told else None), saying
