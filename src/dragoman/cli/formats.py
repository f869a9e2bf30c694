"""Records as lines of text for `dragoman code`: JSON Lines, and two of the formats of `dragoman export`."""

from collections.abc import Callable, Iterator

import msgspec

from dragoman.api.adding import coder_name
from dragoman.exchange.coded import told_of
from dragoman.exchange.out import csv_table, plover
from dragoman.exchange.told import Told
from dragoman.records import Article, CodedArticle

Lines = Callable[[Article, CodedArticle], Iterator[bytes]]


def json_lines(article: Article, coded: CodedArticle) -> Iterator[bytes]:
    """One object an article: all its records, named as the codebook names them."""
    del article
    yield msgspec.json.encode(coded) + b"\n"


def plover_lines(article: Article, coded: CodedArticle) -> Iterator[bytes]:
    """One object an event, as `dragoman export plover` writes it."""
    for number, told in enumerate(_events(article, coded), start=1):
        yield plover.line(told, number)


def csv_lines(article: Article, coded: CodedArticle) -> Iterator[bytes]:
    """One row an event, as `dragoman export csv` writes it."""
    for told in _events(article, coded):
        yield csv_table.row(told)


def csv_header() -> bytes:
    """The names of the columns."""
    return csv_table.header("event")


def _events(article: Article, coded: CodedArticle) -> list[Told]:
    return [told for told in told_of(article, coded, coder_name()) if told.report.kind == "event"]
