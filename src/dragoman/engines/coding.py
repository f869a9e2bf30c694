"""Coding a corpus by an engine: articles to records."""

from collections.abc import Iterable, Iterator
from functools import partial
from threading import Lock

import msgspec
import pyarrow as pa

from dragoman.api.pipeline import Answer, Outcome, Result, answers, code_outcomes
from dragoman.api.processes import Lost
from dragoman.engines.model import Engine
from dragoman.records import Article, CodedArticle

_ARTICLE = pa.schema([("article", pa.binary())])
# Sail runs its tasks as threads of one Python, and the parser is made for one thread at a time.
_one_at_a_time = Lock()
_ANSWER = pa.schema([("coded", pa.binary()), ("why_not", pa.string())])


def code(engine: Engine, outcomes: Iterable[Outcome]) -> Iterator[Result]:
    """Code what was read (`dragoman.api.pipeline.code_outcomes`), by an engine.

    Args:
        engine: who does it.
        outcomes: articles, and the errors of those that could not be read.

    Yields:
        Each article with its records, and each error, in the order of `outcomes`.

    Raises:
        EngineError: the workers cannot do it.
    """
    return code_outcomes(outcomes, share=partial(_shared, engine))


def code_table(table: pa.Table) -> pa.Table:
    """Code the articles of a table: the step that workers do; the coder is loaded once in a process."""
    articles = [msgspec.msgpack.decode(one, type=Article) for one in table["article"].to_pylist()]
    with _one_at_a_time:
        found = answers(articles)
    rows = [
        {"coded": msgspec.msgpack.encode(one), "why_not": None}
        if isinstance(one, CodedArticle)
        else {"coded": None, "why_not": one}
        for one in found
    ]
    return pa.Table.from_pylist(rows, schema=_ANSWER)


def _shared(engine: Engine, batches: Iterable[list[Article]]) -> Iterator[list[Answer] | Lost]:
    tables = (
        pa.table({"article": [msgspec.msgpack.encode(one) for one in batch]}, schema=_ARTICLE)
        for batch in batches
    )
    for found in engine.each(code_table, tables):
        yield found if isinstance(found, Lost) else [_answer(row) for row in found.to_pylist()]


def _answer(row: dict[str, bytes | str | None]) -> Answer:
    coded, why_not = row["coded"], row["why_not"]
    if isinstance(coded, bytes):
        return msgspec.msgpack.decode(coded, type=CodedArticle)
    return str(why_not)
