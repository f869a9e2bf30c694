"""Ties: what stands between two entities rather than happens (codebook section 4)."""

from collections.abc import Iterable, Sequence
from itertools import combinations, product
from typing import cast

from spacy.tokens import Span, Token

from dragoman.coder.act import Act
from dragoman.coder.assemble import Told
from dragoman.coder.attribution import reported_by
from dragoman.coder.decide import Decider
from dragoman.coder.lexicon import Lexicon, tie_lexicon
from dragoman.coder.page import Paragraph
from dragoman.coder.propose import propose
from dragoman.coder.status import is_conditional, is_future, is_negated
from dragoman.coder.syntax import core_span, prepositional
from dragoman.coder.who import Who
from dragoman.records import Entity, Interval, Tie, TieKind

MATTER_PREPOSITIONS = ("over", "on", "in", "for")
LACKING = {"lack", "absence", "break", "severance", "end"}
LACK_VERBS = {
    "lack",
    "sever",
    "break",
    "cut",
    "suspend",
    "end",
    "establish",
    "seek",
    "deny",
    "freeze",
    "lose",
    "leave",
    "quit",
}
REFUSING = {"refuse", "decline", "fail", "stop", "cease"}
TO_COME = {
    "establishment",
    "restoration",
    "normalisation",
    "normalization",
    "possible",
    "potential",
    "opening",
}
BLOC_LEADING = {"lead", "dominate", "back"}
SYMMETRIC = {"diplomatic-relations", "allied-with", "partner-of", "in-conflict-with"}
CEASEFIRES = {"0356", "0871", "1056", "087"}
MONTHS_SHOWN = 7


def ties_of(
    told: Sequence[Told], paragraphs: Sequence[Paragraph], resolvers: Sequence[Who], lexicon: Lexicon
) -> tuple[Tie, ...]:
    """All ties of an article: those that words tell, and those that its events make or end.

    Each tie is one record for its pair and kind; a later telling of the same is left to the ledger.
    """
    found: list[Tie] = []
    for paragraph, who in zip(paragraphs, resolvers, strict=True):
        for sentence in paragraph.doc.sents:
            found.extend(_told_ties(sentence, paragraph, who, lexicon))
            found.extend(_led_blocs(sentence, paragraph, who))
    found.extend(_made_by(told))
    if resolvers:
        found.extend(_fought(told, resolvers[0].cast.disputants()))
    return _once(found)


def _fought(told: Sequence[Told], pair: tuple[str, str] | None) -> Iterable[Tie]:
    """The two whom the article is about are in conflict where it tells fighting or a ceasefire between them."""
    for one in told:
        event = one.event
        ids = {e.id for e in (*event.actors, *event.recipients)}
        fighting = event.event_type == "ASSAULT" or event.cameo in CEASEFIRES
        if pair is not None and fighting and set(pair) <= ids and event.status in {"occurred", "ongoing"}:
            a, b = pair
            yield Tie(
                kind="in-conflict-with", a=a, b=b, quote=event.quote, start=event.start, rule=event.rule
            )
            return


def _told_ties(sentence: Span, paragraph: Paragraph, who: Who, lexicon: Lexicon) -> Iterable[Tie]:
    """Ties told by words of the tie lexicon."""
    decider = Decider(tie_lexicon(), who)
    for candidate in propose(sentence, tie_lexicon()):
        act = decider.decide(candidate)
        if act is None or not act.actors or _to_come(candidate.trigger):
            continue
        holds = (
            not is_negated(act.top)
            and not _lacking(act.trigger)
            and not _refused(act.top)
            and act.mode is None
        )
        start, end = core_span(act.trigger)
        quote, offset = paragraph.quote(start, end)
        attribution = tuple(s.record() for s in reported_by(act.top, who, lexicon))
        matter = _matter(act.trigger)
        for a, b in _sides(act):
            yield Tie(
                kind=cast("TieKind", act.type),
                a=a.id,
                b=b.id,
                holds=holds,
                matter=matter,
                quote=quote,
                start=offset,
                attribution=attribution,
                rule=act.rule,
            )


def _sides(act: Act) -> Iterable[tuple[Entity, Entity]]:
    """The pairs that a tie stands between."""
    if act.joint:
        return combinations(act.actors, 2)
    return product(act.actors, act.recipients)


def _to_come(token: Token) -> bool:
    """Whether the tie is only wished for or to be made ("the establishment of formal relations")."""
    if is_future(token) or is_conditional(token):
        return True
    if any(c.lower_ in TO_COME for c in token.children):
        return True
    head = token.head
    return token.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_.lower() in TO_COME


