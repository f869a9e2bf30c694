"""All ties of an article: found in its sentences and its events, one record for each."""

from collections.abc import Sequence

from dragoman.coder.assemble import Told
from dragoman.coder.lexicon import Lexicon
from dragoman.coder.page import Paragraph
from dragoman.coder.ties.implied import implied_ties
from dragoman.coder.ties.made import fought, made_by
from dragoman.coder.ties.merge import once
from dragoman.coder.ties.told import told_ties
from dragoman.coder.who import Who
from dragoman.records import Tie


def ties_of(
    told: Sequence[Told], paragraphs: Sequence[Paragraph], resolvers: Sequence[Who], lexicon: Lexicon
) -> tuple[Tie, ...]:
    """All ties of an article: those that words tell, and those that its events make or end.

    Each tie is one record for its pair and kind; a later telling of the same is left to the ledger.
    """
    found: list[Tie] = []
    for paragraph, who in zip(paragraphs, resolvers, strict=True):
        for sentence in paragraph.doc.sents:
            there = who.at(sentence)
            found.extend(told_ties(sentence, paragraph, there, lexicon))
            found.extend(implied_ties(sentence, paragraph, there, lexicon))
    found.extend(made_by(told))
    if resolvers:
        found.extend(fought(told, resolvers[0].cast.disputants()))
    return once(found)
