"""The lexicon of acts as data, and its loader (`README.md` here describes the format)."""

from dragoman.coder.lexicon.entries import (
    Entry,
    Example,
    Kind,
    Lexicon,
    Outcome,
    PartOfSpeech,
    load_lexicon,
    tie_lexicon,
)

__all__ = ["Entry", "Example", "Kind", "Lexicon", "Outcome", "PartOfSpeech", "load_lexicon", "tie_lexicon"]
