"""Whether two tellings of different articles tell one act, and by which marks (codebook section 7, Tellings).

Parties, stage and days must agree; then marks of likeness are counted (`data/points.csv`) against
what the type needs (`data/needed.csv`): a pair of states seldom meets twice in a day, a day of war has
many strikes.
"""

from collections.abc import Iterator

import msgspec

from dragoman.analysis.events.known import Known
from dragoman.analysis.events.tables import needed, points
from dragoman.analysis.events.telling import CLOSE, SPAN, Telling, Words
from dragoman.ontology import usual_code

AHEAD = frozenset({"planned", "hypothetical"})
HAPPENED = frozenset({"occurred", "ongoing"})
MUTUAL_CODES = frozenset({"040", "041", "044", "046", "057", "060", "061", "062", "063", "064"})
"""CAMEO codes of acts in which either side may be named first."""
TOGETHER = 2
"""Days between publications within which undated tellings may be of one act."""
LOOSE = 7
"""Days: a telling dated no closer than a week joins another only where no second act fits."""
RATIO = 1.25
DOUBLE = 2.0
"""Counts within a quarter of each other are near; one double the other is of another act."""
LONG_QUOTE = 30
CERTAIN = 0.6
SOME = 0.3


class Likeness(msgspec.Struct, frozen=True):
    """How alike two tellings are: points beyond what is needed, the marks, whether the days are vague."""

    surplus: int
    marks: tuple[str, ...]
    loose: bool


def may_be_one(a: Telling, b: Telling, known: Known) -> str | None:
    """Check what needs no words: type, stage, parties, days.

    Returns:
        How their days agree (a mark of `points.csv`), None where they cannot be one act.
    """
    if a.event.event_type != b.event.event_type or not _stages_agree(a, b):
        return None
    when = days_agree(a, b)
    if when is None or parties_agree(a, b, known) is None:
        return None
    return when


def likeness(a: Telling, b: Telling, known: Known) -> Likeness | None:
    """Compare two tellings whose words have been read; None where they do not tell one act."""
    when = may_be_one(a, b, known)
    parties = parties_agree(a, b, known)
    if when is None or parties is None or a.words is None or b.words is None or at_odds(a, b, known):
        return None
    marks = (parties, when, *_act_marks(a, b), *_word_marks(a, b, known))
    surplus = sum(points()[mark] for mark in marks) - needed().get(a.event.event_type, max(needed().values()))
    if surplus < 0:
        return None
    vague = when in {"recent", "told together"} or max(a.width, b.width) > LOOSE
    return Likeness(surplus, marks, vague and "same words" not in marks)


def at_odds(a: Telling, b: Telling, known: Known) -> bool:
    """Tell whether two tellings cannot be of one act whatever else: days apart, places apart, other numbers."""
    if a.dated and b.dated and (a.last < b.first or b.last < a.first):
        return True
    if a.words is None or b.words is None:
        return False
    return _places_apart(a.words, b.words, known)


def days_agree(a: Telling, b: Telling) -> str | None:
    """Say how the days of two tellings agree, None where they do not."""
    if a.dated and b.dated:
        if a.last < b.first or b.last < a.first:
            return None
        if a.close and b.close:
            return "same day"
        if (a.first, a.last) == (b.first, b.last):
            return "same period"
        return "days meet" if max(a.width, b.width) <= SPAN else None
    if not a.told or not b.told:
        return None
    if a.dated != b.dated:
        dated, other = (a, b) if a.dated else (b, a)
        if dated.event.status in AHEAD:
            return "recent" if abs(a.told - b.told) <= TOGETHER else None
        fits = dated.width <= SPAN and dated.first <= other.last and other.first <= dated.last
        return "recent" if fits else None
    return "told together" if abs(a.told - b.told) <= TOGETHER else None


def parties_agree(a: Telling, b: Telling, known: Known) -> str | None:
    """Say how the parties of two tellings agree: the same, or one names more; None where they do not."""
    if a.actors == b.actors and a.recipients == b.recipients:
        return "same parties" if a.actors else None
    everyone = (a.actors | a.recipients, b.actors | b.recipients)
    if everyone[0] == everyone[1] and (_mutual(a) or _mutual(b)):
        return "same parties"
    if a.actors == b.actors and not (a.recipients and b.recipients):
        return "recipient left out"
    if _nested(a.actors, b.actors, a, known) and _nested(a.recipients, b.recipients, a, known):
        return "nested parties"
    return None


