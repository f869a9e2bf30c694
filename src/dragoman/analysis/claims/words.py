"""What a proposition speaks of: whom and what it names, which notions, and whether it is negated."""

import re
from collections.abc import Collection
from functools import cache, lru_cache
from pathlib import Path

import msgspec
import snowballstemmer  # type: ignore[import-untyped]
import yaml

from dragoman.world import Mention, Referent, World
from dragoman.world.types import Days

DATA = Path(__file__).parent.parent / "data" / "claims_notions.yaml"
_WORD = re.compile(r"[^\W_]+(?:[-.’'][^\W_]+)*")
_DESIGNATION = re.compile(r"(?=.*\d)(?=.*[A-Z])[A-Z0-9][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*s?$")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?$")
_YEARS = range(1900, 2101)
# How many words may stand between a negator and what it negates, the carriers of the data file not counted.
_REACH = 1
_LEAST_STEM = 3
MOST_REMEMBERED = 50_000
"""How many phrases are kept as read for whoever asks again."""


class Names(msgspec.Struct, frozen=True):
    """Whom a text names: parties by id in the order of the words, persons, and other proper names."""

    ids: tuple[str, ...] = ()
    persons: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


class Features(msgspec.Struct, frozen=True):
    """What is compared of a proposition.

    `names` are places, designations and proper names that are no party; `designations` those among them
    with digits; `notions` maps a notion to whether the text negates it; `stems` are its other words.
    `prospective` says that it tells of what may come, `unplanned` that it denies a plan.
    """

    ids: tuple[str, ...]
    names: frozenset[str]
    designations: frozenset[str]
    numbers: frozenset[str]
    notions: dict[str, bool]
    stems: frozenset[str]
    prospective: bool
    unplanned: bool = False


