"""Where names and question words stand in the sentence of a question."""

from spacy.tokens import Doc, Span, Token

from dragoman.analysis.ask.model import Slot

PREPOSITIONS: dict[str, Slot] = {
    **dict.fromkeys(("between", "among", "amongst"), "between"),
    **dict.fromkeys(("about", "on", "over", "regarding", "concerning", "from"), "about"),
    **dict.fromkeys(
        ("to", "against", "with", "towards", "toward", "at", "upon", "in", "inside", "into", "for", "within"),
        "to",
    ),
    "of": "poss",
    "by": "by",
}
DEPENDENCIES: dict[str, Slot] = {
    "nsubj": "by",
    "csubj": "by",
    "nsubjpass": "to",
    "dobj": "to",
    "obj": "to",
    "iobj": "to",
    "dative": "to",
    "attr": "to",
    "oprd": "to",
    "poss": "poss",
    "compound": "mod",
    "amod": "mod",
    "nmod": "mod",
    "npadvmod": "mod",
}
DEEP = 4
"""How many conjuncts or neighbours are followed."""


def slot_of(span: Span) -> tuple[Slot, str]:
    """Tell where a name stands, and the lemma of the word that it belongs to."""
    doc = span.doc
    after = doc[span.end] if span.end < len(doc) else None
    if after is not None and after.tag_ == "POS":
        return "poss", span.root.head.lemma_.lower()
    return _slot(span.root, span, DEEP)


def _slot(token: Token, span: Span, depth: int) -> tuple[Slot, str]:
    head = token.head
    before = _preposition_before(token, span)
    if token.dep_ in {"compound", "amod", "nmod", "npadvmod"} and head.i != token.i:
        joined = _joined_name(token)
        if depth and joined is not None:
            return _slot(joined, span, depth - 1)
        return "mod", head.lemma_.lower()
    if token.dep_ in {"conj", "appos"} and depth and head.i != token.i:
        return _slot(head, span, depth - 1)
    if before is not None and before.i and before.nbor(-1).lemma_.lower() == "accord":
        return "by", "accord"
    if before is not None:
        return PREPOSITIONS.get(before.lemma_.lower(), "other"), before.head.lemma_.lower()
    if token.dep_ == "pobj":
        word = head.text.lower() if head.dep_ == "agent" else head.lemma_.lower()
        return PREPOSITIONS.get(word, "other"), head.head.lemma_.lower()
    return DEPENDENCIES.get(token.dep_, "other"), head.lemma_.lower()


def _preposition_before(token: Token, span: Span) -> Token | None:
    """The preposition right before a name, an article between them or not, whatever the parse makes of it."""
    if token.i < span.start or token.i >= span.end:
        return None
    at = span.start - 1
    while at >= 0 and span.doc[at].pos_ == "DET" and span.doc[at].lemma_.lower() in {"the", "a", "an"}:
        at -= 1
    found = span.doc[at] if at >= 0 else None
    return (
        found if found is not None and found.lemma_.lower() in PREPOSITIONS and found.pos_ != "PART" else None
    )


def _joined_name(token: Token) -> Token | None:
    """The other half of "the Chad-Niger border", whose place is that of both."""
    head = token.head
    between = token.doc[min(token.i, head.i) + 1 : max(token.i, head.i)]
    hyphen = len(between) == 1 and between[0].text in {"-", "–", "—"}
    return head if hyphen and head.pos_ in {"PROPN", "ADJ"} else None


def wh_slot(wh: Token, parties: list[Token]) -> Slot:
    """Tell where what is asked for stands: "whom", "between whom", "which states ... to?"."""
    doc: Doc = wh.doc
    noun = wh.head if wh.dep_ == "det" else wh
    if wh.i > 0 and doc[wh.i - 1].lemma_.lower() in PREPOSITIONS:
        return PREPOSITIONS[doc[wh.i - 1].lemma_.lower()]
    last = next((t for t in reversed(doc) if not t.is_punct), None)
    if (
        last is not None
        and last.lemma_.lower() in PREPOSITIONS
        and last.pos_ == "ADP"
        and not list(last.children)
    ):
        return PREPOSITIONS[last.lemma_.lower()]
    if wh.lemma_.lower() == "whom" or wh.text.lower() == "whom":
        return "to"
    slot = DEPENDENCIES.get(noun.dep_, "other")
    subject = any(t.dep_ == "nsubj" and t.i > noun.i and _inverted(t) for t in parties)
    return "to" if slot in {"by", "other"} and subject else slot


def _inverted(subject: Token) -> bool:
    """Whether an auxiliary stands before a subject: it is then not the question word that does it."""
    return any(child.dep_ in {"aux", "auxpass"} and child.i < subject.i for child in subject.head.children)
