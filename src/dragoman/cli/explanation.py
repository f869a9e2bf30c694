"""Why an article was coded as it was: its sentences, their records, and the verbs that carry nothing."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from spacy.tokens import Span, Token

from dragoman.brief.plain import one_line
from dragoman.brief.when import event_when, published_words
from dragoman.coder.assemble import Told
from dragoman.coder.code import Coder
from dragoman.coder.lexicon import Lexicon
from dragoman.coder.model import NONE, DecisionModel, Judgement
from dragoman.coder.voices import marked
from dragoman.records import (
    Article,
    Attribution,
    Claim,
    CodedArticle,
    Entity,
    Event,
    Mediation,
    Obstacle,
    Tie,
)

HEADS = {"title": "TITLE", "section": "SECTION", "body": "PARAGRAPH", "caption": "CAPTION"}
Other = Tie | Mediation | Claim | Obstacle
Line = tuple[int, str]
"""How deep a line stands, and its words."""


def explain(coder: Coder, article: Article) -> Iterator[Line]:
    """Explain one article.

    Args:
        coder: what codes it.
        article: as read.

    Yields:
        Lines with their depth: the page, then each sentence, what was coded from
        it by which entry of the lexicon, and why its other verbs carry nothing.
    """
    coded = coder.code(article)
    told, paragraphs, *_ = coder.read(article)
    yield from _page(article, coded)
    others: list[Other] = [*coded.ties, *coded.mediations, *coded.claims, *coded.obstacles]
    for number, paragraph in enumerate(paragraphs, start=1):
        yield 0, ""
        yield 0, f"{HEADS.get(paragraph.kind, paragraph.kind.upper())} {number}"
        for sentence in paragraph.doc.sents:
            yield 1, one_line(sentence.text)
            here = [one for one in told if one.sentence == sentence and one.paragraph is paragraph]
            yield from _events(here, coded.events, coder.model)
            first, last = paragraph.span(sentence.start_char, sentence.end_char)
            records = [record for record in others if first <= record.start < last]
            for record in records:
                yield from _record(record)
            ties = [(r.start, r.start + len(r.quote)) for r in records if isinstance(r, Tie)]
            for verb in _verbs_without(sentence, here):
                if not any(start <= paragraph.source(verb.idx) < end for start, end in ties):
                    yield 2, f"no record from “{one_line(verb.text)}”: {_why(verb, coder.lexicon)}"


def _page(article: Article, coded: CodedArticle) -> Iterator[Line]:
    yield 0, one_line(article.name)
    yield 1, f"outlet: {one_line(coded.outlet or 'not named')}"
    why = f": {one_line(coded.published.why)}" if coded.published.why else ""
    yield 1, f"published: {published_words(coded.published)}{why}"
    left_out = Counter(
        block.reason or block.kind for block in article.blocks if block.kind in {"furniture", "metadata"}
    )
    if left_out:
        counted = ", ".join(f"{reason} ({count})" for reason, count in left_out.items())
        yield 1, f"left out: {counted}"


def _events(told: Sequence[Told], final: Iterable[Event], model: DecisionModel | None) -> Iterator[Line]:
    """The events of a sentence by both voices; `final` knows which of them retell others."""
    judged = model.judge([marked(one.sentence, one.act) for one in told]) if model is not None else ()
    retold = {(e.start, e.quote, e.event_type): e.same_as for e in final}
    for number, one in enumerate(told):
        event = one.event
        mode = f"/{event.mode}" if event.mode else ""
        yield 2, f"EVENT {event.event_type}{mode} {event.cameo} ({', '.join(event.context)}), {event.status}"
        yield 3, f"who: {_parties(event.actors)} → {_parties(event.recipients)}"
        yield 3, f"words: “{one_line(event.quote)}”"
        yield 3, f"entry: {event.rule or 'none'}"
        if judged:
            yield 3, f"model: {_judged(judged[number])}"
        if event.confidence is not None:
            yield 3, f"right with a probability of {event.confidence:.2f}, type and parties"
        if event.time:
            yield 3, f"when: {event_when(event.time)}, by “{one_line(event.time.text)}”"
        if event.attribution:
            yield 3, f"on the word of: {_chain(event.attribution)}"
        if same := retold.get((event.start, event.quote, event.event_type)):
            yield 3, f"tells again: “{one_line(same)}”"


def _judged(judgement: Judgement) -> str:
    """What the model takes the predicate for."""
    if judgement.type == NONE:
        return f"no act ({judgement.probability:.2f})"
    mode = f"/{judgement.mode}" if judgement.mode else ""
    return f"{judgement.type}{mode}, {judgement.status} ({judgement.probability:.2f})"


def _record(record: Other) -> Iterator[Line]:
    """A record other than an event."""
    describe: dict[type, Callable[[Any], str]] = {
        Tie: lambda r: f"TIE {r.a} {r.kind} {r.b}{'' if r.holds else ', does not hold'}",
        Mediation: lambda r: (
            f"MEDIATION {', '.join(r.mediators)} between {', '.join(r.disputants)}: {r.stage}"
        ),
        Claim: lambda r: f"CLAIM{' (contested)' if r.contested else ''} {one_line(r.proposition)}",
        Obstacle: lambda r: f"OBSTACLE to {one_line(r.goal)}: {one_line(r.obstacle)}",
    }
    yield 2, describe[type(record)](record)
    yield 3, f"words: “{one_line(record.quote)}”"
    if isinstance(record, Tie) and record.rule:
        yield 3, f"entry: {record.rule}"
    if isinstance(record, Claim):
        yield 3, "; ".join(f"{one_line(p.holder)} {p.stance}" for p in record.positions)


def _verbs_without(sentence: Span, told: Iterable[Told]) -> Iterator[Token]:
    """The verbs of a sentence that no event speaks for."""
    spoken_for: set[int] = set()
    for one in told:
        spoken_for |= {one.act.trigger.i, one.act.top.i, *one.act.covers}
    return (token for token in sentence if token.pos_ == "VERB" and token.i not in spoken_for)


def _why(verb: Token, lexicon: Lexicon) -> str:
    entries = lexicon.lookup("verb", verb.lemma_.lower())
    if not entries:
        return f"the lexicon does not have “{one_line(verb.lemma_)}”"
    ids = ", ".join(entry.id for entry in entries)
    kinds = {entry.kind for entry in entries}
    if "report" in kinds:
        return f"it says who speaks ({ids})"
    if kinds == {"none"}:
        return f"the lexicon holds it for no act ({ids})"
    return f"the conditions of {ids} are not met, or nobody is named who does it"


def _parties(entities: Iterable[Entity]) -> str:
    shown = []
    for one in entities:
        facts = [one.id, *filter(None, [one.role, one.person])]
        shown.append(f"{one_line(one.text)} ({', '.join(facts)})")
    return ", ".join(shown) or "nobody"


def _chain(attribution: Iterable[Attribution]) -> str:
    return " > ".join(f"{one_line(a.speaker)} ({a.id or 'no id'}, {a.stance})" for a in attribution)
