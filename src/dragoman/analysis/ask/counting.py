"""How many: acts, parties, or the numbers that the sentences of acts tell."""

import re
from collections.abc import Iterable, Sequence

from msgspec import structs

from dragoman.analysis.ask.asked import Asked, has_stem, root, stems
from dragoman.analysis.ask.frames import frames
from dragoman.analysis.ask.model import Sentence
from dragoman.analysis.ask.reasons import sentence_around
from dragoman.analysis.claims import claims
from dragoman.analysis.events import MergedEvent
from dragoman.analysis.events.tables import counted, number_words
from dragoman.coder.lexicon import load_lexicon
from dragoman.records import Citation

REACH = 6
"""Words after a number in which that what is counted is named."""
_WORD = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_STOP = re.compile(r"[,;:.!?—–]")
_ABOUT = re.compile(
    r"(?:(?:more|fewer|less) than|at least|at most|up to|as many as|no fewer than|an estimated|over|around|about|some"
    r"|nearly|almost|roughly|under)\s+$",
    re.IGNORECASE,
)


def counts_acts(asked: Asked) -> bool:
    """Tell whether a question counts acts or parties, and not people or things that an act has to do with."""
    noun = asked.reading.counted
    if not noun or noun in frames().asking["times"] | frames().asking["people"] or noun in {"time", "act"}:
        return True
    return noun not in counted() and bool(load_lexicon().lookup("noun", noun))


def head_count(asked: Asked, found: Sequence[MergedEvent], cited: tuple[Citation, ...]) -> list[Sentence]:
    """Say how many acts there are, or how many parties did them."""
    if asked.reading.counted in frames().asking["people"]:
        named = asked.reading.ids()
        who = list(dict.fromkeys(i for one in found for i in one.actors if i not in named))
        return (
            [Sentence(text=f"{len(who)} by the records: {asked.names(who)}.", citations=cited)] if who else []
        )
    noun = "act" if len(found) == 1 else "acts"
    return [Sentence(text=f"{len(found)} {noun} of this sort on record.", citations=cited)]


def numbers_told(asked: Asked, found: Sequence[MergedEvent]) -> tuple[Sentence, ...]:
    """Give what the sentences of some acts say of how many, each in its own words.

    Only numbers of what is asked about: the noun after "how many", or one that names whose fate is the same.
    """
    parties = sorted(set(asked.reading.ids()))
    claimed = claims(asked.evidence, asked.world, parties=parties, **asked.times) if parties else ()
    words = [asked.reading.counted, *asked.reading.rest, *(act.lemma for act in asked.reading.acts)]
    whole = [
        held.citation
        for one in claimed
        for held in one.positions
        if all(has_stem(root(word), stems([held.citation.quote])) for word in words)
    ]
    cited = [*(one for event in found for one in event.tellings), *whole]
    ids = sorted({one.article for one in cited})
    texts = {one.id: one.article.text for one in asked.evidence.articles(ids, asked.known_on)}
    said: dict[tuple[str, int], Sentence] = {}
    for citation in cited:
        text = texts.get(citation.article)
        if text is None:
            continue
        start, end = sentence_around(text, citation.start)
        for first, last in _phrases(text[start:end], asked.reading.counted):
            quote = text[start + first : start + last]
            place = structs.replace(citation, quote=quote, start=start + first)
            said.setdefault(
                (citation.article, start + first), Sentence(text=f"Told: “{quote}”.", citations=(place,))
            )
    return tuple(said.values())


def _phrases(sentence: str, noun: str) -> Iterable[tuple[int, int]]:
    """The numbers of a sentence that count something, each with what qualifies it and what is counted."""
    words = list(_WORD.finditer(sentence))
    for at, word in enumerate(words):
        if not _is_number(word.group()):
            continue
        after = _after(sentence, words[at:])
        if not has_stem(root(noun), stems(w.group() for w in after)):
            continue
        qualified = _ABOUT.search(sentence[: word.start()])
        yield (qualified.start() if qualified else word.start()), after[-1].end()


def _after(sentence: str, words: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """A number and the words after it, as far as the next stop."""
    found = [words[0]]
    for word in words[1 : REACH + 1]:
        if _STOP.search(sentence[found[-1].end() : word.start()]):
            break
        found.append(word)
    return found


def _is_number(word: str) -> bool:
    if word[0].isdigit():
        return True
    return all(part in number_words() for part in word.lower().split("-"))