class Notions(msgspec.Struct, frozen=True):
    """The data file, ready for lookups: phrases of stems by their first stem, longest first."""

    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    common: frozenset[str]
    lasting: frozenset[str]
    courses: frozenset[str]
    negators: frozenset[str]
    carriers: frozenset[str]
    prospective: frozenset[str]
    matters: dict[str, frozenset[str]]
    function: frozenset[str]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Give the stem of a word."""
    return str(_stemmer().stemWord(word.casefold().replace("’", "'").removesuffix("'s")))


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


@cache
def notions() -> Notions:
    """Read the data file once."""
    raw = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    phrases: dict[str, dict[tuple[str, ...], str]] = {}
    for notion in raw["notions"]:
        for words in notion["words"]:
            parts = tuple(stem(word) for word in words.split())
            phrases.setdefault(parts[0], {})[parts] = notion["name"]
    ordered = {
        first: tuple(sorted(found.items(), key=lambda one: (-len(one[0]), one[0])))
        for first, found in phrases.items()
    }
    return Notions(
        ordered,
        frozenset(notion["name"] for notion in raw["notions"] if notion.get("common")),
        frozenset(notion["name"] for notion in raw["notions"] if notion.get("lasting")),
        frozenset(notion["name"] for notion in raw["notions"] if notion.get("course")),
        frozenset(stem(word) for word in raw["negators"]),
        frozenset(stem(word) for word in raw["carriers"]),
        frozenset(stem(word) for word in raw["prospective"]),
        {name: frozenset(group) for group in raw["matters"] for name in group},
        frozenset(stem(word) for word in raw["function"]),
    )


def named(text: str, world: World, on: Days, context: Collection[str]) -> Names:
    """Find whom a text names, by the names that stand for somebody without doubt or with the context's help.

    Args:
        text: any stretch of an article.
        world: who is who.
        on: the days the text speaks of.
        context: ids that stand elsewhere in the article.
    """
    ids: dict[str, None] = {}
    persons: set[str] = set()
    names: set[str] = set()
    for mention in mentions(text, world):
        referent = _referent(mention, world, on, context)
        if referent is None:
            continue
        if referent.kind == "place":
            names.add(mention.text.casefold())
        elif referent.id:
            ids[referent.id] = None
        if referent.person:
            persons.add(referent.person)
    return Names(tuple(ids), frozenset(persons), frozenset(names))


@lru_cache(maxsize=MOST_REMEMBERED)
def mentions(text: str, world: World) -> tuple[Mention, ...]:
    """Find all names in a text, once."""
    return world.find(text)


def _referent(mention: Mention, world: World, on: Days, context: Collection[str]) -> Referent | None:
    one = mention.candidates[0]
    if len(mention.candidates) == 1 and not one.weak:
        return one
    return world.resolve(mention, on, context)


@lru_cache(maxsize=MOST_REMEMBERED)
def features(text: str, world: World, on: Days, context: frozenset[str]) -> Features:
    """Read what a proposition speaks of.

    Args:
        text: the proposition.
        world: who is who.
        on: the days it speaks of.
        context: ids that stand elsewhere in the article.
    """
    who = named(text, world, on, context)
    covered = [(m.start, m.end) for m in mentions(text, world)]
    words = [(m.group(), m.start()) for m in _WORD.finditer(text)]
    designations = frozenset(_singular(word) for word, _ in words if _DESIGNATION.match(word))
    proper = {
        word.casefold()
        for number, (word, at) in enumerate(words)
        if number and word[0].isupper() and not any(s <= at < e for s, e in covered)
    }
    stems = [stem(word) for word, _ in words]
    found = _notions_in(stems)
    ahead = _ahead(stems)
    taken = {at for _, places in found for at in places}
    plain = {
        one
        for at, one in enumerate(stems)
        if at not in taken and len(one) >= _LEAST_STEM and one not in notions().function
        if not one.isdigit() and not any(s <= words[at][1] < e for s, e in covered)
    }
    return Features(
        ids=who.ids,
        names=who.names | designations | frozenset(_singular(word) for word in proper),
        designations=designations,
        numbers=frozenset(word.replace(",", "") for word, _ in words if _counts(word)),
        notions={name: _is_negated(stems, places[0]) for name, places in reversed(found)},
        stems=frozenset(plain),
        prospective=any(ahead),
        unplanned=bool(ahead) and not any(ahead),
    )


def _singular(word: str) -> str:
    return word.casefold().removesuffix("s")


def _counts(word: str) -> bool:
    """Whether a word is a number, and no year."""
    if not _NUMBER.match(word):
        return False
    plain = word.replace(",", "")
    return not (plain.isdigit() and int(plain) in _YEARS and "," not in word)


def _notions_in(stems: list[str]) -> list[tuple[str, range]]:
    """The notions of a text with the places of their words, the longest phrase first at each place."""
    data = notions()
    found: list[tuple[str, range]] = []
    at = 0
    while at < len(stems):
        for phrase, name in data.phrases.get(stems[at], ()):
            if tuple(stems[at : at + len(phrase)]) == phrase:
                found.append((name, range(at, at + len(phrase))))
                at += len(phrase) - 1
                break
        at += 1
    return found


@lru_cache(maxsize=MOST_REMEMBERED)
def notions_of(text: str) -> frozenset[str]:
    """Give the notions of a text alone, which is quickly done."""
    return frozenset(name for name, _ in _notions_in([stem(m.group()) for m in _WORD.finditer(text)]))


def _is_negated(stems: list[str], at: int) -> bool:
    """Whether a negator stands before a place, with hardly more than auxiliaries between."""
    data = notions()
    between = 0
    for one in reversed(stems[:at]):
        if one in data.negators or one.endswith(("n't", "n’t")):
            return True
        between += one not in data.carriers
        if between > _REACH:
            return False
    return False


def _ahead(stems: list[str]) -> list[bool]:
    """The words of a statement for what may come, each with whether it stands affirmed.

    A plan denied is a statement of what is ("has no plans").
    """
    data = notions()
    places = [at for at, one in enumerate(stems) if one in data.prospective or one.endswith(("'ll", "'d"))]
    return [not _is_negated(stems, at) for at in places]
