"""What stands between two, or between one and all others, on a day or over time."""

from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.analysis.ask.asked import Asked, Told, narrow
from dragoman.analysis.ask.days import day_words
from dragoman.analysis.ask.frames import tie_kinds
from dragoman.analysis.ask.model import Sentence
from dragoman.analysis.ask.say import capital, cited, event_sentence, tie_words
from dragoman.analysis.events import events
from dragoman.analysis.ties import Bound, Ground, Spell, StandingTie, ties
from dragoman.records import TieKind

SHOWN = 4
"""How many grounds of a tie are cited."""
STRAINS = 3
LEAVING = ("leave", "quit", "exit", "pull", "withdraw", "drop")
MUTUAL = frozenset({"allied-with", "partner-of", "in-conflict-with", "diplomatic-relations"})
CITED = frozenset({"states", "denies", "begins", "ends", "shows"})
NEAR: dict[TieKind, tuple[TieKind, ...]] = {
    "member-of": ("member-of", "participates-in"),
    "diplomatic-relations": ("diplomatic-relations", "recognises"),
}


def standing(asked: Asked) -> Told:
    """Answer what stands, since when, with whom, or whether it does: each tie with its days and its words."""
    reading = asked.reading
    kinds = tuple(one for kind in tie_kinds(reading.lemmas) for one in NEAR.get(kind, (kind,)))
    ids = _sides(asked, kinds)
    day = _day(asked)
    found = _ties(asked, ids, day)
    of_kind = [one for one in found if not kinds or one.kind in kinds]
    of_kind = [one for one in of_kind if _faces(one, asked)] or (of_kind if len(ids) > 1 else [])
    if reading.asks == "whether" and kinds:
        of_kind.sort(key=lambda one: kinds.index(one.kind))
    kept, left = narrow(of_kind, reading.rest, _texts)
    sentences = [sentence for one in kept for sentence in _tie(asked, one, day)]
    if reading.asks == "whether" and kept and kinds:
        sentences = [_verdict(kept, day, left=reading.has(*LEAVING)), *sentences]
    if not kept and "backs-on" in kinds and reading.wh == "by":
        sentences = _backing(asked, ids)
    sentences = list(dict.fromkeys(sentences))
    near = tuple(s for one in found if one not in of_kind for s in _tie(asked, one, day)[:1])
    what = " or ".join(kind.replace("-", " ") for kind in dict.fromkeys(kinds)) or "tie"
    on = f" on {day_words(day)}" if day else ""
    no = f"no record tells of “{what}” {'between' if len(ids) > 1 else 'of'} {asked.names(ids)}{on}"
    return Told(sentences=tuple(sentences), near=near, left=left, no=no)


def _backing(asked: Asked, ids: Sequence[str]) -> list[Sentence]:
    """Who backed somebody in words or with help, where no side taken for good is told."""
    found = events(asked.evidence, parties=sorted(ids), world=asked.world, **asked.times)
    return [
        event_sentence(one, asked.name)
        for one in found
        if one.event_type in {"SUPPORT", "AID"} and one.happened and set(ids) <= set(one.recipients)
    ]


def _sides(asked: Asked, kinds: Sequence[TieKind]) -> tuple[str, ...]:
    """The two that a tie would be between; what it is over ("on Kashmir") is no side."""
    backing = "backs-on" in kinds
    found = [one.id for one in asked.reading.parties if not (backing and one.slot in {"about", "mod"})]
    return tuple(dict.fromkeys(found)) or asked.reading.ids()


def _day(asked: Asked) -> date | None:
    """The day that is asked about: of the question, else `as_of`; of a stretch of days its last."""
    time = asked.reading.time
    if time is None or asked.reading.asks == "since":
        return asked.as_of
    return time.end or asked.as_of


def _ties(asked: Asked, ids: Sequence[str], day: date | None) -> tuple[StandingTie, ...]:
    first = ids[0] if ids else None
    second = ids[1] if len(ids) > 1 else None
    found = ties(asked.evidence, asked.world, first, second, as_of=day, known_on=asked.known_on)
    if second is None:  # of one with everybody, only what articles tell
        return tuple(one for one in found if one.sources)
    return found


def _faces(tie: StandingTie, asked: Asked) -> bool:
    """Whether a tie that goes one way goes the way the question has it: "does A recognise B"."""
    doer, done_to = asked.reading.ids("by"), asked.reading.ids("to")
    if asked.reading.wh == "by" and not doer and done_to and tie.kind not in MUTUAL:
        return tie.b in done_to
    if not doer or (len(asked.reading.ids()) > 1 and tie.a in doer):
        return True
    return tie.a in doer or tie.kind in MUTUAL


