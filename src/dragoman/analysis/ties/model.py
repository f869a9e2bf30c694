"""What stands between two, over time: the types that `ties` gives."""

from datetime import date
from typing import Literal

import msgspec

from dragoman.records import Attribution, Citation, Interval, Status, TieKind

Effect = Literal["states", "denies", "begins", "ends", "shows", "supports", "opposes"]
"""How a thing bears on a tie: it is stated, or stated not to stand; an act makes it, ends it, shows that it
stands, agrees with it or goes against it."""

Certainty = Literal["sure", "about", "untold"]
FOR: frozenset[Effect] = frozenset({"states", "begins", "shows", "supports"})


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that an answer rests on: words of an article, or a line of the world data.

    `when` is as wide as the evidence leaves it: an act that its article does not date was done by the
    last day of publication, which is all that is said ("by March 2023"). Either `citation` is set or
    `world`, which says what the world data have on it.
    """

    effect: Effect
    when: Interval
    status: Status = "occurred"
    event_type: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    matter: str | None = None
    attribution: tuple[Attribution, ...] = ()
    citation: Citation | None = None
    world: str | None = None


class Bound(msgspec.Struct, frozen=True, kw_only=True):
    """The first day of what follows, somewhere in `earliest`-`latest`; None is open on that side.

    `told` says that a source tells the turn itself; otherwise it only lies between what was seen
    before and after. `grounds` is the evidence of the turn, or what was seen last before and first
    after it.
    """

    earliest: date | None = None
    latest: date | None = None
    told: bool = False
    grounds: tuple[Ground, ...] = ()


class Spell(msgspec.Struct, frozen=True, kw_only=True):
    """A time through which a tie stood, or did not.

    It surely held from `start.latest` to the day before `end.earliest`. `seen` is from the first to
    the last day on which a source shows it: nothing is known beyond. `always` and `still` say that
    the world data know no beginning or no end.
    """

    holds: bool
    start: Bound
    end: Bound
    seen: Interval
    always: bool = False
    still: bool = False


class OnDay(msgspec.Struct, frozen=True, kw_only=True):
    """How a tie stood on a day: `holds` None is not told.

    `about` means that the sources speak of some day in a time that this one lies in (an article
    whose day of publication is not known exactly) and nothing tells a change within it.
    """

    day: date
    holds: bool | None
    certainty: Certainty


class StandingTie(msgspec.Struct, frozen=True, kw_only=True):
    """One tie of two entities over time (codebook section 4).

    `spells` follow one another without overlap. `strains` are the acts that go against the tie or end
    it, in order of time; `speaks_for` and `speaks_against` all that bears on whether it stands.
    `sources` counts independent ones, the world data not counted. `contested` says that sources
    differ about one time, or that somebody denies it. `on` answers `as_of`, where it was given.
    """

    kind: TieKind
    a: str
    b: str
    matters: tuple[str, ...]
    spells: tuple[Spell, ...]
    strains: tuple[Ground, ...]
    speaks_for: tuple[Ground, ...]
    speaks_against: tuple[Ground, ...]
    sources: int
    contested: bool
    on: OnDay | None = None

    def at(self, day: date) -> OnDay:
        """Tell how the tie stood on a day, as far as the evidence goes."""
        return on_day(self.spells, day)


def on_day(spells: tuple[Spell, ...], day: date) -> OnDay:
    """Tell how a sequence of spells stood on a day."""
    for spell in spells:
        begun = spell.always or (spell.start.latest is not None and spell.start.latest <= day)
        unended = spell.still or (spell.end.earliest is not None and day < spell.end.earliest)
        if begun and unended:
            return OnDay(day=day, holds=spell.holds, certainty="sure")
    first = spells[0].start if spells else Bound()
    if first.told and spells[0].holds and first.earliest is not None and day < first.earliest:
        return OnDay(day=day, holds=False, certainty="sure")
    near = {spell.holds for spell in spells if _about(spell, day)}
    if len(near) == 1:
        return OnDay(day=day, holds=near.pop(), certainty="about")
    return OnDay(day=day, holds=None, certainty="untold")


def _about(spell: Spell, day: date) -> bool:
    """Whether a day is within what was seen of a spell, a turn on either side not come or already past."""
    start, end = spell.seen.start, spell.seen.end
    if start is None or end is None or not start <= day <= end:
        return False
    after = spell.start.earliest is None or spell.start.earliest <= day
    return after and (spell.end.latest is None or day < spell.end.latest)
