"""What an article says of a tie as it was before the turn that the same article tells."""

from collections.abc import Iterable
from datetime import timedelta

import msgspec

from dragoman.analysis.ties.spells import Mark

NEWS = timedelta(days=60)
"""How long before publication a turn still is the article's news and not its background."""
DAY = timedelta(days=1)


def before_turns(marks: Iterable[Mark]) -> list[Mark]:
    """Put what an article tells without a date against its own dated news before that news.

    "The two opened relations on Sunday. X had refused to recognise Y": an article that tells a turn with its
    day and the opposite without one speaks of the time before. A turn of long ago proves nothing so: the tie
    may have turned back since.
    """
    every = list(marks)
    news: dict[tuple[str, bool], Mark] = {}
    for mark in every:
        if mark.turns and mark.low and mark.high and mark.ground.citation and _is_news(mark):
            key = mark.ground.citation.article, mark.value
            if key not in news or mark.high > (news[key].high or mark.high):
                news[key] = mark
    return [_before(mark, news) for mark in every]


def _before(mark: Mark, news: dict[tuple[str, bool], Mark]) -> Mark:
    cited = mark.ground.citation
    if cited is None or (mark.turns and mark.low is not None):
        return mark
    turn = news.get((cited.article, not mark.value))
    if turn is None or turn.low is None or (mark.low is not None and mark.low < turn.low):
        return mark
    return msgspec.structs.replace(mark, low=None, high=turn.low - DAY)


def _is_news(mark: Mark) -> bool:
    cited = mark.ground.citation
    latest = cited.published.latest if cited else None
    return latest is not None and mark.high is not None and latest - mark.high <= NEWS
