"""The reason that an article gives in the sentence of some cited words: its exact words after "because of"."""

import re
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from pathlib import Path

from msgspec import structs

from dragoman.analysis.evidence import Evidence
from dragoman.records import Citation

WORDS = Path(__file__).parent / "data" / "reasons.txt"
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’]?\s+(?=[A-Z“\"‘])|\n")
CLAUSE_END = re.compile(r"[.;!?](?:\s|$)|[—–](?=\s)|, (?:while|but|which|who|and|as)\b")


def reasons(
    evidence: Evidence, citations: Iterable[Citation], known_on: datetime | None = None
) -> tuple[Citation, ...]:
    """Give the reasons told in the sentences of some citations.

    Args:
        evidence: has the articles.
        citations: words whose reason is asked for.
        known_on: as the evidence stood then.

    Returns:
        A citation for each sentence that has a word of `data/reasons.txt`: from it to the end of its clause.
    """
    wanted = list(dict.fromkeys(citations))
    if not wanted:
        return ()
    texts = {one.id: one.article.text for one in evidence.articles({c.article for c in wanted}, known_on)}
    found = [_reason(one, texts[one.article]) for one in wanted if one.article in texts]
    places: dict[tuple[str, int], Citation] = {}
    for one in found:
        if one is not None:
            places.setdefault((one.article, one.start), one)
    return tuple(places.values())


def _reason(citation: Citation, text: str) -> Citation | None:
    start, end = sentence_around(text, citation.start)
    match = _marker().search(text, start, end)
    if match is None:
        return None
    stop = CLAUSE_END.search(text, match.end(), end)
    quote = text[match.start() : stop.start() if stop else end].rstrip()
    return structs.replace(citation, quote=quote, start=match.start())


def sentence_around(text: str, at: int) -> tuple[int, int]:
    """Give the sentence that a place of a text is in."""
    start = 0
    for match in SENTENCE_END.finditer(text):
        if match.end() > at:
            return start, match.start()
        start = match.end()
    return start, len(text)


@cache
def _marker() -> re.Pattern[str]:
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    words = sorted((line for line in lines if line and not line.startswith("#")), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")
