"""What is asked for: who, what, when, why, how many, whether."""

from spacy.tokens import Doc, Token

from dragoman.analysis.ask.frames import frames
from dragoman.analysis.ask.model import Asks

WORDS: dict[str, Asks] = {
    "who": "who",
    "whom": "who",
    "whose": "who",
    "what": "what",
    "which": "what",
    "when": "when",
    "where": "where",
    "why": "why",
    "how": "how",
}


def _words(name: str) -> frozenset[str]:
    """The words of a list of `data/frames.yml` that say what is asked for."""
    return frames().asking[name]


def asks_of(doc: Doc) -> tuple[Asks, Token | None]:
    """Tell what a question asks for, and by which word.

    Args:
        doc: the parse of the question.

    Returns:
        What is asked, and the question word; None where a question has none ("Is ...", "List ...").
    """
    words = [token for token in doc if not token.is_punct]
    if not words:
        return "what", None
    wh = next((token for token in words if token.text.lower() in WORDS), None)
    if wh is not None and (words[0].pos_ != "AUX" or _reported(words, wh)):
        return _by_word(doc, wh), wh
    if words[0].pos_ == "AUX" or words[0].lemma_.lower() in {"be", "do", "have"}:
        return "whether", None
    if words[0].text.lower() == "whether" or any(t.text.lower() == "whether" for t in words):
        return "whether", None
    people = any(token.lemma_.lower() in _words("people") for token in words[:4])
    return ("who" if people else "what"), None


def _reported(words: list[Token], wh: Token) -> bool:
    """Whether "Do we know who ..." stands before the question proper."""
    return any(
        token.lemma_.lower() in _words("knowing") for token in words[: [w.i for w in words].index(wh.i)]
    )


def _by_word(doc: Doc, wh: Token) -> Asks:
    kind = WORDS[wh.text.lower()]
    after = [token for token in doc[wh.i + 1 :] if not token.is_punct]
    following = after[0].lemma_.lower() if after else ""
    before = doc[wh.i - 1].lemma_.lower() if wh.i else ""
    if kind == "how":
        return _how(following, after)
    if kind == "when":
        return "since" if before == "since" else "when"
    if kind == "what":
        return _what(wh, after)
    return kind


def _how(following: str, after: list[Token]) -> Asks:
    if following in _words("counts"):
        return "count"
    return "since" if following == "long" and not any(t.lemma_.lower() == "ago" for t in after) else "how"


def _what(wh: Token, after: list[Token]) -> Asks:
    noun = wh.head.lemma_.lower() if wh.dep_ == "det" else ""
    near = noun or next((token.lemma_.lower() for token in after[:3] if token.pos_ == "NOUN"), "")
    noun = noun or (near if after and after[0].pos_ in {"NOUN", "ADJ"} else "")
    if after and after[0].text.lower().removesuffix("s") in _words("people"):
        return "who"
    if noun in _words("people"):
        return "who"
    if noun in _words("times"):
        return "when"
    if noun in _words("reasons") or (near in _words("reasons") and after and after[0].lemma_ == "be"):
        return "why"
    if noun in {"order", "sequence"}:
        return "how"
    return "what"
