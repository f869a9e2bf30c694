"""Answer a question in English from records, with citations; or say that the ledger does not tell."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from dragoman.analysis.ask.acting import acting
from dragoman.analysis.ask.asked import Asked, Told
from dragoman.analysis.ask.changing import changed
from dragoman.analysis.ask.contesting import contested, whether_claimed
from dragoman.analysis.ask.drifting import away, closer
from dragoman.analysis.ask.hindering import hindering
from dragoman.analysis.ask.mediating import mediation
from dragoman.analysis.ask.model import Answer, Reading, Sentence
from dragoman.analysis.ask.names import knows_in, name_of, suggestions
from dragoman.analysis.ask.replying import replies
from dragoman.analysis.ask.say import capital
from dragoman.analysis.ask.saying import saying
from dragoman.analysis.ask.standing import standing
from dragoman.analysis.ask.turning import began, ended
from dragoman.analysis.evidence import Evidence
from dragoman.records import Citation
from dragoman.world import World

ANSWERS: Mapping[str, Callable[[Asked], Told]] = {
    "claims": contested,
    "replies": replies,
    "obstacles": hindering,
    "ended": ended,
    "began": began,
    "away": away,
    "closer": closer,
    "mediation": mediation,
    "saying": saying,
    "changed": changed,
    "standing": standing,
    "acts": acting,
}


def ask(
    evidence: Evidence,
    world: World,
    question: str,
    *,
    as_of: date | None = None,
    known_on: datetime | None = None,
) -> Answer:
    """Answer a question from records.

    Not a language model: the coder's parser and lexicon read the question, a table of question frames
    (`data/frames.yml`) says what is asked, and the functions of `dragoman.analysis` answer.

    Args:
        evidence: the reports.
        world: who is who.
        question: one sentence in English: who, whom, what, when, why, since when, how many, in what
            order, whether; about acts, ties, mediation, claims, obstacles.
        as_of: only what was so by the end of this day.
        known_on: as the evidence stood then.

    Returns:
        Sentences built from records, each with its citations; or that no record tells; or which part of
        the question was not understood.

    Raises:
        DragomanError: there is no question, or it is too long for one.
    """
    from dragoman.analysis.ask.reading import read  # noqa: PLC0415 - the parser takes a second to import

    reading = read(
        question,
        world,
        knows=knows_in(evidence),
        newest=lambda: as_of or _newest(evidence, known_on),
        on=as_of,
    )
    doubts = _doubts(reading)
    if doubts:
        return Answer(question=reading.question, outcome="not-understood", reading=reading, notes=doubts)
    asked = Asked(evidence, world, reading, lambda ident: name_of(world, ident), as_of, known_on)
    told = ANSWERS[reading.frame](asked)
    if not told.sentences and reading.frame == "standing" and reading.asks in {"what", "why"}:
        told = _either(told, hindering(asked))  # "what stands between A and a deal"
    if not told.sentences and reading.frame == "acts" and reading.asks == "whether":
        told = _either(told, whether_claimed(asked))
    strange = [one for one in reading.unknown if one in told.left or not told.sentences]
    if strange:
        notes = tuple(f"Nobody is known as {name!r}{suggestions(evidence, world, name)}" for name in strange)
        return Answer(question=reading.question, outcome="not-understood", reading=reading, notes=notes)
    return _answer(reading, told)


def _either(first: Told, second: Told) -> Told:
    """The second where it has an answer, else the first."""
    return second if second.sentences else first


def _newest(evidence: Evidence, known_on: datetime | None) -> date | None:
    """The last day of publication: what "last week" is counted from, whatever today is."""
    days = [day for one in evidence.reports(known_on=known_on) if (day := one.published.latest)]
    return max(days, default=None)


def _doubts(reading: Reading) -> tuple[str, ...]:
    """What of a question stands in the way of any answer."""
    found = [f"{one} is not clear: give the full name or the id." for one in reading.unclear]
    named = reading.parties or reading.unknown or reading.unread or reading.time
    if reading.frame == "acts" and not reading.acts and not named:
        found.append("the question names no party and no act that is coded.")
    return tuple(found)


def _answer(reading: Reading, told: Told) -> Answer:
    left = ", ".join(f"“{word}”" for word in told.left)
    if told.sentences:
        notes = (f"No record that fits has {left}: it was left out of account.",) if left else ()
        return Answer(
            question=reading.question,
            outcome="in-part" if left else "answered",
            reading=reading,
            sentences=told.sentences,
            notes=notes,
        )
    if not told.understood:
        return Answer(
            question=reading.question,
            outcome="not-understood",
            reading=reading,
            notes=(f"{capital(told.no)}.",),
        )
    return Answer(
        question=reading.question,
        outcome="not-told",
        reading=reading,
        sentences=(Sentence(text=f"The ledger does not tell: {told.no}."),),
        near=told.near,
        notes=(f"No record has {left}.",) if left else (),
    )


def _line(sentence: Sentence, numbers: Mapping[Citation, int]) -> str:
    marks = "".join(f"[{numbers[one]}]" for one in sentence.citations)
    world = "(world data)" if sentence.world and not sentence.citations else ""
    return " ".join(filter(None, [sentence.text, marks, world]))


def as_text(answer: Answer) -> str:
    """Give an answer as plain lines: sentences with the numbers of their citations, then the quotes."""
    numbers = {one: at for at, one in enumerate(answer.citations, start=1)}
    lines = [capital(note) for note in answer.notes]
    lines.extend(_line(sentence, numbers) for sentence in answer.sentences)
    if answer.near:
        lines.append("What it tells nearest to that:")
        lines.extend(_line(sentence, numbers) for sentence in answer.near)
    lines.extend(f"[{at}] “{one.quote}”" for one, at in numbers.items())
    return "\n".join(lines)
