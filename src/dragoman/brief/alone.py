"""What each source alone reports: acts that no other tells."""

from dragoman.analysis.events import MergedEvent
from dragoman.brief.coded import inferred_words
from dragoman.brief.labels import act_sentence
from dragoman.brief.model import Line, Said
from dragoman.brief.names import on_the_word_of
from dragoman.brief.notes import Notes
from dragoman.brief.view import View
from dragoman.ontology import event_types
from dragoman.records import Event

MOST = 3


def alone_lines(view: View, notes: Notes) -> dict[str, Line]:
    """Say, by the id of an article, how many acts it alone tells, with the gravest of them below."""
    alone: dict[str, list[MergedEvent]] = {}
    for event in view.events():
        articles = {one.article for one in event.tellings}
        if len(articles) == 1 and event.actors:
            alone.setdefault(articles.pop(), []).append(event)
    return {article: _line(found, view, notes) for article, found in alone.items()}


def _line(found: list[MergedEvent], view: View, notes: Notes) -> Line:
    said: dict[tuple[object, ...], MergedEvent] = {}
    for one in sorted(found, key=lambda one: (-_gravity(one), one.id)):
        said.setdefault((one.cameo, one.actors, one.recipients, one.status), one)
    gravest = list(said.values())[:MOST]
    acts = f"{len(found)} act{'' if len(found) == 1 else 's'}"
    return Line(
        text=f"Alone reports {acts}{', among them' if len(found) > MOST else ''}:",
        below=tuple(_act(one, view, notes) for one in gravest),
    )


def _gravity(event: MergedEvent) -> float:
    kind = event_types().get(event.event_type)
    return abs(kind.score) if kind else 0.0


def _act(event: MergedEvent, view: View, notes: Notes) -> Line:
    best = next(
        (
            one
            for one in event.tellings
            if isinstance(record := notes.record(one), Event) and record.status == event.status
        ),
        event.tellings[0],
    )
    told = [record for one in event.tellings if isinstance(record := notes.record(one), Event)]
    word = on_the_word_of((one.attribution for one in told), denied=event.status == "denied")
    act = act_sentence(
        event.cameo, event.event_type, event.actors, event.recipients, view.names, status=event.status
    )
    return Line(
        text=f"{act}.",
        detail="; ".join(filter(None, ["contested" if event.contested else "", word, inferred_words(told)])),
        cites=notes.cite(best, *event.tellings),
        said=Said(
            parties=(*event.actors, *event.recipients),
            act=event.event_type,
            stance=event.status,
        ),
    )
