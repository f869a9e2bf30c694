"""What the world knows, as types: referents, mentions, entities, standings and facts."""

from datetime import date
from typing import Literal

import msgspec

Kind = Literal[
    "state",
    "adjective",
    "demonym",
    "capital",
    "seat",
    "institution",
    "person",
    "organisation",
    "group",
    "place",
    "people",
]
Days = tuple[date | None, date | None]
"""From-to, both included; None is unknown on that side."""


class Referent(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One thing a name may stand for, and when it does.

    `id` is an entity id (codebook section 2; empty for a place that belongs to nobody),
    `since` and `until` bound the time the name holds, None is open. A person has one
    referent a tenure, with its `office`. `weak` marks a name that counts only with
    support elsewhere in the article: a bare surname, a capital whose name many others bear.
    """

    id: str
    name: str
    kind: Kind
    role: str | None = None
    person: str | None = None
    since: date | None = None
    until: date | None = None
    office: str | None = None
    weak: bool = False


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A name at `start:end` of a text, with all it may stand for; `text` is as printed there."""

    start: int
    end: int
    text: str
    candidates: tuple[Referent, ...]


class EntityRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one entity besides its names in texts.

    `sort` tells what it is: 'state', 'observer', 'contested', 'territory', 'former', 'people',
    'collective'; an organisation's kind ('bloc', 'mission', 'media', ...); or 'group'.
    `members` are the full members of a bloc today, by id; `state` is the state a group lives in.
    """

    id: str
    name: str
    sort: str
    role: str | None = None
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str | None = None
    borders: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    decides_by: str | None = None
    obliges_to: str | None = None
    state: str | None = None
    since: date | None = None
    until: date | None = None
    latitude: float | None = None
    longitude: float | None = None
    note: str = ""


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How an entity stands in a bloc: member, observer, suspended, partner, candidate, ..."""

    id: str
    organisation: str
    standing: str
    since: date | None = None
    until: date | None = None
    note: str = ""


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A standing tie from outside any article (kinds as in codebook section 4, and a few more)."""

    kind: str
    a: str
    b: str
    holds: bool = True
    since: date | None = None
    until: date | None = None
    matter: str | None = None
    note: str = ""


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a named place lies, and whose it is; `id` is what it stands for as a party."""

    name: str
    sort: str
    latitude: float | None = None
    longitude: float | None = None
    id: str = ""
    claimed_by: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    note: str = ""


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """What speaks for one reading of an ambiguous name: `near` ids, persons or names.

    The `default` reading holds where nothing speaks for another.
    """

    name: str
    id: str
    default: bool = False
    near: frozenset[str] = frozenset()


class Compiled(msgspec.Struct, frozen=True, kw_only=True):
    """All data files read, checked and laid out for matching; this is what the cache holds.

    `targets[i]` are indexes into `referents` for `surfaces[i]`; a surface without targets is a
    name that hides others ("Washington Post") and stands for nothing itself. `exact` keeps the
    original spellings of surfaces that must not match without their accents.
    """

    surfaces: list[str]
    targets: list[list[int]]
    exact: dict[str, list[str]]
    referents: list[Referent]
    entities: dict[str, EntityRecord]
    standings: list[Standing]
    facts: list[Fact]
    cues: list[Cue]
    words: frozenset[str]
    places: dict[str, list[Place]]


def overlaps(since: date | None, until: date | None, on: Days) -> bool:
    """Tell whether since-until and the days `on` have a day in common; open sides always do."""
    first, last = on
    return not ((until and first and until < first) or (since and last and since > last))
