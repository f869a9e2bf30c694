"""Dates in news: finding them, giving them days, and dating pages that print no date."""

from dragoman.dates.find import find_dates
from dragoman.dates.infer import infer_published
from dragoman.dates.meaning import DatePhrase, Meaning, Tense
from dragoman.dates.resolve import resolve

__all__ = ["DatePhrase", "Meaning", "Tense", "find_dates", "infer_published", "resolve"]
