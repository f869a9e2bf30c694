"""The data files that merging goes by: points, thresholds, and words of one meaning."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import snowballstemmer  # type: ignore[import-untyped] # it has no types

DATA = Path(__file__).parent / "data"
_STEMMER = snowballstemmer.stemmer("english")


@cache
def stem(word: str) -> str:
    """Give the stem of a lower-case word."""
    return str(_STEMMER.stemWord(word))


@cache
def stopwords() -> frozenset[str]:
    """Words that say nothing about which act is told."""
    return frozenset((DATA / "stopwords.txt").read_text(encoding="utf-8").split())


@cache
def concepts() -> Mapping[str, frozenset[str]]:
    """What words stand for: concepts by word."""
    found: dict[str, set[str]] = {}
    for row in _rows("concepts.csv"):
        for word in row["words"].split("|"):
            found.setdefault(word, set()).add("=" + row["concept"])
    return {word: frozenset(names) for word, names in found.items()}


@cache
def counted() -> Mapping[str, str]:
    """What is counted, by the word that says so."""
    return {word: row["counted"] for row in _rows("counts.csv") for word in row["words"].split("|")}


@cache
def number_words() -> Mapping[str, int]:
    """Numbers by their word."""
    return {row["word"]: int(row["number"]) for row in _rows("number_words.csv")}


@cache
def points() -> Mapping[str, int]:
    """What each mark of likeness counts for."""
    return {row["mark"]: int(row["points"]) for row in _rows("points.csv")}


@cache
def sayings() -> Mapping[str, str]:
    """What each mark of likeness is in words."""
    return {row["mark"]: row["says"] for row in _rows("points.csv")}


@cache
def needed() -> Mapping[str, int]:
    """How many points two tellings of a type need to be taken for one act."""
    return {row["event_type"]: int(row["points"]) for row in _rows("needed.csv")}


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
