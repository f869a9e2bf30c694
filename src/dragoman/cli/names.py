"""The names of entities as the world has them."""

from dragoman.brief.names import Namer
from dragoman.coder.code import default_world


def world_names() -> Namer:
    """Give what names an id: the world that the coder uses, loaded once."""
    world = default_world()

    def name(ident: str) -> str | None:
        record = world.entity(ident)
        return record.name if record else None

    return name
