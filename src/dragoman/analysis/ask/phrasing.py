"""A question as a statement, so that the coder can read what act it asks about."""

from collections import Counter
from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc, Token

from dragoman.analysis.ask.model import WantedAct
from dragoman.coder.code import Coder
from dragoman.coder.lexicon import Entry, load_lexicon
from dragoman.records import Article, Block
from dragoman.world import World

STAND_INS = ("Iceland", "Fiji", "Bhutan", "Uruguay")
"""Somebody must stand where the question asks who: one whom it does not name."""
SOMEBODY = frozenset(
    ["anybody", "anyone", "somebody", "someone", "everybody", "everyone", "nobody", "who", "whom"]
)
SPEECH = frozenset({"say", "tell", "know"})


@cache
def _coder(world: World) -> Coder:
    return Coder(world)


def acts_in(doc: Doc, wh: Token | None, world: World) -> tuple[WantedAct, ...]:
    """Tell which acts a question asks about: the coder codes it as the statement that it asks for.

    Args:
        doc: the parse of the question.
        wh: its question word.
        world: who is who.

    Returns:
        The acts, each type and code once; by the lexicon's entries for its words where the coder finds none.
    """
    coder = _coder(world)
    text = _statement(doc, wh)
    article = Article(name="question", text=text, blocks=(Block(start=0, end=len(text), kind="body"),))
    told, *_ = coder.read(article)
    found = {
        (one.event.event_type, one.event.cameo): WantedAct(
            event_type=one.event.event_type,
            cameo=one.event.cameo,
            lemma=one.act.trigger.lemma_.lower(),
        )
        for one in told
    }
    return tuple(found.values()) or _by_words(doc, coder)


def known_verb(token: Token) -> bool:
    """Tell whether a word is a verb that the lexicon knows: of an act, or one that goes with another's."""
    return token.pos_ == "VERB" and bool(load_lexicon().lookup("verb", token.lemma_.lower()))


def _by_words(doc: Doc, coder: Coder) -> tuple[WantedAct, ...]:
    """What the lexicon has for the verbs and nouns themselves."""
    found: dict[tuple[str, str], WantedAct] = {}
    # the verb of a question may be parsed as a noun ("where did the presidents meet?")
    verbless = not any(token.pos_ == "VERB" and token.lemma_ != "do" for token in doc)
    for token in doc:
        part = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective"}.get(token.pos_)
        lemma = token.lemma_.lower()
        parts = {part, "verb"} if verbless and token.pos_ in {"NOUN", "PROPN", "ADJ"} else {part}
        known = [e for one in sorted(filter(None, parts)) for e in coder.lexicon.lookup(one, lemma)]  # type: ignore[arg-type]
        every = [entry for entry in known if entry.kind == "act" and entry.type]
        for entry in [entry for entry in every if not entry.when] or _usual(every):
            if entry.type:
                key = entry.type, entry.cameo
                found.setdefault(key, WantedAct(event_type=entry.type, cameo=entry.cameo, lemma=lemma))
    return tuple(found.values())


def _usual(entries: Sequence[Entry]) -> list[Entry]:
    """Of the entries of a word that has only uses under conditions, those of the type that most of them have."""
    counts = Counter(entry.type for entry in entries)
    most = max(counts, key=lambda one: (counts[one], str(one)), default=None)
    return [entry for entry in entries if entry.type == most]


def _statement(doc: Doc, wh: Token | None) -> str:
    """Put a question in the order of a statement."""
    free = [name for name in STAND_INS if name not in doc.text]
    subject = next(
        (t for t in doc if t.dep_ in {"nsubj", "nsubjpass"} and t.head.pos_ in {"VERB", "AUX"}), None
    )
    asked = _wh_phrase(wh)
    words = [t for t in doc if t.i not in asked and t.text != "?"]
    moved = _moved(subject, words)
    parts: list[str] = []
    for token in words:
        if token.i in moved and not (subject is not None and token.i == moved[0]):
            continue
        if subject is not None and moved and token.i == moved[0]:
            continue
        parts.append(_word(token, free))
        if subject is not None and moved and token.i == max(t.i for t in subject.subtree if t.i not in asked):
            parts.extend(doc[at].text_with_ws for at in moved)
            parts[-len(moved) - 1] = parts[-len(moved) - 1].rstrip() + " "
    text = "".join(parts).strip()
    return _with_stand_in(text, wh, subject, free).rstrip(" .") + "."


def _wh_phrase(wh: Token | None) -> frozenset[int]:
    """The words that ask: "who", "which states", "how many times"."""
    if wh is None:
        return frozenset()
    noun = wh.head if wh.dep_ == "det" else wh
    found = {wh.i, *(t.i for t in noun.subtree if wh.i <= t.i <= noun.i)}
    if wh.text.lower() == "how":
        end = wh.i + 1
        while end < len(wh.doc) and wh.doc[end].pos_ in {"ADJ", "ADV", "NOUN"}:
            found.add(end)
            end += 1
    return frozenset(found)


def _moved(subject: Token | None, words: list[Token]) -> list[int]:
    """The auxiliary that stands before the subject, which a statement has after it; "did" is left out."""
    if subject is None:
        return []
    verb = subject.head
    first = min(t.i for t in subject.subtree)
    kept = {t.i for t in words}
    return [
        t.i
        for t in (*verb.lefts, *([verb] if verb.pos_ == "AUX" else []))
        if t.pos_ == "AUX" and t.i < first and t.i in kept
    ]


def _word(token: Token, free: list[str]) -> str:
    if token.text.lower() in SOMEBODY:
        return free[0] + token.whitespace_
    return token.text_with_ws


def _with_stand_in(text: str, wh: Token | None, subject: Token | None, free: list[str]) -> str:
    """Put somebody where the question word was: before the verb, or at the end."""
    if wh is None or wh.text.lower() in {"when", "where", "why", "how"}:
        return text
    asked = _wh_phrase(wh)
    if subject is None or subject.i in asked:
        return f"{free[0]} {text}"
    return f"{text} {free[1]}"
