"""Takes the cited sentences of a brief apart and holds each against the records it cites."""

from collections.abc import Iterable, Iterator

from dragoman.analysis.evidence import Evidence
from dragoman.analysis.mediations.tables import step_rule
from dragoman.brief import Brief
from dragoman.brief.model import Line, Note
from dragoman.brief.names import NOT_SAYING, Names
from dragoman.brief.when import by_words, interval_words
from dragoman.records import Claim, Event, Interval, Mediation, Obstacle, Report, Tie, parties_of


def lines_of(brief: Brief) -> Iterator[Line]:
    """All lines of a brief, those below others too."""
    waiting = [brief.lead, *(line for section in brief.sections for line in section.lines)]
    waiting += [brief.alone[number] for number in sorted(brief.alone)]
    while waiting:
        line = waiting.pop(0)
        yield line
        waiting.extend(line.below)


def faults(brief: Brief, evidence: Evidence, names: Names) -> Iterator[str]:
    """What lines say that the records they cite do not: nothing, if all is well."""
    reports = {one.id: one for one in evidence.reports()}
    for line in lines_of(brief):
        if line.said is None:
            if line.cites:
                yield f"cites, but asserts nothing: {line.text}"
            continue
        noted = [brief.notes[cite.note - 1] for cite in line.cites]
        cited = [reports[one] for note in noted for one in note.reports]
        world = [note for note in noted if note.source is None]
        yield from (f"{what}: {line.text} {line.said}" for what in _faults(line, cited, world, names))


def _faults(line: Line, cited: list[Report], world: list[Note], names: Names) -> Iterator[str]:
    said = line.said
    assert said is not None
    if not cited and not world:
        yield "nothing cited"
    text = line.text.casefold()
    if not all(_named(one, names).casefold() in text for one in said.parties if said.act != "obstacle"):
        yield "a party is not in the sentence"
    known = {party for one in cited for party in parties_of(one.record)}
    told = {word for note in world for word in note.quote.replace(",", " ").split()}
    holders = {one.record.says for one in cited if isinstance(one.record, Obstacle)}
    outlets = {one.outlet for one in cited}
    if said.act == "claim":
        known |= {word for one in cited for word in _speakers(one)}
    if not set(said.parties) <= known | told | outlets | holders and not (world and not cited):
        yield f"parties not in the records ({sorted(known)})"
    if not any(_act(said.act, said.stance, one) for one in cited) and not world:
        yield "the act is not in the records"
    if not any(_stance(line, one) for one in cited) and not world:
        yield "the stance is not in the records"
    if _all_on_a_word(cited) and not world and said.act != "claim" and not _word_said(line):
        yield "on whose word it stands is not said"
    if said.when is not None and not _dated(said.when, cited):
        yield "the date is not in the records"
    if said.when is not None and not _date_shown(line, said.when):
        yield "the date is not in the sentence"


def _all_on_a_word(cited: list[Report]) -> bool:
    """Whether no article tells it in its own voice."""
    told = [one.record for one in cited if isinstance(one.record, Event | Tie)]
    others = [one for one in cited if not isinstance(one.record, Event | Tie | Claim)]
    return bool(told) and not others and all(one.attribution for one in told)


def _word_said(line: Line) -> bool:
    return any(
        words in f"{line.text} {line.detail}".casefold() for words in ("on the word of", *NOT_SAYING.values())
    )


def _speakers(report: Report) -> Iterator[str]:
    """Who speaks in an act that a position was read from."""
    if isinstance(report.record, Event):
        yield from (one.speaker for one in report.record.attribution)
        for entity in report.record.actors:
            yield from filter(None, (entity.text, entity.person))


def _named(party: str, names: Names) -> str:
    name = names.one(party)
    return name.removeprefix("the ")


def _act(act: str, stance: str, report: Report) -> bool:
    """Whether a record tells the act: its type, its kind of tie, its stage."""
    record = report.record
    if isinstance(record, Event):
        found = step_rule(record)
        staged = found is not None and found[1].stage == act
        return record.event_type == act or staged or act == "claim" or stance in {"holds", "fails"}
    if isinstance(record, Tie):
        return record.kind == act
    if isinstance(record, Mediation):
        return record.stage == act
    return act == ("claim" if isinstance(record, Claim) else "obstacle")


def _stance(line: Line, report: Report) -> bool:
    """Whether a record has the status or the stance, of that holder."""
    said, record = line.said, report.record
    assert said is not None
    if isinstance(record, Tie):
        return record.holds == (said.stance == "holds")
    if isinstance(record, Claim):
        return said.stance == "" or any(
            one.stance == said.stance and (one.holder in said.parties or one.holder == "outlet")
            for one in record.positions
        )
    if isinstance(record, Event) and said.act != "claim" and said.stance not in {"holds", "fails", ""}:
        return record.status == said.stance
    return True


def _dated(when: Interval, cited: Iterable[Report]) -> bool:
    """Whether some record's own time, or else its publication, has the days within it."""
    for one in cited:
        time, published = getattr(one.record, "time", None), one.published
        if time is None:
            told = {
                (None, published.latest),
                (published.earliest, published.latest),
                (published.latest, None),
            }
            if (when.start, when.end) in told:
                return True
            continue
        after = time.start is None or (when.start or when.end or time.start) >= time.start
        if after and (time.end is None or (when.end or when.start or time.end) <= time.end):
            return True
    return _turned(when, cited) or _published(when, cited)


def _published(when: Interval, cited: Iterable[Report]) -> bool:
    """Whether it is from the first to the last publication of several tellings."""
    days = [one.published for one in cited]
    first = min((one.earliest for one in days if one.earliest), default=None)
    return (when.start, when.end) == (first, max((one.latest for one in days if one.latest), default=None))


def _turned(when: Interval, cited: Iterable[Report]) -> bool:
    """Whether a tie that is cited gives the days: as exactly as it is told, a year, a month or a day."""
    days = {str(day) for day in (when.start, when.end) if day}
    told = [one.record for one in cited if isinstance(one.record, Tie)]
    return any(
        day.startswith(words) for tie in told for words in (tie.since, tie.until) if words for day in days
    )


def _date_shown(line: Line, when: Interval) -> bool:
    shown = {by_words(when), interval_words(when.start, when.end)}
    return any(words in f"{line.when} {line.text}" for words in shown) or (
        when.end is None and line.when.startswith("after ")
    )
