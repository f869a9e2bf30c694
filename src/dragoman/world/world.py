"""The world as one object: find names, choose what they stand for, ask what stood when."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from dragoman.world.blocs import Blocs
from dragoman.world.cache import cached_world
from dragoman.world.fold import fold_name
from dragoman.world.matcher import Matcher
from dragoman.world.own import own_folders
from dragoman.world.resolver import Resolver
from dragoman.world.surroundings import Surroundings
from dragoman.world.types import (
    Compiled,
    Days,
    EntityRecord,
    Fact,
    Mention,
    Place,
    Referent,
    Standing,
    overlaps,
)

DATA = Path(__file__).parent / "data"


class World:
    """Who is who, where, and when (codebook section 2, Actor and recipient; section 7).

    All answers rest on the CSV files described in `data/README.md`; nothing is fetched.
    """

    def __init__(self, compiled: Compiled) -> None:
        """Take a compiled world; use `World.load` to have one."""
        self._compiled = compiled
        self._matcher = Matcher(compiled.surfaces, compiled.exact)
        self._resolver = Resolver(compiled.cues, compiled.entities)
        self._surroundings = Surroundings(compiled.words, frozenset(compiled.surfaces))
        self._candidates: dict[int, tuple[Referent, ...]] = {}

    @classmethod
    def load(cls, extra: Sequence[Path] | None = None) -> "World":
        """Load the package's data, and folders of the same formats that add to it or override it.

        Args:
            extra: the folders, the last winning; without it those that DRAGOMAN_NAMES lists.

        Raises:
            DataFileError: naming file, line and fault.
        """
        return cls(cached_world([DATA, *(own_folders() if extra is None else extra)]))

    def find(self, text: str) -> tuple[Mention, ...]:
        """Find all names in a text: longest first, at word boundaries, disjoint, in order.

        A proper name in lower case is none; in a headline in capitals it is. Possessives are not
        in the span; halves of compounds ("Moscow-led", "Franco-German") are mentions of their own.
        """
        return tuple(
            Mention(start=start, end=end, text=text[start:end], candidates=found)
            for number, start, end in self._matcher.find(text)
            if (found := self._of(number)) and not self._surroundings.mean_else(text, start, end, found)
        )

    def resolve(
        self, mention: Mention, on: Days = (None, None), context: Collection[str] = ()
    ) -> Referent | None:
        """Choose what a mention stands for.

        Args:
            mention: as `find` gives it.
            on: the days the text speaks of, or was published in; None where unknown.
            context: ids, persons and names that stand elsewhere in the article, as `context` gives
                them; an office ("foreign-minister") too where the article prints it with the name.

        Returns:
            The referent, or None where it cannot be told. Time counts first, then what else the
            article names, then the usual reading. A weak name (a bare surname) counts where its
            person or its state is in the article; or else if nobody else bears it and its bearer
            leads a state or body on that day. A person out of office gets the last office held.
        """
        return self._resolver.resolve(mention, on, context)

    def context(self, mentions: Iterable[Mention], on: Days = (None, None)) -> frozenset[str]:
        """Give the ids, persons and names that mentions stand for without doubt on the days `on`."""
        found: set[str] = set()
        for mention in mentions:
            strong = [one for one in mention.candidates if not one.weak]
            timely = [one for one in strong if overlaps(one.since, one.until, on)] or strong
            told = [
                values.pop()
                for values in ({one.id for one in timely}, {one.person for one in timely})
                if len(values) == 1
            ]
            if any(told):
                found.add(mention.text)
                found.update(text for text in told if text)
        return frozenset(found)

    def holder(self, office: str, id: str, on: date) -> Referent | None:  # noqa: A002 - the codebook's word
        """Give who held an office of an entity on a day; None where nobody is known, or two are."""
        held = [
            one for one in self._tenures.get((office, id), ()) if overlaps(one.since, one.until, (on, on))
        ]
        # on the day of a handover both are in the data: the later one holds it
        held.sort(key=lambda one: one.since or date.min, reverse=True)
        if len({one.person for one in held}) > 1 and held[1].until != on and held[0].since == held[1].since:
            return None
        return held[0] if held else None

    def entity(self, id: str) -> EntityRecord | None:  # noqa: A002
        """Give what is known of an entity."""
        return self._compiled.entities.get(id)

    def places(self, name: str) -> tuple[Place, ...]:
        """Give the places of a name, in any spelling: where they lie and whose they are."""
        return tuple(self._compiled.places.get(fold_name(name), ()))

    def neighbours(self, id: str) -> tuple[str, ...]:  # noqa: A002
        """Give the ids of the states that border on one."""
        record = self.entity(id)
        return record.borders if record else ()

    def standing(self, id: str, organisation: str, on: date) -> Standing | None:  # noqa: A002
        """Give how an entity stood in a bloc on a day: suspended before member before all else."""
        return self._blocs.standing(id, organisation, on)

    def standings(self, organisation: str) -> tuple[Standing, ...]:
        """Give every standing in a bloc that is known, past ones too, by member and beginning."""
        return self._blocs.standings(organisation)

    def ties(self, a: str, b: str, on: date) -> tuple[Fact, ...]:
        """Give the facts between two entities on a day, in either direction, memberships included."""
        return self._blocs.ties(a, b, on)

    def described(self, words: str, context: Collection[str] = (), on: date | None = None) -> tuple[str, ...]:
        """Give the ids of the blocs that words describe ("Moscow-led security bloc").

        Args:
            words: the describing phrase.
            context: ids in the article; they narrow down "the regional bloc" to those named or
                those with most members among them.
            on: the day for memberships.
        """
        found = [one for mention in self.find(words) for one in mention.candidates]
        fitting = self._blocs.described(words, {one.id for one in found}, frozenset(context), on)
        # "the Saudi-led coalition" is a name as much as a description
        return fitting or tuple(dict.fromkeys(one.id for one in found if one.kind == "organisation"))

    def _of(self, number: int) -> tuple[Referent, ...]:
        found = self._candidates.get(number)
        if found is None:
            referents = self._compiled.referents
            found = self._candidates[number] = tuple(
                referents[index] for index in self._compiled.targets[number]
            )
        return found

    @cached_property
    def _blocs(self) -> Blocs:
        return Blocs(self._compiled)

    @cached_property
    def _tenures(self) -> dict[tuple[str, str], list[Referent]]:
        tenures: dict[tuple[str, str], list[Referent]] = {}
        for one in self._compiled.referents:
            if one.office and not one.weak:
                tenures.setdefault((one.office, one.id), []).append(one)
        return tenures
