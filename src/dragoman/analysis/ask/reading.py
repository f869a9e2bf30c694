"""A question read: what it is about, whom it names, when, and what was not understood."""

from collections.abc import Callable, Collection, Sequence
from datetime import date

from msgspec import structs
from spacy.tokens import Doc, Token

from dragoman.analysis.ask.days import Newest, time_of
from dragoman.analysis.ask.frames import choose, frames
from dragoman.analysis.ask.model import Party, Reading
from dragoman.analysis.ask.names import Named, names_in
from dragoman.analysis.ask.phrasing import acts_in, known_verb
from dragoman.analysis.ask.slots import slot_of, wh_slot
from dragoman.analysis.ask.wanted import asks_of
from dragoman.coder.parser import parse
from dragoman.dates import DatePhrase
from dragoman.records import DragomanError
from dragoman.world import World

LONGEST = 400
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})


def read(
    question: str, world: World, *, knows: Callable[[str], bool], newest: Newest, on: date | None = None
) -> Reading:
    """Read a question.

    Args:
        question: one sentence in English.
        world: who is who.
        knows: tells whether the reports name a party of some id.
        newest: gives the day that "last week" is counted from.
        on: the day it is asked for; names are read by it.

    Raises:
        DragomanError: there is no question, or it is too long for one.
    """
    text = " ".join(question.split())
    if not text:
        raise DragomanError("the question is empty; ask, for example: Who mediates between Chad and Sudan?")
    if len(text) > LONGEST:
        raise DragomanError(f"the question has {len(text)} characters; ask one of at most {LONGEST}.")
    named = names_in(text, world, on, knows)
    if on is None and any(len(one.ids) > 1 for one in named):
        named = names_in(text, world, newest(), knows)  # offices and governments change hands
    written = _capitals(text, named)
    (doc,) = parse([written])
    time, phrases = time_of(text, newest)
    parties, unclear = _parties(doc, named, phrases)
    asks, wh = asks_of(doc)
    lemmas = tuple(token.lemma_.lower() for token in doc)
    chosen = choose(lemmas, asks, {one.id: one.kind for one in parties})
    taken = _taken(doc, named, phrases)
    told = chosen[1] if chosen else frozenset()
    acts = () if chosen else acts_in(doc, wh, world)
    frame = chosen[0].id if chosen else "acts"
    rest = [t for t in doc if t.i not in taken and t.i not in told and _has_content(t)]
    acting = {act.lemma for act in acts}
    left = [t for t in rest if t.lemma_.lower() not in acting and not (acts and known_verb(t))]
    unknown = [t for t in left if t.pos_ == "PROPN" and t.text[0].isupper() and t.text.isalpha() and t.i > 0]
    heads = [doc[one.first : one.last].root for one in parties]
    return Reading(
        question=text,
        frame=frame,
        asks=asks,
        wh=wh_slot(wh, heads) if wh is not None else "other",
        negated="not" in lemmas or "never" in lemmas,
        passive=any(token.dep_ in {"nsubjpass", "auxpass"} for token in doc),
        lemmas=lemmas,
        parties=_passive(doc, parties),
        time=time,
        acts=acts,
        rest=tuple(t.text for t in left if chosen or not _is_verb(t)),
        unread=tuple(t.text for t in left if t not in unknown and not chosen and _is_verb(t)),
        unknown=tuple(t.text for t in unknown),
        unclear=unclear,
        inner=tuple(t.text for t in doc if _is_inner(t)),
        counted=_counted(wh) if wh is not None and asks == "count" else "",
    )


def _is_inner(token: Token) -> bool:
    """Whether a verb stands in the clause of another that says what is done with it ("refuse to sign")."""
    plain = token.lemma_.lower() in frames().plain and token.dep_ != "ccomp"
    return _is_verb(token) and not plain and token.dep_ in {"xcomp", "ccomp", "pcomp"}


