"""Coding many articles by several processes, in order, without holding them all in memory.

Each worker loads the parser once. Articles go to them in small batches, a few
batches ahead of what has come back, and come back in the order in which they
were sent, so that the number of processes changes the time and nothing else.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from itertools import islice

from dragoman.api.processes import Lost, shared
from dragoman.coder.code import Coder
from dragoman.coder.model import default_model
from dragoman.records import Article, CodedArticle, DragomanError, UnreadableArticleError

Outcome = Article | UnreadableArticleError
Result = tuple[Article, CodedArticle] | UnreadableArticleError
Answer = CodedArticle | str
"""What a worker sends back for an article: its records, or why there are none."""

Share = Callable[[Iterable[list[Article]]], Iterator[list[Answer] | Lost]]
"""Does what `answers` does to each batch, somewhere, and gives what came of them in order."""

BATCH = 8


def code_outcomes(outcomes: Iterable[Outcome], jobs: int = 1, share: Share | None = None) -> Iterator[Result]:
    """Code what was read.

    Args:
        outcomes: articles, and the errors of those that could not be read.
        jobs: how many processes share the work; 1 is this one alone.
        share: who else does the work, instead of processes of this machine.

    Yields:
        Each article with its records, and each error, in the order of `outcomes`. An article of which every
        process dies is among the errors.

    Raises:
        DragomanError: the coder does not load, or processes die whatever they are given.
    """
    if jobs == 1 and share is None:
        for outcome in outcomes:
            yield from _together([outcome], answers(_articles([outcome])))
        return
    share = share or partial(shared, answers, jobs=jobs)
    read: deque[list[Outcome]] = deque()
    for found in share(_noted(outcomes, read)):
        batch = read.popleft()
        yield from _together(
            batch, _one_by_one(_articles(batch), share) if isinstance(found, Lost) else found
        )


def _noted(outcomes: Iterable[Outcome], read: deque[list[Outcome]]) -> Iterator[list[Article]]:
    """The articles of each batch; the batches themselves are put in `read`."""
    for batch in _batches(outcomes):
        read.append(batch)
        yield _articles(batch)


def _one_by_one(articles: list[Article], share: Share) -> Iterator[Answer]:
    """Find out which article of a batch it is that processes die of."""
    for found in share([article] for article in articles):
        yield from [f"{found.reason}."] if isinstance(found, Lost) else found


def _batches(outcomes: Iterable[Outcome]) -> Iterator[list[Outcome]]:
    rest = iter(outcomes)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _articles(batch: Iterable[Outcome]) -> list[Article]:
    return [outcome for outcome in batch if isinstance(outcome, Article)]


def _together(batch: Iterable[Outcome], found: Iterable[Answer]) -> Iterator[Result]:
    """Put what was read and what came of its articles together again."""
    coming = iter(found)
    for outcome in batch:
        if isinstance(outcome, UnreadableArticleError):
            yield outcome
            continue
        answer = next(coming)
        if isinstance(answer, CodedArticle):
            yield outcome, answer
        else:
            yield UnreadableArticleError(outcome.name, answer)


def answers(articles: Iterable[Article]) -> list[Answer]:
    """Code some articles in this process: the records of each, or why there are none."""
    return [_answer(article) for article in articles]


def _answer(article: Article) -> Answer:
    """Code one article; a fault of the coder costs this article, never the run."""
    try:
        return _coder().code(article)
    except DragomanError:
        raise  # the data files do not load: no article can be coded
    except Exception as error:  # noqa: BLE001 - whatever it is, the rest of the run goes on
        return f"the coder failed on it ({type(error).__name__}: {error}); please report this as a fault."


@cache
def _coder() -> Coder:
    """One coder a process."""
    return Coder(model=default_model())
