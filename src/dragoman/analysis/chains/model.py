"""What a chain is: links from a goal down to what lies at the bottom, each with what it rests on."""

from datetime import date
from typing import Literal

import msgspec

from dragoman.analysis.obstacles import Saying
from dragoman.records import Citation

LinkKind = Literal["obstacle", "membership", "rule", "tie", "backing", "conflict"]


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """One link: what stands, between whom, and on what it rests.

    `obstacle`: somebody says that it stands in the way. `membership`: `a` is in bloc `b`; `rule`: how bloc
    `b` decides or what it obliges to. `tie`: what does, or does not, stand between `a` and `b` (codebook
    section 4, `tie` names the kind, `holds` whether it stands). `backing`: `a` takes the side of `b` on
    `matter`; `conflict`: `a` and `b` are in conflict. `because` is the place in the chain (from 0) of the
    link that this one bears on, None for the goal itself. `citations` are the articles' words; `world`
    what the world data have on it: a link rests on one of them at least.
    """

    kind: LinkKind
    because: int | None
    text: str
    a: str | None = None
    b: str | None = None
    tie: str | None = None
    holds: bool = True
    matter: str | None = None
    since: date | None = None
    said: tuple[Saying, ...] = ()
    citations: tuple[Citation, ...] = ()
    world: tuple[str, ...] = ()


class Chain(msgspec.Struct, frozen=True, kw_only=True):
    """From a goal, by what stands in its way, down to what that rests on.

    `obstacles` are the ids of the merged obstacles in it, the first that of the goal.
    `day` is the day that the world data were asked for; None where no day is known, and then they were not.
    """

    goal: str
    whose: str | None
    blocs: tuple[str, ...]
    day: date | None
    obstacles: tuple[str, ...]
    links: tuple[Link, ...]
