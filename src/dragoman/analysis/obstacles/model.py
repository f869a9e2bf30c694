"""What the merging of obstacles gives."""

from datetime import date

import msgspec

from dragoman.records import Citation


class Saying(msgspec.Struct, frozen=True, kw_only=True):
    """Who says that something stands in the way: a name as printed, or the outlet, and its words.

    `flat` is set where the outlet says it in its own voice.
    """

    holder: str
    flat: bool
    citation: Citation


class MergedObstacle(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in the way of what, as all articles tell it (codebook section 6).

    `goal` and `obstacle` are in the words of the fullest telling. `whose` is whose goal it is, by id;
    `blocs` are the organisations that the goal names or describes, `parties` whom the obstacle names.
    `said` is in the order of telling, each holder once; `stories` are the independent ones.
    """

    id: str
    goal: str
    whose: str | None
    obstacle: str
    blocs: tuple[str, ...]
    parties: tuple[str, ...]
    said: tuple[Saying, ...]
    articles: tuple[str, ...]
    stories: tuple[str, ...]
    earliest: date | None
    latest: date | None
