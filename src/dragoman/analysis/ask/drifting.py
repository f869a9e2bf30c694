"""How one drew away from another, or closer: acts between the two and against their ties, in order."""

import itertools
from datetime import date

from dragoman.analysis.ask.asked import Asked, Told, narrow
from dragoman.analysis.ask.days import day_words, meets
from dragoman.analysis.ask.model import Sentence
from dragoman.analysis.ask.say import capital, event_sentence, ground_sentence, tie_words
from dragoman.analysis.events import MergedEvent, events
from dragoman.analysis.ties import Ground, StandingTie, ties
from dragoman.ontology import quad_class
from dragoman.records import Interval

Line = tuple[date, date, str, Sentence]


def away(asked: Asked) -> Told:
    """Answer how somebody drew away: refusals, criticism, steps out, and what is denied, by their days."""
    return _moved(asked, conflict=True)


def closer(asked: Asked) -> Told:
    """Answer how somebody drew closer: agreements, visits, help, by their days."""
    return _moved(asked, conflict=False)


def _moved(asked: Asked, *, conflict: bool) -> Told:
    reading = asked.reading
    ids = reading.ids()
    actor, others = _who(asked)
    how = "drew away from" if conflict else "drew closer to"
    no = f"no record tells how {asked.names([actor]) or 'anybody'} {how} {asked.names(others) or 'anybody'}"
    if not ids:
        return Told(no=no)
    lines: list[Line] = []
    for other in others or ("",):
        lines.extend(_lines(asked, actor, other, conflict=conflict))
    lines.sort(key=lambda one: one[:3])
    sentences, left = narrow(
        [line for *_, line in lines], reading.rest, lambda one: (one.text, *(c.quote for c in one.citations))
    )
    standing = [s for other in others for s in _still(asked, actor, other)] if sentences else []
    note = (
        [_open_order(lines)] if len(lines) > 1 and reading.has("order", "sequence", "chronological") else []
    )
    return Told(sentences=(*note, *dict.fromkeys(sentences), *standing), left=left, no=no)


def _who(asked: Asked) -> tuple[str, tuple[str, ...]]:
    """Who moved, and from or to whom: the subject, or whose move it is; else the first who is named."""
    ids = asked.reading.ids()
    if not ids:
        return "", ()
    first = (*asked.reading.ids("by"), *asked.reading.ids("poss"), *ids)[0]
    return first, tuple(one for one in ids if one != first)


def _lines(asked: Asked, actor: str, other: str, *, conflict: bool) -> list[Line]:
    parties = (actor, other) if other else (actor,)
    found = events(asked.evidence, parties=parties, world=asked.world, **asked.times)
    acts = [one for one in found if _counts(one, actor, other, conflict=conflict) and _in_time(asked, one)]
    told = {report for one in acts for report in one.reports}
    lines = [_of_event(asked, one) for one in acts]
    if conflict and other:
        for tie in ties(asked.evidence, asked.world, actor, other, **asked.times):
            lines.extend(_strains(asked, tie, told))
    return lines


def _counts(event: MergedEvent, actor: str, other: str, *, conflict: bool) -> bool:
    """Whether an act is a step that way: by the actor, or of the other towards it, said or done or denied."""
    if actor not in event.actors and not (other in event.actors and actor in event.recipients):
        return False
    if event.cameo in {"039", "045", "028"}:
        return False
    return quad_class(event.event_type).endswith("conflict") is conflict and event.status != "hypothetical"


def _in_time(asked: Asked, event: MergedEvent) -> bool:
    return meets(event.time or Interval(end=event.last), asked.reading.time)


def _of_event(asked: Asked, event: MergedEvent) -> Line:
    time = event.time or Interval(end=event.told)
    return _last(time), time.start or _last(time), event.id, event_sentence(event, asked.name)


def _strains(asked: Asked, tie: StandingTie, told: set[str]) -> list[Line]:
    """What goes against a tie of the two and is no act between them: towards others of the bloc, by the world data."""
    found: list[Line] = []
    for one in tie.strains:
        if one.citation is not None and one.citation.report in told:
            continue
        if not meets(one.when, asked.reading.time):
            continue
        found.append((_last(one.when), one.when.start or _last(one.when), tie.kind, _strain(asked, one)))
        told.update([one.citation.report] if one.citation else [])
    return found


def _strain(asked: Asked, ground: Ground) -> Sentence:
    return ground_sentence(ground, asked.name)


def _last(time: Interval) -> date:
    return time.end or time.start or date.max


def _still(asked: Asked, actor: str, other: str) -> list[Sentence]:
    """Whether a tie of the two still stood by the latest evidence, which a reader asks next."""
    found: list[Sentence] = []
    for tie in ties(asked.evidence, asked.world, actor, other, **asked.times):
        if tie.kind in {"member-of", "allied-with"} and tie.spells:
            last = tie.spells[-1]
            seen = f", seen on {day_words(last.seen.end)}" if last.seen.end else ""
            words = tie_words(tie.kind, tie.a, tie.b, asked.name, holds=last.holds)
            cited = tuple(
                g.citation for g in tie.speaks_for if g.citation and g.effect in {"states", "shows"}
            )[:2]
            world = tuple(g.world for g in tie.speaks_for if g.world)
            if cited or world:
                found.append(Sentence(text=f"{capital(words)}{seen}.", citations=cited, world=world))
    return found


def _open_order(lines: list[Line]) -> Sentence:
    """Say that days which meet leave the order open."""
    pairs = itertools.pairwise(lines)
    open_pairs = sum(later[1] <= earlier[0] for earlier, later in pairs)
    text = f"{len(lines)} steps, by the last day on which each can have been"
    more = f"; the sources leave open the order of {open_pairs} neighbours" if open_pairs else ""
    cited = tuple(dict.fromkeys(c for *_, line in lines for c in line.citations))[:1]
    return Sentence(text=f"{text}{more}.", citations=cited)
