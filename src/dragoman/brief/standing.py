"""How they stand to each other: ties with their days, what strains them, and what stood before (codebook section 4)."""

import re
from collections.abc import Iterable
from datetime import date

import msgspec

from dragoman.analysis.chains.words import tie_words
from dragoman.analysis.events import Shade
from dragoman.analysis.standing import newest_evidence
from dragoman.analysis.ties import Bound, Ground, Spell, StandingTie, ground_order
from dragoman.brief.labels import act_sentence
from dragoman.brief.model import Cite, Line, Said
from dragoman.brief.names import Names, on_the_word_of, sentence_case
from dragoman.brief.notes import MOST_CITES, Notes
from dragoman.brief.plain import one_line
from dragoman.brief.when import by_words, interval_words, since_words
from dragoman.ontology import quad_class
from dragoman.records import Citation, Event, Interval, TieKind

TELLING = {True: frozenset({"states", "begins", "shows"}), False: frozenset({"denies", "ends"})}
MATTERS = {"backs-on": " on {}", "in-conflict-with": " over {}", "claims": " ({})"}
MOST_STRAINS = 6


def tie_lines(
    ties: Iterable[StandingTie], names: Names, notes: Notes, *, all_known: bool, as_of: date | None
) -> tuple[Line, ...]:
    """Say each tie once, those of one pair together, the pair with the newest evidence first.

    Args:
        ties: as `dragoman.analysis.ties` gives them.
        names: gives the names.
        notes: takes the citations.
        all_known: also ties that only the world data tell.
        as_of: the day asked about.
    """
    kept = _strained_once(one for one in ties if all_known or _told(one))
    newest: dict[frozenset[str], int] = {}
    for one in kept:
        day = newest_evidence(one)
        pair = frozenset((one.a, one.b))
        newest[pair] = max(newest.get(pair, 0), day.toordinal() if day else 0)
    ordered = sorted(kept, key=lambda one: _order(one, newest))
    lines = (tie_line(one, names, notes, as_of) for one in ordered)
    return tuple(line for line in lines if line is not None)


def tie_line(tie: StandingTie, names: Names, notes: Notes, as_of: date | None) -> Line | None:
    """Say how a tie stands on a day, or by the latest evidence; None where nothing can be cited for it."""
    spell = _current(tie, as_of)
    if spell is None:
        return None
    cites, world_only = _cites(tie, spell, notes)
    if not cites:
        return None
    earlier = tuple(_earlier(tie, one, names, notes) for one in tie.spells[: tie.spells.index(spell)])
    strains = _after_its_beginning(tie, spell)[-MOST_STRAINS:] if spell.holds else ()
    against = (_strain(one, tie.kind, names, notes) for one in strains if one.citation is not None)
    return Line(
        text=f"{sentence_case(_words(tie, spell, names, notes))}{_days(spell)}.",
        detail=_detail(tie, spell, as_of, world_only=world_only),
        shade=_shade(tie),
        cites=cites,
        said=tie_said(tie, spell),
        below=(*filter(None, earlier), *against),
    )


def tie_said(tie: StandingTie, spell: Spell) -> Said:
    """Give what the sentence of a tie asserts."""
    return Said(parties=(tie.a, tie.b), act=tie.kind, stance="holds" if spell.holds else "fails")


def _strained_once(ties: Iterable[StandingTie]) -> list[StandingTie]:
    """The ties of a pair, with each act against them under the first that it strains only."""
    told: set[tuple[frozenset[str], bool, Citation | None]] = set()
    kept = []
    for tie in ties:
        pair, conflict = frozenset((tie.a, tie.b)), tie.kind == "in-conflict-with"
        strains = tuple(one for one in tie.strains if (pair, conflict, one.citation) not in told)
        if tie.spells and tie.spells[-1].holds:
            told |= {(pair, conflict, one.citation) for one in strains}
        kept.append(msgspec.structs.replace(tie, strains=strains))
    return kept


def _after_its_beginning(tie: StandingTie, spell: Spell) -> list[Ground]:
    """The acts against a tie: not one without a day from the article that tells of its beginning, which may be older."""
    begun = {one.citation.article for one in spell.start.grounds if spell.start.told and one.citation}
    return [
        one
        for one in tie.strains
        if one.when.start is not None or one.citation is None or one.citation.article not in begun
    ]


def _order(tie: StandingTie, newest: dict[frozenset[str], int]) -> tuple[bool, int, str, str, str]:
    """Mere memberships, which everybody knows, stand after what the articles are about."""
    first, second = sorted((tie.a, tie.b))
    known = tie.kind == "member-of" and not tie.strains and not tie.contested and tie.spells[-1].holds
    return known, -newest[frozenset((tie.a, tie.b))], first, second, tie.kind


def _told(tie: StandingTie) -> bool:
    """Whether an article tells it, or an act against it."""
    grounds = (*tie.speaks_for, *tie.speaks_against)
    telling = TELLING[True] | TELLING[False]
    return any(one.citation and one.effect in telling for one in grounds) or any(
        one.citation for one in tie.strains
    )


def _current(tie: StandingTie, as_of: date | None) -> Spell | None:
    """The spell of a day; where none is sure of it, the last that began by then."""
    begun = [
        one
        for one in tie.spells
        if as_of is None or one.always or (one.start.earliest or one.seen.start or as_of) <= as_of
    ]
    return begun[-1] if begun else None


