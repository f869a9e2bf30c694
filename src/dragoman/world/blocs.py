"""Standings in blocs, ties between two entities, and blocs by description."""

from datetime import date

from dragoman.world.types import Compiled, EntityRecord, Fact, Standing, overlaps

_MOST_DESCRIBED = 20_000
"""Phrases kept with the blocs that they describe."""
_ORDER = ("suspended", "frozen", "member", "permanent")


class Blocs:
    """Standings and facts of a compiled world, indexed by the entities they are about."""

    def __init__(self, compiled: Compiled) -> None:
        """Index once."""
        self._standings: dict[tuple[str, str], list[Standing]] = {}
        for one in compiled.standings:
            self._standings.setdefault((one.id, one.organisation), []).append(one)
        self._of_bloc: dict[str, list[Standing]] = {}
        for one in compiled.standings:
            self._of_bloc.setdefault(one.organisation, []).append(one)
        self._facts: dict[frozenset[str], list[Fact]] = {}
        for fact in compiled.facts:
            self._facts.setdefault(frozenset((fact.a, fact.b)), []).append(fact)
        self._entities = compiled.entities
        self._describable = [one for one in compiled.entities.values() if one.descriptions]
        self._described: dict[str, list[tuple[EntityRecord, int]]] = {}

    def standing(self, id_: str, organisation: str, on: date) -> Standing | None:
        """Give how an entity stood in a bloc on a day; a suspension counts before the membership."""
        held = [
            one
            for one in self._standings.get((id_, organisation), ())
            if overlaps(one.since, one.until, (on, on))
        ]
        held.sort(key=lambda one: _ORDER.index(one.standing) if one.standing in _ORDER else len(_ORDER))
        return held[0] if held else None

    def standings(self, organisation: str) -> tuple[Standing, ...]:
        """Give every standing in a bloc, past ones too, by member and beginning."""
        found = self._of_bloc.get(organisation, ())
        return tuple(sorted(found, key=lambda one: (one.id, one.since or date.min, one.standing)))

    def ties(self, a: str, b: str, on: date) -> tuple[Fact, ...]:
        """Give the facts between two entities on a day, and what their membership makes of them."""
        facts = [
            fact
            for fact in self._facts.get(frozenset((a, b)), ())
            if overlaps(fact.since, fact.until, (on, on))
        ]
        for member, bloc in ((a, b), (b, a)):
            held = self.standing(member, bloc, on)
            if held:
                kind = "member-of" if held.standing in _ORDER else "participates-in"
                facts.append(
                    Fact(kind=kind, a=member, b=bloc, since=held.since, until=held.until, note=held.standing)
                )
        return tuple(facts)

    def described(
        self, words: str, named: set[str], context: frozenset[str], on: date | None
    ) -> tuple[str, ...]:
        """Give the blocs that words describe; see `World.described`."""
        fits: dict[str, tuple[int, int]] = {}
        for record, length in self._describing(words.lower()):
            led = bool(named.intersection(record.leaders))
            if record.leaders and named and not led:
                continue
            # a bloc led by the one named alone is meant before one that it leads with others
            fits[record.id] = (length + 100 * led, -len(record.leaders) if led else 0)
        most = max(fits.values(), default=(0, 0))
        best = [id_ for id_, fit in fits.items() if fit == most]
        return tuple(self._narrowed(best, context, on))

    def _describing(self, lowered: str) -> list[tuple[EntityRecord, int]]:
        """The blocs of whose descriptions words hold one, with the length of the longest, once for the same words."""
        found = self._described.get(lowered)
        if found is None:
            if len(self._described) >= _MOST_DESCRIBED:
                self._described.clear()
            lengths = (
                (record, max((len(text) for text in record.descriptions if _says(lowered, text)), default=0))
                for record in self._describable
            )
            found = self._described[lowered] = [(record, length) for record, length in lengths if length]
        return found

    def _narrowed(self, ids: list[str], context: frozenset[str], on: date | None) -> list[str]:
        """Of several blocs keep those in the article, else those with most members in it."""
        if len(ids) < 2 or not context:  # noqa: PLR2004
            return ids
        named = [id_ for id_ in ids if id_ in context]
        if named:
            return named
        inside = {id_: self._members_among(self._entities[id_], context, on) for id_ in ids}
        most = max(inside.values())
        return [id_ for id_ in ids if inside[id_] == most] if most else ids

    def _members_among(self, record: EntityRecord, context: frozenset[str], on: date | None) -> int:
        if on is None:
            return len(context.intersection(record.members))
        return sum(1 for id_ in context if self.standing(id_, record.id, on) is not None)


def _says(words: str, description: str) -> bool:
    """Tell whether the words hold all words of a description, in order."""
    position = 0
    for word in description.lower().split():
        found = words.find(word, position)
        if found < 0:
            return False
        position = found + len(word)
    return True
