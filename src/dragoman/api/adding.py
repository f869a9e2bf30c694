"""From sources into a ledger: read, coded unless that was done before, and kept."""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import dragoman
from dragoman.api.calls import OnError, Source, outcomes_of
from dragoman.api.pipeline import Outcome, Result, code_outcomes
from dragoman.articles import ReadOptions
from dragoman.ledger import Ledger, Receipt, article_id
from dragoman.records import Article, CodedArticle, UnreadableArticleError
from dragoman.world.own import own_folders

Pairs = Iterable[tuple[Article, CodedArticle]]
_DEFAULTS = ReadOptions()
_MAKES_RECORDS = ("articles", "coder", "dates", "ontology", "world")
_READ = {".py", ".csv", ".yml", ".yaml", ".json", ".onnx", ".txt"}


def add(
    ledger: Ledger,
    *sources: Source | Article,
    options: ReadOptions = _DEFAULTS,
    jobs: int = 1,
    on_error: OnError | None = None,
) -> Iterator[Receipt]:
    """Read, code and keep articles.

    Args:
        ledger: where to keep them.
        sources: as for `dragoman.code`.
        options: as for `dragoman.read`.
        jobs: how many processes share the coding.
        on_error: called with each article that could not be read or coded; the rest is added all the same.

    Yields:
        A receipt for each article, once it is on disk.

    Raises:
        UnreadableArticleError: something could not be read, and no `on_error` was given.
        LedgerError: the ledger cannot be written to; what was acknowledged is kept.
    """
    known: list[Receipt] = []
    results = code_outcomes(unknown(outcomes_of(sources, options), ledger, known), jobs)
    yield from keep(_pairs(results, on_error), ledger, known)


def unknown(outcomes: Iterable[Outcome], ledger: Ledger, known: list[Receipt]) -> Iterator[Outcome]:
    """Leave out the articles whose records by the present coder a ledger has: they need not be coded.

    Args:
        outcomes: articles as read, and the errors of those that could not be.
        ledger: the ledger.
        known: where the receipts of those left out are put.
    """
    coder = coder_name()
    for outcome in outcomes:
        if isinstance(outcome, Article) and ledger.knows(outcome, coder=coder):
            known.append(Receipt(id=article_id(outcome), name=outcome.name, outcome="known", reports=0))
        else:
            yield outcome


def keep(pairs: Pairs, ledger: Ledger, known: list[Receipt]) -> Iterator[Receipt]:
    """Add what the present coder coded; the receipts of what was known (`unknown`) come among the others."""
    for receipt in ledger.adding(pairs, coder=coder_name()):
        yield from _taken(known)
        yield receipt
    yield from _taken(known)


def outdated(ledger: Ledger) -> Iterator[Article]:
    """Give the articles of a ledger whose present records are another coder's, as they were read."""
    present = coder_name()
    for article, coder in ledger.coders().items():
        if coder != present:
            yield ledger.as_read(article)


@cache
def coder_name() -> str:
    """Name the present coder: the version of Dragoman, and a mark of all that makes records.

    That is code, data and the user's own names: two installations of one name make the same records of
    the same article.
    """
    digest = hashlib.blake2b(digest_size=6)
    package = Path(dragoman.__file__).parent
    for folder in [*(package / name for name in _MAKES_RECORDS), *own_folders()]:
        for path in sorted(folder.rglob("*")):
            if path.suffix in _READ and path.is_file():
                digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
                digest.update(path.read_bytes())
    try:
        release = version("dragoman")
    except PackageNotFoundError:
        release = "0"
    return f"{release}+{digest.hexdigest()}"


def _taken(receipts: list[Receipt]) -> list[Receipt]:
    taken = receipts[:]
    receipts.clear()
    return taken


def _pairs(results: Iterable[Result], on_error: OnError | None) -> Pairs:
    for result in results:
        if not isinstance(result, UnreadableArticleError):
            yield result
        elif on_error is None:
            raise result
        else:
            on_error(result)
