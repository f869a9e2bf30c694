"""What language words are in: whole articles, and stray lines within English ones."""

import re
import unicodedata
from functools import lru_cache
from importlib.resources import files

import yaml
from py3langid.langid import MODEL_FILE, LanguageIdentifier

_LEAST_CHARACTERS = 60
_LEAST_LINE = 80
_MOST_CHARACTERS = 4000
_SURE = 0.9
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "to",
        "and",
        "in",
        "that",
        "for",
        "on",
        "with",
        "is",
        "was",
        "has",
        "have",
        "had",
        "as",
        "by",
        "at",
        "from",
        "it",
        "its",
        "be",
        "are",
        "were",
        "will",
        "would",
        "not",
        "said",
        "this",
        "who",
        "which",
        "after",
        "he",
        "his",
        "their",
        "they",
        "but",
        "an",
        "or",
        "been",
    ]
)
_ENGLISH_SHARE = 0.15
_FOREIGN_SHARE = 0.5
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return dict(yaml.safe_load(files("dragoman.articles").joinpath("data/languages.yaml").read_text("utf-8")))


def language_name(code: str) -> str:
    """Give the English name of a language.

    Args:
        code: an ISO 639 code.

    Returns:
        Its name, or the code itself in words where there is none.
    """
    return _names().get(code, f"a language with the code '{code}'")


def language_of(text: str) -> str:
    """Say what language running text is in.

    Args:
        text: the body of an article.

    Returns:
        The ISO 639 code; "en" for texts too short to tell.
    """
    sample = text[:_MOST_CHARACTERS]
    if len(sample) < _LEAST_CHARACTERS or _reads_english(sample):
        return "en"
    return str(_identifier().classify(sample)[0])


def is_other_language(line: str) -> bool:
    """Tell a stray line in another script or language.

    Args:
        line: the clean words of one line or paragraph.

    Returns:
        True for lines mostly in non-Latin letters and for longer ones that are surely not English.
    """
    letters = [one for one in line if one.isalpha()]
    foreign = sum(not _is_latin(one) for one in letters)
    if letters and foreign > _FOREIGN_SHARE * len(letters):
        return True
    if len(line) < _LEAST_LINE or _reads_english(line):
        return False
    code, share = _identifier().classify(line)
    return code != "en" and float(share) >= _SURE


def _reads_english(text: str) -> bool:
    """Guard against names: a line of places and people looks foreign, its small words do not."""
    words = _WORD.findall(text.lower())
    return bool(words) and sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words)


@lru_cache(maxsize=4096)
def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith(
        ("LATIN", "MODIFIER", "FEMININE", "MASCULINE")
    )
