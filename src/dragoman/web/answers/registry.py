"""One registry of answers: pages and the REST interface are two renderings of what stands here."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, Generic, TypeVar

import msgspec

from dragoman.records import DragomanError
from dragoman.web.asked import AskedWronglyError, Times
from dragoman.web.desk import Desk
from dragoman.world import World

Asked = TypeVar("Asked", bound=Times)
Given = TypeVar("Given", bound=msgspec.Struct)


class NothingThereError(DragomanError):
    """What is asked for is not there, or was not at that moment."""


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """The two times that an answer is of, as they were asked for; None is the latest, and now."""

    as_of: date | None
    known_on: datetime | None


class Answer(msgspec.Struct, Generic[Asked, Given], frozen=True, kw_only=True):
    """A question that can be asked: its address, its parameters, what it gives, and who answers it.

    `linked` says that a plain list of links leads to it: it can be asked without a name or an id.
    """

    name: str
    path: str
    title: str
    about: str
    asked: type[Asked]
    gives: type[Given]
    answer: Callable[[Desk, World, Asked], Given]

    @property
    def linked(self) -> bool:
        """Whether it can be asked without naming anything in its path."""
        return "{" not in self.path


def parties_in(words: str, world: World) -> tuple[str, ...]:
    """Find the parties that ids or names, separated by commas, stand for.

    Raises:
        AskedWronglyError: a name is nobody's, or may be several's.
    """
    names = [one.strip() for one in words.split(",") if one.strip()]
    return tuple(dict.fromkeys(party_of(name, world) for name in names))


def party_of(name: str, world: World) -> str:
    """Find the party that an id or a name stands for (see `parties_in`)."""
    upper = name.upper()
    if world.entity(upper):
        return upper
    found = sorted(set(whole_names(name, world))) or sorted(set(whole_names(name.title(), world)))
    if len(found) == 1:
        return found[0]
    if found:
        raise AskedWronglyError(f"“{name[:60]}” may be {', '.join(found[:8])}; give the id.")
    # an id that only articles have, such as a new movement's, is asked for as it is written
    if name == upper and all(one.isalnum() or one == "-" for one in name):
        return name
    raise AskedWronglyError(f"nobody is known as “{name[:60]}”; look for a part of the name, or give an id.")


def whole_names(name: str, world: World) -> Iterator[str]:
    """Give the ids of all whom a whole text names."""
    for mention in world.find(name):
        if mention.text.casefold() == name.casefold():
            yield from (one.id for one in mention.candidates if one.id and not one.weak)


def times(asked: Times) -> dict[str, Any]:
    """Give the two times of a question, as the functions of analysis take them."""
    return {"as_of": asked.as_of, "known_on": asked.known_on}