def _texts(tie: StandingTie) -> Iterable[str]:
    yield tie.kind
    yield from tie.matters
    for one in (*tie.speaks_for, *tie.speaks_against):
        if one.citation is not None:
            yield one.citation.quote


def _verdict(found: Sequence[StandingTie], day: date | None, *, left: bool) -> Sentence:
    """Yes, no, or that it is not told: by the first tie, the one that the question is closest to.

    "Has A left B" is answered by whether it is in it.
    """
    tie = found[0]
    holds = tie.on.holds if tie.on is not None else (tie.spells[-1].holds if tie.spells else None)
    certain = tie.on.certainty if tie.on is not None else "sure"
    if holds is None:
        return Sentence(text="It is not told.")
    against = cited(tie.speaks_against if holds else tie.speaks_for)
    if against and not cited(tie.speaks_for if holds else tie.speaks_against):
        yes, no = ("Yes", "no") if holds is not left else ("No", "yes")
        text = f"{yes} by the world data; {no} by the last article that tells of it."
        return Sentence(text=text, citations=against[:SHOWN], world=_world(tie))
    about = ", as far as is told" if certain == "about" or day is None else ""
    contested = "; this is contested" if tie.contested else ""
    return Sentence(
        text=f"{'Yes' if holds is not left else 'No'}{about}{contested}.",
        citations=_cited(tie, holds),
        world=_world(tie),
    )


def _tie(asked: Asked, tie: StandingTie, day: date | None) -> list[Sentence]:
    """A tie on a day, or spell by spell; then what goes against it."""
    if tie.on is not None and day is not None:
        said = [_on_day(asked, tie, day)]
    else:
        said = [_spell(asked, tie, spell) for spell in tie.spells]
    return [*said, *_strains(asked, tie)]


def _on_day(asked: Asked, tie: StandingTie, day: date) -> Sentence:
    holds = tie.on.holds if tie.on is not None else None
    words = tie_words(tie.kind, tie.a, tie.b, asked.name, holds=holds is not False, matters=tie.matters)
    if holds is None:
        return Sentence(
            text=f"On {day_words(day)} it is not told whether {words}.",
            citations=_cited(tie, True),
            world=_world(tie),
        )
    about = "" if tie.on is not None and tie.on.certainty == "sure" else "about then, "
    contested = " (contested)" if tie.contested else ""
    text = f"On {day_words(day)}: {about}{words}{contested}."
    return Sentence(text=text, citations=_cited(tie, holds), world=_world(tie))


def _spell(asked: Asked, tie: StandingTie, spell: Spell) -> Sentence:
    words = tie_words(tie.kind, tie.a, tie.b, asked.name, holds=spell.holds, matters=tie.matters)
    begun = _begun(spell.start)
    seen = (
        f"; seen so until {day_words(spell.seen.end)}" if spell.seen.end and spell.end.latest is None else ""
    )
    end = f", until {day_words(spell.end.latest)}" if spell.end.latest else seen
    contested = " (contested)" if tie.contested else ""
    citations = _cited(tie, spell.holds)
    at_ends = cited((*spell.start.grounds, *spell.end.grounds))
    return Sentence(
        text=f"{capital(words)}{begun}{end}{contested}.",
        citations=tuple(dict.fromkeys((*citations, *at_ends))),
        world=_world(tie),
    )


def _begun(bound: Bound) -> str:
    if bound.told and bound.earliest and bound.earliest == bound.latest:
        return f", since {day_words(bound.earliest)}"
    if bound.latest is not None:
        return f", by {day_words(bound.latest)} at the latest"
    return ", its beginning not told"


def _cited(tie: StandingTie, holds: bool) -> tuple:  # type: ignore[type-arg]
    """The words that tell a tie so: those that state it before those that only agree with it."""
    grounds = tie.speaks_for if holds else tie.speaks_against
    telling = [one for one in grounds if one.effect in CITED]
    return cited(_newest_first(telling or list(grounds)))[:SHOWN]


def _newest_first(grounds: Sequence[Ground]) -> list[Ground]:
    return sorted(grounds, key=lambda one: one.when.end or date.min, reverse=True)


def _world(tie: StandingTie) -> tuple[str, ...]:
    grounds = (*tie.speaks_for, *tie.speaks_against)
    return tuple(dict.fromkeys(one.world for one in grounds if one.world))


def _strains(asked: Asked, tie: StandingTie) -> list[Sentence]:
    """What goes against a tie that stands, the latest first."""
    told = [one for one in tie.strains if one.citation is not None]
    if not told or not any(spell.holds for spell in tie.spells):
        return []
    noun = "act goes" if len(told) == 1 else "acts go"
    latest = _newest_first(told)[:STRAINS]
    text = f"{len(told)} {noun} against it; the latest by {asked.names(latest[0].actors) or 'somebody'}."
    return [Sentence(text=text, citations=cited(latest))]
