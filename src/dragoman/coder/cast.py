"""The cast of an article: who has been named so far, in which role, and who was spoken of last.

An article introduces a person once with a role ("Ana Ruiz, Peru's ambassador") and then says "the
ambassador", "he"; it names two disputants once and then says "both sides". The cast remembers.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date

from dragoman.records import Entity
from dragoman.world import World


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the cast: a person, or a body that speaks, with the entity it stands for."""

    name: str
    id: str | None
    role: str | None
    person: str | None = None

    def entity(self, text: str, start: int | None) -> Entity | None:
        """The member as an actor, in the words used; None if we do not know whose it is."""
        if self.id is None:
            return None
        return Entity(text=text, id=self.id, role=self.role, person=self.person, start=start)


@dataclass(slots=True)
class Cast:
    """What has been said of whom, sentence by sentence.

    `on` is the publication interval; `voice` the first subject of the text, whose statement it may be;
    `quoting` tells that a quotation opened before is still open; `bodies` are those with a
    name of several words, by its last ("the Council").
    """

    world: World
    on: tuple[date | None, date | None]
    context: frozenset[str] = frozenset()
    people: dict[str, Member] = field(default_factory=dict)
    by_noun: dict[str, Member] = field(default_factory=dict)
    person: Member | None = None
    state: Member | None = None
    bloc: Member | None = None
    group: Member | None = None
    territory: Member | None = None
    bodies: dict[str, Member] = field(default_factory=dict)
    subject: tuple[Member, ...] = ()
    speaker: Member | None = None
    voice: Member | None = None
    quoting: bool = False
    named_state: Member | None = None
    matter: Counter[tuple[str, str]] = field(default_factory=Counter)
    last_pair: tuple[str, str] | None = None

    def copy(self) -> "Cast":
        """The cast as it is now."""
        return replace(self, people=dict(self.people), by_noun=dict(self.by_noun), bodies=dict(self.bodies))

    def meet(self, member: Member, nouns: tuple[str, ...]) -> None:
        """A person is named, with the role nouns that stand beside the name."""
        known = self.people.get(_key(member.name))
        if known is not None and member.id is None:
            member = known
        elif known is not None and known.person and len(known.person) > len(member.person or ""):
            member = Member(member.name, member.id, member.role or known.role, known.person)
        if member.person and " " in member.person:
            self.people[_key(member.person)] = member
        self.people[_key(member.name)] = member
        for noun in nouns:
            self.by_noun[noun] = member

    def known(self, name: str) -> Member | None:
        """The member with this name or surname, if met."""
        return self.people.get(_key(name))

    def pair(self, a: str, b: str) -> None:
        """Two entities are set against or beside each other; "the two" will mean the last such pair."""
        if a != b:
            first, second = sorted((a, b))
            self.last_pair = (first, second)

    def disputants(self, without: frozenset[str] = frozenset()) -> tuple[str, str] | None:
        """The pair the article is most about among those that none of `without` belongs to, or None."""
        pairs = [(weight, pair) for pair, weight in self.matter.items() if not without.intersection(pair)]
        return max(pairs, key=lambda p: (p[0], p[1]))[1] if pairs else None

    def opponent(self, ident: str, without: frozenset[str] = frozenset()) -> str | None:
        """Whom an entity stands against in the article: the other of its weightiest pair, none of `without`."""
        pairs = [
            (weight, pair)
            for pair, weight in self.matter.items()
            if ident in pair and not without & set(pair)
        ]
        if not pairs:
            return None
        a, b = max(pairs, key=lambda p: (p[0], p[1]))[1]
        return b if ident == a else a


def _key(name: str) -> str:
    """Persons are kept by surname, without accents' case."""
    return name.casefold().split()[-1] if name.split() else ""