def _refused(token: Token) -> bool:
    """Whether the tie is one that somebody refuses ("had refused to recognise")."""
    return token.dep_ in {"xcomp", "pcomp"} and (
        token.head.lemma_ in REFUSING or token.head.head.lemma_ in REFUSING
    )


def _lacking(token: Token) -> bool:
    """Whether the words above say that the tie is missing ("lack of diplomatic ties", "severed relations")."""
    if any(c.lower_ == "no" for c in token.children):
        return True
    if token.dep_ == "pobj" and token.head.lower_ in {"of", "without"}:
        return token.head.lower_ == "without" or token.head.head.lemma_.lower() in LACKING
    return token.dep_ in {"dobj", "nsubjpass"} and (token.head.lemma_ in LACK_VERBS or is_negated(token.head))


def _matter(token: Token) -> str | None:
    """What the tie is about ("over Nagorno-Karabakh")."""
    for word in MATTER_PREPOSITIONS:
        for thing in prepositional(token, word):
            return str(thing.doc[thing.left_edge.i : thing.right_edge.i + 1].text)
    return None


def _led_blocs(sentence: Span, paragraph: Paragraph, who: Who) -> Iterable[Tie]:
    """Read "the Russia-led CSTO": who leads a bloc is a member of it."""
    for token in sentence:
        if token.lemma_.lower() not in BLOC_LEADING or token.i < 2 or token.nbor(-1).text != "-":  # noqa: PLR2004
            continue
        leader = who.names.at(token.nbor(-2))
        bloc = (
            next((e for e in who.parties(token.head) if e.role == "IGO"), None)
            if token.dep_ == "amod"
            else None
        )
        if leader is None or leader.id is None or bloc is None:
            continue
        quote, start = paragraph.quote_of([sentence.doc[leader.first], token, token.head])
        yield Tie(
            kind="member-of", a=leader.id, b=bloc.id, quote=quote, start=start, rule="bloc led by a member"
        )


def _made_by(told: Sequence[Told]) -> Iterable[Tie]:
    """Ties that events make or end: taking a territory, freezing one's part in a bloc, peacekeepers leaving."""
    for one in told:
        event = one.event
        if event.status not in {"occurred", "ongoing"}:
            continue
        kind, holds = _consequence(one)
        if kind is None:
            continue
        since, until = (_as_exact(event.time), None) if holds else (None, _as_exact(event.time))
        for actor, recipient in product(event.actors, event.recipients):
            yield Tie(
                kind=kind,
                a=actor.id,
                b=recipient.id,
                holds=holds,
                since=since,
                until=until,
                quote=event.quote,
                start=event.start,
                attribution=event.attribution,
                rule=event.rule,
            )


def _consequence(one: Told) -> tuple[TieKind | None, bool]:
    """The tie that an event makes (True) or ends (False), if any."""
    event = one.event
    recipients = {e.role for e in event.recipients}
    if event.event_type == "ASSAULT" and event.cameo == "192":
        return "controls", True
    if event.event_type == "SANCTION" and event.mode == "discontinue" and "IGO" in recipients:
        return "participates-in", False
    if event.event_type == "RETREAT" and event.mode == "withdraw" and "peacekeep" in event.quote.lower():
        return "peacekeepers-in", False
    if event.event_type == "AID" and event.cameo == "074":
        return "peacekeepers-in", True
    if event.event_type == "SANCTION" and event.cameo == "161" and "relations" in event.quote:
        return "diplomatic-relations", False
    if event.event_type == "SUPPORT" and event.cameo == "054":
        return "recognises", True
    return None, True


def _as_exact(when: Interval | None) -> str | None:
    """A date as exact as the text: a day, a month or a year."""
    if when is None or when.start is None:
        return None
    if when.end == when.start:
        return when.start.isoformat()
    if when.end is not None and (when.start.year, when.start.month) == (when.end.year, when.end.month):
        return when.start.isoformat()[:MONTHS_SHOWN]
    return when.start.isoformat()[:4] if when.end is not None and when.start.year == when.end.year else None


def _once(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """One record for each kind, pair and whether it holds, with the dates of whichever tells them."""
    kept: dict[tuple[str, str, str, bool], Tie] = {}
    for tie in sorted(ties, key=lambda t: t.start):
        a, b = (tie.a, tie.b) if tie.kind not in SYMMETRIC else tuple(sorted((tie.a, tie.b)))
        if a == b:
            continue
        key = (tie.kind, a, b, tie.holds)
        known = kept.get(key)
        if known is None or (not (known.since or known.until) and (tie.since or tie.until)):
            kept[key] = tie
    return tuple(sorted(kept.values(), key=lambda t: (t.start, t.kind, t.a, t.b)))
