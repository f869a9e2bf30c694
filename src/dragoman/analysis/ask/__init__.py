"""Questions in English, answered from records with citations."""

from dragoman.analysis.ask.ask import as_text, ask
from dragoman.analysis.ask.model import Answer, Asks, Outcome, Party, Reading, Sentence
from dragoman.analysis.ask.names import name_of, party_named

__all__ = [
    "Answer",
    "Asks",
    "Outcome",
    "Party",
    "Reading",
    "Sentence",
    "as_text",
    "ask",
    "name_of",
    "party_named",
]