def _counted(wh: Token) -> str:
    """What "how many" counts: the noun after it."""
    many = next((t for t in wh.doc[wh.i + 1 :] if t.lemma_.lower() in {"many", "much"}), None)
    if many is None:
        return ""
    if many.head.i > many.i and many.head.pos_ in {"NOUN", "PROPN"}:
        return str(many.head.lemma_.lower())
    after = next((t for t in wh.doc[many.i + 1 :] if t.pos_ in {"NOUN", "PROPN"}), None)
    return str(after.lemma_.lower()) if after is not None else ""


def _is_verb(token: Token) -> bool:
    return token.pos_ == "VERB"


def _passive(doc: Doc, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Turn subjects into those done to where another is named with "by", which the parse may have missed."""
    doer = any(one.slot == "by" and _after_by(doc, one) for one in parties)
    if not doer or not any(token.tag_ == "VBN" for token in doc):
        return parties
    return tuple(
        structs.replace(one, slot="to") if one.slot == "by" and not _after_by(doc, one) else one
        for one in parties
    )


def _after_by(doc: Doc, party: Party) -> bool:
    """Whether "by" stands before a name, or before the first of several."""
    before = [
        t.lemma_.lower() for t in doc[: party.first] if t.pos_ not in {"DET", "PROPN", "CCONJ", "PUNCT"}
    ]
    return bool(before) and before[-1] == "by"


def _capitals(text: str, named: Sequence[Named]) -> str:
    """Write names with capitals, so that the parser takes them for names."""
    for one in named:
        if one.text == one.text.lower():
            text = text[: one.start] + one.text.title() + text[one.end :]
    return text


def _parties(
    doc: Doc, named: Sequence[Named], phrases: Collection[DatePhrase]
) -> tuple[tuple[Party, ...], tuple[str, ...]]:
    """The names with their places in the sentence, and those that are not clear."""
    found: list[Party] = []
    unclear: list[str] = []
    for one in named:
        span = doc.char_span(one.start, one.end, alignment_mode="expand")
        if span is None or any(p.start <= one.start < p.end for p in phrases):
            continue
        if len(one.ids) > 1 and one.kind == "place":
            continue  # where it lies is not told: its name is a word of the matter
        if len(one.ids) > 1:
            unclear.append(f"{one.text} ({' or '.join(one.ids)})")
            continue
        slot, governor = slot_of(span)
        inside = span.start > 0 and doc[span.start - 1].lemma_.lower() in {"in", "at", "near", "outside"}
        found.append(
            Party(
                id=one.ids[0],
                text=one.text,
                kind="place" if inside and one.kind == "capital" else one.kind,
                slot=slot,
                governor=governor,
                first=span.start,
                last=span.end,
                person=one.person,
            )
        )
    return tuple(found), tuple(unclear)


def _taken(doc: Doc, named: Sequence[Named], phrases: Sequence[DatePhrase]) -> frozenset[int]:
    """The words that names and dates account for."""
    spans = [
        *((one.start, one.end) for one in named if len(one.ids) == 1 or one.kind != "place"),
        *((one.start, one.end) for one in phrases),
    ]
    return frozenset(t.i for t in doc if any(start <= t.idx < end for start, end in spans))


def _has_content(token: Token) -> bool:
    plain = frames().plain
    if token.pos_ not in CONTENT or token.is_punct or token.is_space:
        return False
    words = {token.lemma_.lower(), token.text.lower()}
    return not words & plain and token.pos_ != "ADV"


def shown(reading: Reading) -> str:
    """Show a reading in short, as the examples of `data/frames.yml` have it."""
    by_slot: dict[str, list[str]] = {}
    for one in reading.parties:
        ids = by_slot.setdefault(one.slot, [])
        if one.id not in ids:
            ids.append(one.id)
    parts = [reading.frame, reading.asks, *(f"{slot}={'+'.join(ids)}" for slot, ids in by_slot.items())]
    if reading.time is not None:
        start, end = reading.time.start, reading.time.end
        parts.append(str(start) if start == end else f"{start or ''}..{end or ''}")
    parts.extend(dict.fromkeys(act.event_type for act in reading.acts))
    return " ".join(parts)
