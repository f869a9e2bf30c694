"""`dragoman.read` and `dragoman.code`: what a Python program calls."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from dragoman.api.pipeline import code_outcomes
from dragoman.articles import ReadOptions
from dragoman.articles import read as read_source
from dragoman.records import Article, CodedArticle, UnreadableArticleError

OnError = Callable[[UnreadableArticleError], None]
Source = str | Path
Outcome = Article | UnreadableArticleError
_DEFAULTS = ReadOptions()


def read(
    *sources: Source, options: ReadOptions = _DEFAULTS, on_error: OnError | None = None
) -> Iterator[Article]:
    """Read articles.

    Args:
        sources: paths of files or folders, "-" for standard input, or web addresses.
        options: what is known of the articles (outlet, day of publication, columns) and limits.
        on_error: called with each article that could not be read; the rest is read all the same.

    Yields:
        The articles in order, each with its furniture marked (codebook section 1).

    Raises:
        UnreadableArticleError: something could not be read, and no `on_error` was given.
    """
    for outcome in outcomes_of(sources, options):
        if isinstance(outcome, Article):
            yield outcome
        else:
            _report(outcome, on_error)


def code(
    *sources: Source | Article,
    options: ReadOptions = _DEFAULTS,
    jobs: int = 1,
    on_error: OnError | None = None,
) -> Iterator[CodedArticle]:
    """Code articles.

    Args:
        sources: as for `read`; articles already read may stand among them.
        options: as for `read`.
        jobs: how many processes share the work; the records are the same whatever their number.
        on_error: as for `read`; called too with an article that could be read but not coded.

    Yields:
        The records of each article, in order (codebook sections 2 to 6).

    Raises:
        UnreadableArticleError: something could not be read, and no `on_error` was given.
    """
    for outcome in code_outcomes(outcomes_of(sources, options), jobs):
        if isinstance(outcome, UnreadableArticleError):
            _report(outcome, on_error)
        else:
            yield outcome[1]


def outcomes_of(sources: Iterable[Source | Article], options: ReadOptions) -> Iterator[Outcome]:
    """Read one source after another; what cannot be read is among what comes out, as its error."""
    for source in sources:
        if isinstance(source, Article):
            yield source
        else:
            yield from read_source(source, options)


def _report(error: UnreadableArticleError, on_error: OnError | None) -> None:
    if on_error is None:
        raise error
    on_error(error)
