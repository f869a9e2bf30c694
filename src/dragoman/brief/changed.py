"""What changed since a day, in sentences."""

from collections.abc import Iterable

import msgspec

from dragoman.analysis.chains.words import tie_words
from dragoman.analysis.changes import Change
from dragoman.brief.labels import act_sentence
from dragoman.brief.model import Line, Said
from dragoman.brief.names import Names, listed, on_the_word_of, sentence_case
from dragoman.brief.notes import Notes
from dragoman.brief.plain import one_line
from dragoman.brief.when import by_words
from dragoman.records import Citation, Claim, Event, Interval, Status, Tie

FIRST = "first-event"
MOST_FIRSTS = 12


def change_lines(changes: Iterable[Change], names: Names, notes: Notes) -> tuple[Line, ...]:
    """Say each change that has words to cite; of first acts only so many, as each act has its line elsewhere."""
    told = _newest_first([_dated(one) for one in changes if one.citations])
    firsts = [one for one in told if one.kind == FIRST][:MOST_FIRSTS]
    return tuple(
        Line(
            when=by_words(one.when) if one.when else "",
            text=f"{_text(one, names, notes)}.",
            detail=_word(one, notes),
            cites=notes.cite(*_citations(one, notes)),
            said=_said(one, notes),
        )
        for one in (*(one for one in told if one.kind != FIRST), *firsts)
    )


def _dated(change: Change) -> Change:
    """Give a change that no text dates the last day of its publication."""
    if change.when is not None and (change.when.start or change.when.end):
        return change
    latest = change.citations[0].published.latest
    return msgspec.structs.replace(change, when=Interval(end=latest) if latest else None)


def _newest_first(changes: list[Change]) -> list[Change]:
    """Keep the kinds in their order, the weightiest first, and within each put the newest first."""
    kinds = list(dict.fromkeys(one.kind for one in changes))
    return sorted(changes, key=lambda one: (kinds.index(one.kind), -_last(one)))


def _last(change: Change) -> int:
    day = (change.when.end or change.when.start) if change.when else None
    return day.toordinal() if day else 0


def _text(change: Change, names: Names, notes: Notes) -> str:
    if change.kind in {"tie-told", "tie-begun", "tie-ended"}:
        words = tie_words()[change.what]
        a, b = (names.one(one) for one in change.parties)
        stands = words.stands if change.after == "stands" else words.wanting
        lead = "now told" if change.kind == "tie-told" else "new"
        return sentence_case(f"{lead}: {stands.format(a=a, b=b)}")
    if change.kind in {"effort-begun", "effort-moved"}:
        return _effort(change, names)
    if change.kind == FIRST:
        return _first(change, names, notes)
    if change.kind == "obstacle-new":
        return f"New obstacle to {one_line(change.after or '')}: {one_line(change.what).rstrip('.')}"
    quoted = f"“{one_line(change.what).removeprefix('that ').rstrip('.')}”"
    return {
        "claim-contested": f"Now contested: {quoted}",
        "claim-settled": f"No longer contested: {quoted}",
        "claim-flat": f"{sentence_case(one_line(change.after or ''))} now states flatly: {quoted}",
    }[change.kind]


def _citations(change: Change, notes: Notes) -> tuple[Citation, ...]:
    if change.kind in {"effort-begun", "effort-moved"}:
        return notes.covering(change.citations, change.parties)
    return change.citations


def _word(change: Change, notes: Notes) -> str:
    """On whose word an act or a tie stands that the change was read from."""
    records = [notes.record(one) for one in _citations(change, notes)]
    return on_the_word_of(one.attribution for one in records if isinstance(one, Event | Tie))


def _effort(change: Change, names: Names) -> str:
    """Who between whom, and from which stage to which."""
    mediators, _, disputants = change.what.partition(" between ")
    who = names.several(mediators.split(", "))
    sides = disputants.split(" and ")
    whom = f"{'between' if len(sides) > 1 else 'in a dispute of'} {names.several(sides)}"
    stage = (change.after or "").replace("-", " ")
    if change.before is None:
        return f"New effort of {who} {whom}: {stage}"
    return f"The effort of {who} {whom} moved from {change.before.replace('-', ' ')} to {stage}"


def _first(change: Change, names: Names, notes: Notes) -> str:
    record = notes.record(change.citations[0])
    if not isinstance(record, Event):
        return f"First {change.what} between {listed([names.one(one) for one in change.parties])}"
    actors = [one.id for one in record.actors]
    recipients = [one.id for one in record.recipients]
    act = act_sentence(record.cameo, record.event_type, actors, recipients, names, status=record.status)
    return f"First of its kind: {act}"


def _said(change: Change, notes: Notes) -> Said:
    record = notes.record(change.citations[0])
    stance: Status | str = ""
    if change.kind.startswith("tie"):
        act, stance = change.what, "holds" if change.after == "stands" else "fails"
    elif change.kind.startswith("effort"):
        act = change.after or ""
    elif change.kind == FIRST:
        act, stance = change.what, change.after or ""
    else:
        act = "obstacle" if change.kind == "obstacle-new" else "claim"
    named = change.parties if change.kind.startswith(("tie", "effort")) else ()
    if isinstance(record, Event) and change.kind == FIRST:
        named = tuple(dict.fromkeys(one.id for one in (*record.actors, *record.recipients)))
    if isinstance(record, Claim):
        named = ()
    return Said(parties=named, act=act, stance=stance, when=change.when)
