"""Reports in sentences: plain text, for pages, feeds and messages."""

from dragoman.analysis.chains.words import tie_words
from dragoman.analysis.evidence import cite
from dragoman.articles.clean import clean_span
from dragoman.brief.labels import act_sentence
from dragoman.brief.names import Names, listed, on_the_word_of, sentence_case
from dragoman.brief.plain import one_line, shortened
from dragoman.records import Claim, Event, Mediation, Obstacle, Record, Report, Stance, Tie
from dragoman.web.desk import Desk
from dragoman.web.watches.model import Telling

LONGEST = 420
STANCE: dict[Stance, str] = {
    "asserts": "asserts it",
    "denies": "denies it",
    "doubts": "doubts it",
    "cannot-confirm": "cannot confirm it",
}


def telling_of(report: Report, desk: Desk, names: Names) -> Telling:
    """Put a report into a sentence, and its words on one line without the tags of their page."""
    plain = clean_span(report.record.quote, markup=desk.markup(report.article)).text
    citation = cite(report, shortened(one_line(plain), LONGEST))
    return Telling(kind=report.kind, sentence=sentence_of(report.record, names), citation=citation)


def sentence_of(record: Record, names: Names) -> str:
    """Say what a record tells, without a full stop."""
    match record:
        case Event():
            return _event(record, names)
        case Mediation():
            sides = listed([names.one(one) for one in record.disputants])
            between = "between" if len(record.disputants) > 1 else "in a dispute of"
            stage = record.stage.replace("-", " ")
            return f"Mediation by {listed([names.one(one) for one in record.mediators])} {between} {sides}: {stage}"
        case Tie():
            words = tie_words()[record.kind]
            said = (words.stands if record.holds else words.wanting).format(
                a=names.one(record.a), b=names.one(record.b)
            )
            return _with(sentence_case(said), on_the_word_of([record.attribution]))
        case Claim():
            held = "; ".join(
                f"{one_line(one.holder)} {STANCE[one.stance]}" for one in dict.fromkeys(record.positions)
            )
            return _with(f"Claim: “{shortened(one_line(record.proposition), LONGEST)}”", held)
        case Obstacle():
            way = shortened(one_line(record.obstacle), LONGEST)
            goal = shortened(one_line(record.goal), LONGEST)
            return _with(
                f"In the way of {goal}: {way}", f"says {one_line(record.says)}" if record.says else ""
            )


def _event(event: Event, names: Names) -> str:
    actors, recipients = [one.id for one in event.actors], [one.id for one in event.recipients]
    act = act_sentence(event.cameo, event.event_type, actors, recipients, names, status=event.status)
    return _with(act, on_the_word_of([event.attribution]))


def _with(sentence: str, aside: str) -> str:
    return f"{sentence} ({aside})" if aside else sentence
