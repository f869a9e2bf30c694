"""What an obstacle rests on: ties as told and as the world data have them, sides taken, bloc rules."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from dragoman.analysis.chains.model import Link
from dragoman.analysis.chains.words import tie_words
from dragoman.analysis.claims.find import published_by
from dragoman.analysis.evidence import Evidence, cite
from dragoman.records import Report, ReportKind, Tie
from dragoman.world import World
from dragoman.world.types import Fact

# Ties that hinder by their absence, and those that hinder by standing; the order is that of the links.
WANTING = ("diplomatic-relations", "recognises")
HINDERING = ("in-conflict-with", "claims", "controls")
SIDING = ("backs-on", "allied-with")
TIES: tuple[ReportKind, ...] = ("tie",)
IN_BLOCS = frozenset({"member-of", "participates-in"})


class Grounds:
    """Looks up what bears on two parties, in the evidence and in the world data."""

    def __init__(
        self, evidence: Evidence, world: World, as_of: date | None, known_on: datetime | None
    ) -> None:
        """Take what to ask."""
        self.world = world
        self._evidence = evidence
        self._as_of = as_of
        self._known_on = known_on

    def bloc(self, bloc: str, parties: Iterable[str], because: int, day: date | None) -> Iterator[Link]:
        """Give which of some parties are in a bloc on a day, and then how the bloc decides."""
        inside = [link for party in parties for link in self._membership(party, bloc, because, day)]
        yield from inside
        record = self.world.entity(bloc)
        if record is None or not inside:
            return
        rules = (("decides by", record.decides_by), ("obliges its members to", record.obliges_to))
        for verb, rule in rules:
            if rule:
                text = f"{record.name} {verb} {rule}"
                yield Link(kind="rule", because=because, text=text, b=bloc, world=(text,))

    def between(self, whose: str, other: str, day: date | None) -> Iterator[Link]:
        """Give what is wanting or hindering between two, and whose side the first takes against the other.

        The links bear on nothing yet: `because` is for the builder of the chain.
        """
        told = self._ties(whose, other)
        facts = self.world.ties(whose, other, day) if day is not None else ()
        for kind in (*WANTING, *HINDERING):
            yield from self._tie_links(kind, kind in HINDERING, told, facts)
        yield from self._sides(whose, other, day)

    def _membership(self, party: str, bloc: str, because: int, day: date | None) -> Iterator[Link]:
        standing = self.world.standing(party, bloc, day) if day is not None else None
        told = [
            (report, tie)
            for report, tie in self._ties(party, bloc)
            if tie.kind in IN_BLOCS and tie.a == party and tie.holds
        ]
        if standing is None and not told:
            return
        record = self.world.entity(bloc)
        name = record.name if record is not None else bloc
        how = standing.standing if standing is not None else "member"
        since = standing.since if standing is not None else None
        text = f"{self._name(party)}: {how} of {name}" + (f" since {since.isoformat()}" if since else "")
        yield Link(
            kind="membership",
            because=because,
            text=text,
            a=party,
            b=bloc,
            tie="member-of",
            since=since,
            citations=tuple(cite(report) for report, _ in told),
            world=(text,) if standing is not None else (),
        )

    def _sides(self, whose: str, other: str, day: date | None) -> Iterator[Link]:
        """Whom the one backs who is in conflict with the other."""
        backed: dict[str, list[tuple[Report, Tie]]] = {}
        for report, tie in self._ties(whose):
            if tie.kind in SIDING and tie.holds and (tie.a == whose or tie.kind == "allied-with"):
                friend = tie.b if tie.a == whose else tie.a
                backed.setdefault(friend, []).append((report, tie))
        for friend in sorted(backed):
            conflict = tuple(self._conflict(friend, other, day)) if friend != other else ()
            if not conflict:
                continue
            told = backed[friend]
            matter = next((tie.matter for _, tie in told if tie.matter), None)
            text = f"{self._name(whose)} backs {self._name(friend)}" + (f" on {matter}" if matter else "")
            yield Link(
                kind="backing",
                because=None,
                text=text,
                a=whose,
                b=friend,
                tie=told[0][1].kind,
                matter=matter,
                citations=tuple(cite(report) for report, _ in told),
            )
            yield from conflict

    def _conflict(self, a: str, b: str, day: date | None) -> Iterator[Link]:
        told = self._ties(a, b)
        facts = self.world.ties(a, b, day) if day is not None else ()
        for link in self._tie_links("in-conflict-with", True, told, facts):
            text = f"{self._name(a)} and {self._name(b)} are in conflict"
            yield Link(
                kind="conflict",
                because=None,
                text=f"{text} over {link.matter}" if link.matter else text,
                a=a,
                b=b,
                tie=link.tie,
                matter=link.matter,
                since=link.since,
                citations=link.citations,
                world=link.world,
            )

    def _ties(self, *parties: str) -> list[tuple[Report, Tie]]:
        reports = self._evidence.reports(kinds=TIES, parties=parties, known_on=self._known_on)
        return [
            (one, one.record)
            for one in reports
            if isinstance(one.record, Tie) and published_by(one, self._as_of)
        ]

    def _tie_links(
        self, kind: str, holds: bool, told: Sequence[tuple[Report, Tie]], facts: Sequence[Fact]
    ) -> Iterator[Link]:
        """One link for each way round that a tie is told or known."""
        reports = [(one, tie) for one, tie in told if (tie.kind, tie.holds) == (kind, holds)]
        known = [fact for fact in facts if (fact.kind, fact.holds) == (kind, holds)]
        pairs = {(tie.a, tie.b) for _, tie in reports} | {(fact.a, fact.b) for fact in known}
        if tie_words()[kind].mutual:
            pairs = {(min(pair), max(pair)) for pair in pairs}
        for a, b in sorted(pairs):
            sides = {(a, b), (b, a)} if tie_words()[kind].mutual else {(a, b)}
            words = [(one, tie) for one, tie in reports if (tie.a, tie.b) in sides]
            lines = [fact for fact in known if (fact.a, fact.b) in sides]
            matters = [tie.matter for _, tie in words] + [fact.matter for fact in lines]
            yield Link(
                kind="tie",
                because=None,
                text=self._said(kind, holds, a, b),
                a=a,
                b=b,
                tie=kind,
                holds=holds,
                matter=next((one for one in matters if one), None),
                since=next((fact.since for fact in lines if fact.since), None),
                citations=tuple(cite(report) for report, _ in words),
                world=tuple(self._fact(fact) for fact in lines),
            )

    def _said(self, kind: str, holds: bool, a: str, b: str) -> str:
        words = tie_words()[kind]
        return (words.stands if holds else words.wanting).format(a=self._name(a), b=self._name(b))

    def _fact(self, fact: Fact) -> str:
        """A line of the world data in words."""
        days = " ".join(
            f"{word} {day.isoformat()}" for word, day in (("since", fact.since), ("until", fact.until)) if day
        )
        said = self._said(fact.kind, fact.holds, fact.a, fact.b)
        return " ".join(filter(None, (said, days, f"({fact.note})" if fact.note else "")))

    def _name(self, id_: str) -> str:
        record = self.world.entity(id_)
        return record.name if record is not None else id_
