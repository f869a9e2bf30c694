"""Ties that words of the tie lexicon tell."""

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from spacy.tokens import Span

from dragoman.coder.act import Act
from dragoman.coder.attribution import reported_by
from dragoman.coder.decide import Decider
from dragoman.coder.lexicon import Lexicon, tie_lexicon
from dragoman.coder.page import Paragraph
from dragoman.coder.propose import Candidate, propose
from dragoman.coder.status import is_negated
from dragoman.coder.syntax import core_span, is_passive, logical_object, logical_subject
from dragoman.coder.ties.about import matter_of
from dragoman.coder.ties.holding import LACKING, is_lacking, is_refused, is_to_come
from dragoman.coder.ties.period import period_of
from dragoman.coder.ties.sides import sides_of
from dragoman.coder.times import Dates
from dragoman.coder.who import Who
from dragoman.records import Entity, Tie, TieKind

DESCRIBING = {"describe", "regard", "hail", "view", "see", "characterise", "characterize", "praise", "treat"}
INVOLVING = {"lock", "embroil", "engage", "involve", "enmesh"}


def told_ties(sentence: Span, paragraph: Paragraph, who: Who, lexicon: Lexicon) -> Iterator[Tie]:
    """Ties told by words of the tie lexicon; a noun that a verb speaks for is not read again."""
    decider = Decider(tie_lexicon(), who)
    covered: set[int] = set()
    acts: list[Act] = []
    for candidate in propose(sentence, tie_lexicon()):
        if candidate.trigger.i in covered:
            continue
        act = decider.decide(candidate, _involved(candidate, who) or _describing(candidate, who))
        act = _with_opponent(act, sentence, who) if act is not None else None
        if act is None or not act.actors:
            continue
        covered |= act.covers
        if not is_to_come(act.top) and not is_to_come(act.trigger):
            acts.append(act)
    dates = Dates.of(sentence, [a.trigger.i for a in acts])
    for act in acts:
        links = tuple(s.record() for s in reported_by(act.top, who, lexicon))
        denied = bool(links) and links[-1].stance == "denies"
        missing = is_negated(act.top) or is_lacking(act.trigger) or is_refused(act.top)
        holds = (act.mode in {None, "begins"}) != (missing != denied)
        if holds and _bare(act):
            continue  # "ties with Chad" may be of any kind; that there are none says that there are no relations
        since, until = period_of(act, dates, holds, missing, who, lexicon)
        quote, offset = paragraph.quote(*core_span(act.trigger))
        for a, b in sides_of(act, who):
            yield Tie(
                kind=cast("TieKind", act.type),
                a=a.id,
                b=b.id,
                holds=holds,
                since=since,
                until=until,
                matter=matter_of(act, who, {a.id, b.id}),
                quote=quote,
                start=offset,
                attribution=links,
                rule=act.rule,
            )


def _bare(act: Act) -> bool:
    """Whether relations are told of without saying that they are diplomatic or formal."""
    return act.rule.rsplit("noun:", 1)[-1].partition("#")[0] in {"tie", "relation"}


def _with_opponent(act: Act, sentence: Span, who: Who) -> Act:
    """A conflict told with one side only ("friction with Chad"): the other is the one it stands against here.

    One that the sentence names, else the article's; the two must be set against each other in it.
    """
    sides = {e.id: e for e in (*act.actors, *act.recipients)}
    if act.type != "in-conflict-with" or not act.nominal or len(sides) != 1:
        return act
    ident, side = next(iter(sides.items()))
    here = {n.id for n in who.names.every if sentence.start <= n.first < sentence.end and n.id} - {ident}
    paired = {i: w for pair, w in who.cast.matter.items() if ident in pair for i in pair if i != ident}
    near = {i: w for i, w in paired.items() if i in here}
    other = max(near or paired, key=lambda i: (paired[i], i), default=None)
    if other is None:
        return act
    return replace(act, actors=(side, Entity(text=act.trigger.text, id=other)), recipients=(), joint=True)


def _describing(candidate: Candidate, who: Who) -> tuple[Entity, ...]:
    """Whose partner or ally somebody is called: "the envoy described Chad as a partner" of the envoy's state."""
    token = candidate.trigger
    if candidate.part != "noun" or token.dep_ != "pobj" or token.head.lower_ != "as":
        return ()
    verb = token.head.head
    subject = logical_subject(verb) if verb.lemma_ in DESCRIBING else None
    thing = logical_object(verb) if verb.lemma_ in DESCRIBING else None
    if subject is None or thing is None or any(c.dep_ == "poss" for c in token.children):
        return ()
    # who calls another a partner speaks for a state: it is the state's partner
    speaking = tuple(
        Entity(text=token.text, id=e.id, role=e.role, start=token.idx) for e in who.parties(subject)
    )
    return (*speaking, *who.parties(thing))


def _involved(candidate: Candidate, who: Who) -> tuple[Entity, ...]:
    """Who stands in a tie by the words above it: "Chad is locked in a dispute with", "Chad's lack of ties with"."""
    token = candidate.trigger
    if token.lemma_ in INVOLVING and is_passive(token):
        thing = logical_object(token)
        return who.parties(thing) if thing is not None else ()
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in LACKING:
        return who.owners_before(token.head.head)
    return ()
