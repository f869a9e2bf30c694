"""Where something was: the places that the words of acts name."""

from collections.abc import Sequence

from dragoman.analysis.ask.asked import Asked, Told
from dragoman.analysis.ask.model import Sentence
from dragoman.analysis.ask.say import event_sentence
from dragoman.analysis.events import MergedEvent
from dragoman.analysis.events.words import place_names

AHEAD = frozenset({"will", "shall", "plan"})


def placed(asked: Asked, found: Sequence[MergedEvent], left: tuple[str, ...], no: str) -> Told:
    """Answer by those acts whose own words name a place; what was only planned answers only "where will".

    Args:
        asked: the question.
        found: the acts that fit it.
        left: words of the question that none of them has.
        no: what is not told, if no act has a place.
    """
    ahead = asked.reading.has(*AHEAD)
    done = [one for one in found if one.happened != ahead]
    told = [one for one in done if any(_places(c.quote) for c in one.tellings)]
    near = tuple(event_sentence(one, asked.name) for one in done[:5])
    if not told:
        return Told(near=near, left=left, no=f"{no}; where it was is not told")
    sentences: list[Sentence] = []
    for one in told:
        where = sorted({place for c in one.tellings for place in _places(c.quote)})
        cited = tuple(c for c in one.tellings if _places(c.quote))
        sentences.append(Sentence(text=f"Places named: {', '.join(where)}.", citations=cited))
        sentences.append(event_sentence(one, asked.name))
    return Told(sentences=tuple(dict.fromkeys(sentences)), left=left, no=no)


def _places(quote: str) -> frozenset[str]:
    """The places of a quote, written as it has them."""
    lower = quote.casefold()
    found = {one.removesuffix("’s") for one in place_names(quote)}
    return frozenset(quote[at : at + len(one)] for one in found if (at := lower.find(one)) >= 0)
