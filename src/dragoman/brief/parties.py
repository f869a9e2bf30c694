"""Whom a brief is about, as a person writes it: ids or names, with commas between."""

from dragoman.brief.plain import one_line
from dragoman.records import DragomanError
from dragoman.world import World


def ids_of(words: str, world: World) -> tuple[str, ...]:
    """Find the ids that ids or names stand for.

    Args:
        words: such as "ARM, Russia".
        world: who is who.

    Raises:
        DragomanError: a name is nobody's, or may be several's.
    """
    names = [one.strip() for one in words.split(",") if one.strip()]
    return tuple(dict.fromkeys(_id(name, world) for name in names))


def _id(name: str, world: World) -> str:
    if world.entity(name):
        return name
    whole = [one for one in world.find(name) if one.text == name]
    found = sorted({one.id for mention in whole for one in mention.candidates if one.id and not one.weak})
    if len(found) > 1:
        raise DragomanError(f"{one_line(name)} may be {', '.join(found)}; give the id.")
    # an id that only the articles have (a new movement's) is asked for as it is written
    if not found and name != name.upper():
        raise DragomanError(f"nobody is known as {one_line(name)}; `dragoman who` looks for names.")
    return found[0] if found else name
