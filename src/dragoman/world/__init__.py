"""Floor 1, who is who and when: states, people, offices, blocs and their members, groups, places."""

from dragoman.world.types import Compiled, EntityRecord, Fact, Kind, Mention, Place, Referent, Standing
from dragoman.world.world import World

__all__ = ["Compiled", "EntityRecord", "Fact", "Kind", "Mention", "Place", "Referent", "Standing", "World"]
