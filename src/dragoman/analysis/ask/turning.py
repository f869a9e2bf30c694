"""What began or ended a conflict, and when."""

from collections.abc import Iterable

from dragoman.analysis.ask.asked import Asked, Told, narrow
from dragoman.analysis.ask.days import meets
from dragoman.analysis.ask.frames import frames
from dragoman.analysis.ask.mediating import effort_sentences
from dragoman.analysis.ask.model import Sentence
from dragoman.analysis.ask.reasons import reasons
from dragoman.analysis.ask.say import event_sentence
from dragoman.analysis.events import MergedEvent, events
from dragoman.analysis.mediations import Effort, mediations

FIGHTING = frozenset({"ASSAULT", "MOBILIZE"})
ENDING = {
    ("RETREAT", "ceasefire"),
    ("RETREAT", "withdraw"),
}
ENDING_CODES = ("0356", "0871", "087", "057", "0873", "0874", "037")
ENDED = ("ceasefire", "cease-fire", "truce", "ended", "armistice", "peace deal", "peace agreement", "halt")


def ended(asked: Asked) -> Told:
    """Answer what ended a conflict: ceasefires and agreements between its sides, mediated ones among them."""
    ids = _sides(asked)
    acts = [one for one in _acts(asked, ids) if _ends(one) and one.happened]
    efforts = [
        one
        for one in mediations(asked.evidence, asked.world, name=asked.name, **asked.times)
        if set(ids) <= {*one.disputants, *one.mediators} and one.stage == "agreed" and _in_time(asked, one)
    ]
    told = [(event_sentence(one, asked.name), one) for one in acts]
    sentences: list[Sentence] = [s for one in efforts for s in effort_sentences(asked, one)]
    sentences.extend(sentence for sentence, _ in told)
    kept, left = narrow(sentences, _matter(asked), _texts)
    sides = f" of {asked.names(ids)}" if ids else ""
    near = () if kept else tuple(event_sentence(one, asked.name) for one in _acts(asked, ids) if _fights(one))
    return Told(
        sentences=tuple(kept), near=near[:5], left=left, no=f"no record tells what ended a conflict{sides}"
    )


def began(asked: Asked) -> Told:
    """Answer what began a conflict: the first acts of force between its sides."""
    ids = _sides(asked)
    acts = [one for one in _acts(asked, ids) if _fights(one) and one.happened]
    acts.sort(key=lambda one: (one.time is None, str(one.time.start if one.time else ""), one.id))
    first = [one for one in acts if one.time is not None]
    start = first[0].time.start if first and first[0].time else None
    chosen = [one for one in first if one.time and one.time.start == start] or acts
    kept, left = narrow([event_sentence(one, asked.name) for one in chosen], _matter(asked), _texts)
    given = reasons(asked.evidence, (c for one in kept for c in one.citations), asked.known_on)
    kept = [*kept, *(Sentence(text=f"The reason given: “{c.quote}”.", citations=(c,)) for c in given)]
    sides = f" of {asked.names(ids)}" if ids else ""
    return Told(
        sentences=tuple(kept),
        left=left,
        no=f"no record tells of an act of force that began a conflict{sides}",
    )


def _sides(asked: Asked) -> tuple[str, ...]:
    return asked.reading.ids()


def _matter(asked: Asked) -> tuple[str, ...]:
    """The words of the question besides those for conflict."""
    known = {word for phrase in frames().classes["conflict"] for word in phrase.split()}
    return tuple(word for word in asked.reading.rest if word.lower() not in known)


def _acts(asked: Asked, ids: tuple[str, ...]) -> list[MergedEvent]:
    found = events(asked.evidence, parties=ids, world=asked.world, **asked.times)
    return [one for one in found if meets(one.time, asked.reading.time)]


def _ends(event: MergedEvent) -> bool:
    if (event.event_type, event.mode) in ENDING or event.cameo.startswith(ENDING_CODES):
        return True
    quotes = " ".join(one.quote.lower() for one in event.tellings)
    return event.cameo == "045" and any(word in quotes for word in ENDED)


def _fights(event: MergedEvent) -> bool:
    return event.event_type in FIGHTING


def _in_time(asked: Asked, effort: Effort) -> bool:
    return any(meets(step.when, asked.reading.time) and step.stage == "agreed" for step in effort.history)


def _texts(sentence: Sentence) -> Iterable[str]:
    yield sentence.text
    yield from (one.quote for one in sentence.citations)
