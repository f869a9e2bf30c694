"""Ties implied by how a thing is named or counted, or by whose peacekeepers stay where."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from dragoman.coder.attribution import reported_by
from dragoman.coder.lexicon import Lexicon
from dragoman.coder.page import Paragraph
from dragoman.coder.status import is_negated
from dragoman.coder.syntax import VERBAL, is_passive, logical_object, prepositional, surface_subject
from dragoman.coder.ties.holding import is_disowned, is_to_come
from dragoman.coder.ties.period import day_of
from dragoman.coder.times import Dates
from dragoman.coder.who import Who
from dragoman.dates.meaning import Since
from dragoman.records import Tie, TieKind

Plain = tuple[TieKind, str, str, list[Token], str]
BLOC_LEADING = {"lead", "dominate"}
COUNTED = {"two", "both"}
COUNTED_KINDS: dict[str, TieKind] = {
    "ally": "allied-with",
    "partner": "partner-of",
    "rival": "in-conflict-with",
    "foe": "in-conflict-with",
    "adversary": "in-conflict-with",
}
FORCES = {"force", "mission", "peacekeeper", "contingent", "operation", "soldier", "troop"}
STAYING = {"be", "remain", "stay", "serve", "station", "deploy", "patrol", "base", "operate"}
PLACE_PREPOSITIONS = ("in", "on", "to", "inside")


def implied_ties(sentence: Span, paragraph: Paragraph, who: Who, lexicon: Lexicon) -> Iterator[Tie]:
    """Ties told by how a thing is named or counted, or by who stays where."""
    for kind, a, b, tokens, rule in (*_led(sentence, who), *_counted(sentence, who), *_kept(sentence, who)):
        verb = next((t for t in tokens if t.pos_ in VERBAL), None)
        phrase = Dates.of(sentence, []).at(verb) if verb is not None and kind == "peacekeepers-in" else None
        since = day_of(phrase, verb, who) if verb and phrase and isinstance(phrase.meaning, Since) else None
        links = tuple(s.record() for s in reported_by(tokens[-1], who, lexicon))
        if is_disowned(links):
            continue
        quote, start = paragraph.quote_of(tokens)
        yield Tie(kind=kind, a=a, b=b, since=since, quote=quote, start=start, attribution=links, rule=rule)


def _led(sentence: Span, who: Who) -> Iterator[Plain]:
    """Read "the Russia-led CSTO": who leads a bloc is a member of it."""
    for token in sentence:
        if token.lemma_.lower() not in BLOC_LEADING or token.i < 2 or token.nbor(-1).text != "-":  # noqa: PLR2004
            continue
        leader = who.names.at(token.nbor(-2))
        if leader is None or leader.id is None or token.dep_ != "amod" or token.head.tag_ == "NNS":
            continue
        bloc = next((e for e in who.parties(token.head) if e.role == "IGO"), None)
        if bloc is not None:
            tokens = [sentence.doc[leader.first], token, token.head]
            yield "member-of", leader.id, bloc.id, tokens, "bloc led by a member"


def _counted(sentence: Span, who: Who) -> Iterator[Plain]:
    """Read "the two members of the CSTO", "the two longtime allies": both of whom the article is about."""
    for token in sentence:
        lemma = token.lemma_.lower()
        if token.dep_ == "appos" or not any(c.lower_ in COUNTED for c in token.children):
            continue
        if lemma not in {*COUNTED_KINDS, "member"} or token.tag_ != "NNS":
            continue
        both = who.parties(token)
        if len(both) != 2:  # noqa: PLR2004 - a pair
            continue
        if lemma in COUNTED_KINDS:
            yield COUNTED_KINDS[lemma], both[0].id, both[1].id, list(_kernel(token)), f"two {lemma}"
            continue
        for bloc in (
            e for thing in prepositional(token, "of") for e in who.parties(thing) if e.role == "IGO"
        ):
            for one in both:
                yield "member-of", one.id, bloc.id, list(_kernel(token)), "two members"


def _kernel(token: Token) -> Iterator[Token]:
    """A noun phrase without its relative clauses."""
    yield token
    for child in token.children:
        if child.dep_ not in {"relcl", "advcl", "appos", "punct"}:
            yield from child.subtree


def _kept(sentence: Span, who: Who) -> Iterator[Plain]:
    """Read "UNIFIL, the UN force, has been in Lebanon since …": whose peacekeepers are where."""
    for verb in sentence:
        if verb.pos_ not in VERBAL or verb.lemma_ not in STAYING or is_negated(verb) or is_to_come(verb):
            continue
        subject = logical_object(verb) if is_passive(verb) else surface_subject(verb)
        owners = _senders(subject, who) if subject is not None else ()
        for where in (t for word in PLACE_PREPOSITIONS for t in prepositional(verb, word) if owners):
            for land in who.parties(where):
                for owner in owners:
                    if subject is not None and land.id != owner:
                        yield "peacekeepers-in", owner, land.id, [subject, verb, where], "peacekeepers there"


def _senders(noun: Token, who: Who) -> tuple[str, ...]:
    """Whose a peacekeeping force is; of a mission by name the United Nations, if it is theirs."""
    told = [noun, *(c for c in noun.children if c.dep_ == "appos")]
    peace = any("peacekeep" in t.text.lower() for one in told for t in one.subtree)
    name = who.names.at(noun)
    record = who.cast.world.entity(name.id) if name is not None and name.id is not None else None
    if (
        record is not None
        and record.name.startswith("United Nations")
        and name is not None
        and name.role == "MIL"
    ):
        return ("UN",)
    described = [t for t in told if t.lemma_.lower() in FORCES]
    owners = [e.id for t in described for e in who.nationalities(t)]
    return tuple(dict.fromkeys(owners)) if peace else ()