def _words(tie: StandingTie, spell: Spell, names: Names, notes: Notes) -> str:
    words = tie_words()[tie.kind]
    text = (words.stands if spell.holds else words.wanting).format(a=names.one(tie.a), b=names.one(tie.b))
    matter = _matter(tie, spell, notes)
    return text + (MATTERS[tie.kind].format(matter) if matter and tie.kind in MATTERS else "")


def _matter(tie: StandingTie, spell: Spell, notes: Notes) -> str:
    """What a tie is about, with the article that its own words have before it ("the dispute")."""
    matter = one_line(tie.matters[0]) if tie.matters else ""
    quotes = (notes.words(one.citation) for one in _telling(tie, spell) if one.citation is not None)
    definite = re.compile(rf"\b(?:the|this|that|its|his|her|their) {re.escape(matter)}", re.IGNORECASE)
    return f"the {matter}" if matter and any(definite.search(one_line(one)) for one in quotes) else matter


def _days(spell: Spell) -> str:
    text = f", since {_turn(spell.start)}" if spell.start.told and not spell.always else ""
    return text + (f", until {_turn(spell.end)}" if spell.end.told else "")


def _turn(bound: Bound) -> str:
    """A turn as exactly as it is known: the world data write a year as its first day."""
    if bound.earliest is None and bound.latest is not None:
        return f"{interval_words(bound.latest, bound.latest)} at the latest"
    if bound.latest is None and bound.earliest is not None:
        return f"{interval_words(bound.earliest, bound.earliest)} or later"
    if bound.grounds and all(one.world for one in bound.grounds) and bound.earliest == bound.latest:
        return since_words(bound.latest)
    return interval_words(bound.earliest, bound.latest)


def _detail(tie: StandingTie, spell: Spell, as_of: date | None, *, world_only: bool) -> str:
    """How far the evidence reaches, on whose word, and whether sources differ."""
    parts = ["the sources differ"] if tie.contested else []
    if world_only:
        parts.append("by the world data; no article tells it")
    elif not spell.end.told and not spell.still and spell.seen.end is not None:
        parts.append(f"last reported for {interval_words(spell.seen.end, spell.seen.end)}")
    if as_of is not None and tie.on is not None and tie.on.holds is None:
        parts.append(f"not told for {interval_words(as_of, as_of)}")
    parts += filter(None, [_word(tie, spell)])
    return "; ".join(parts)


def _word(tie: StandingTie, spell: Spell) -> str:
    """On whose word it stands; nothing where an article tells it flatly."""
    return on_the_word_of(one.attribution for one in _telling(tie, spell))


def _telling(tie: StandingTie, spell: Spell) -> list[Ground]:
    """What tells a spell, the latest first; the word that begins it stands before all others."""
    pool = tie.speaks_for if spell.holds else tie.speaks_against
    within = [
        one for one in pool if one.effect in TELLING[spell.holds] and _meets(one.when, spell) and one.citation
    ]
    turn = [one for one in spell.start.grounds if spell.start.told and one.citation]
    ordered = [*sorted(turn, key=ground_order), *sorted(within, key=ground_order, reverse=True)]
    return list(dict.fromkeys(one for one in ordered if one.effect in TELLING[spell.holds]))


def _meets(when: Interval, spell: Spell) -> bool:
    after = spell.start.earliest is None or when.end is None or when.end >= spell.start.earliest
    return after and (spell.end.latest is None or when.start is None or when.start <= spell.end.latest)


def _cites(tie: StandingTie, spell: Spell, notes: Notes) -> tuple[tuple[Cite, ...], bool]:
    """The notes of a spell, and whether the world data alone tell it."""
    cited = [one.citation for one in _telling(tie, spell) if one.citation is not None]
    marks = notes.cite(*cited)
    pool = tie.speaks_for if spell.holds else tie.speaks_against
    world = [one.world for one in (*spell.start.grounds, *pool) if one.world and _meets(one.when, spell)]
    if world and len(marks) < MOST_CITES:
        words = tie_words()[tie.kind]
        said = (words.stands if spell.holds else words.wanting).format(a=tie.a, b=tie.b)
        marks = (*marks, notes.cite_world(f"{said}{_days(spell)} ({world[0]})"))
    return marks, bool(marks) and not cited


def _earlier(tie: StandingTie, spell: Spell, names: Names, notes: Notes) -> Line | None:
    cites, _ = _cites(tie, spell, notes)
    if not cites:
        return None
    text = f"Before: {_words(tie, spell, names, notes)}{_days(spell)}."
    return Line(text=text, detail=_word(tie, spell), cites=cites, said=tie_said(tie, spell))


def _strain(ground: Ground, kind: TieKind, names: Names, notes: Notes) -> Line:
    """An act that goes against a tie; against a conflict go the acts that would end it."""
    citation = ground.citation
    record = notes.record(citation) if citation else None
    event = record if isinstance(record, Event) else None
    event_type = ground.event_type or ""
    act = act_sentence(
        event.cameo if event else "",
        event_type,
        ground.actors,
        ground.recipients,
        names,
        status=ground.status,
    )
    lead = "Towards ending it" if kind == "in-conflict-with" else "Against it"
    return Line(
        when=by_words(ground.when),
        text=f"{lead}: {act}.",
        detail=on_the_word_of([ground.attribution], denied=ground.status == "denied"),
        quad=quad_class(event_type).replace(" ", "-") if event_type else "plain",
        cites=notes.cite(citation) if citation else (),
        said=Said(
            parties=(*ground.actors, *ground.recipients),
            act=event_type,
            stance=ground.status,
            when=ground.when,
        ),
    )


def _shade(tie: StandingTie) -> Shade:
    if tie.contested:
        return "hatched"
    return "solid" if tie.sources > 1 else "outlined"