def _stages_agree(a: Telling, b: Telling) -> bool:
    stages = {a.event.status, b.event.status}
    if len(stages) == 1 or stages <= AHEAD or stages <= HAPPENED:
        return True
    return "denied" in stages and bool(stages & HAPPENED)


def _mutual(telling: Telling) -> bool:
    """Whether the act has no direction: all sides act, or either may be named first."""
    return (len(telling.actors) > 1 and not telling.recipients) or (
        telling.event.cameo in MUTUAL_CODES and telling.event.mode != "visit"
    )


def _nested(ours: frozenset[str], theirs: frozenset[str], telling: Telling, known: Known) -> bool:
    """Whether one side names all that the other does, or the bloc of which the other is a member."""
    if not ours or not theirs:
        return False
    if ours <= theirs or theirs <= ours:
        return True
    few, many = ours - theirs, theirs - ours
    if min(len(few), len(many)) != 1:
        return False
    on = telling.event.time.end if telling.event.time else None
    return all(
        known.belongs(one, other, on) or known.belongs(other, one, on) for one in few for other in many
    )


def _act_marks(a: Telling, b: Telling) -> Iterator[str]:
    ours, theirs = a.event, b.event
    if ours.cameo == theirs.cameo:
        usual = ours.cameo == usual_code(ours.event_type, ours.mode)
        if usual and ours.mode is None:
            yield "near code"
        else:
            yield "same code" if usual or ours.cameo.endswith("0") else "exact code"
    elif ours.cameo[:2] != theirs.cameo[:2]:
        yield "other code"
    if ours.mode and theirs.mode:
        yield "same mode" if ours.mode == theirs.mode else "other mode"
    shared = a.persons.keys() & b.persons.keys()
    if any(a.persons[one] & b.persons[one] for one in shared):
        yield "same person"
    elif shared:
        yield "other person"
    if a.lone and b.lone:
        yield "lone"
    if (ours.status == "denied") != (theirs.status == "denied"):
        yield "denied"


def _word_marks(a: Telling, b: Telling, known: Known) -> Iterator[str]:
    ours, theirs = a.words, b.words
    if ours is None or theirs is None:
        return
    if _said_alike(a, b):
        yield "same words"
    else:
        yield from _matter_marks(ours, theirs)
    if ours.places and theirs.places:
        if ours.places & theirs.places:
            yield "same place"
        elif not _near(ours, theirs, known):
            yield "other place" if ours.exact and theirs.exact else "perhaps another place"
    yield from _number_marks(ours, theirs)


def _said_alike(a: Telling, b: Telling) -> bool:
    quote, other = a.event.quote.casefold().strip(), b.event.quote.casefold().strip()
    return min(len(quote), len(other)) >= LONG_QUOTE and (quote in other or other in quote)


def _matter_marks(ours: Words, theirs: Words) -> Iterator[str]:
    """How much of the words of either quote stands in the sentence of the other."""
    here, there = ours.quote & theirs.sentence, theirs.quote & ours.sentence
    if not ours.quote or not theirs.quote:
        return
    share = max(len(here) / len(ours.quote), len(there) / len(theirs.quote))
    common = len(here | there)
    if share >= CERTAIN and common > 1:
        yield "alike"
    elif share >= SOME and common > 1:
        yield "akin"
    elif common:
        yield "touching"
    elif not ours.sentence & theirs.sentence:
        yield "nothing alike"


def _number_marks(ours: Words, theirs: Words) -> Iterator[str]:
    for what in sorted(ours.numbers.keys() & theirs.numbers.keys()):
        if ours.numbers[what] & theirs.numbers[what]:
            yield "same number"
            return
        ratio = min(max(x, y) / max(1.0, min(x, y)) for x in ours.numbers[what] for y in theirs.numbers[what])
        yield "near number" if ratio <= RATIO else "other number"
        return


def _places_apart(ours: Words, theirs: Words, known: Known) -> bool:
    """Whether all places of one lie far from all places of the other, as the world has them."""
    if not ours.places or not theirs.places or ours.places & theirs.places:
        return False
    return all(
        known.apart(one, other) is True for one in sorted(ours.places) for other in sorted(theirs.places)
    )


def _near(ours: Words, theirs: Words, known: Known) -> bool:
    """Whether some place of one is known to lie near a place of the other."""
    return any(
        known.apart(one, other) is False for one in sorted(ours.places) for other in sorted(theirs.places)
    )


__all__ = [
    "AHEAD",
    "CLOSE",
    "HAPPENED",
    "Likeness",
    "at_odds",
    "days_agree",
    "likeness",
    "may_be_one",
    "parties_agree",
]
