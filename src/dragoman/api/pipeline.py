"""Coding many articles by several processes, in order, without holding them all in memory.

Workers are started afresh ("spawn") rather than forked: they share no locks or
threads with the caller, and work alike on every system. Each loads the parser
once. Articles go to them in small batches, a few batches ahead of what has come
back, and come back in the order in which they were sent, so that the number of
processes changes the time and nothing else.
"""

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import islice

from dragoman.api.workers import leave_interrupts
from dragoman.coder.code import Coder
from dragoman.coder.model import default_model
from dragoman.records import Article, CodedArticle, DragomanError, UnreadableArticleError

Outcome = Article | UnreadableArticleError
Result = tuple[Article, CodedArticle] | UnreadableArticleError
Answer = CodedArticle | str
"""What a worker sends back for an article: its records, or why there are none."""

Sent = tuple[list[Outcome], "Future[list[Answer]]"]
BATCH = 8
AHEAD = 3
"""How many batches a worker has before it: enough that none waits, few enough to be held in memory."""


def code_outcomes(outcomes: Iterable[Outcome], jobs: int = 1) -> Iterator[Result]:
    """Code what was read.

    Args:
        outcomes: articles, and the errors of those that could not be read.
        jobs: how many processes share the work; 1 is this one alone.

    Yields:
        Each article with its records, and each error, in the order of `outcomes`.

    Raises:
        DragomanError: a worker process was killed, usually for want of memory.
    """
    if jobs == 1:
        for outcome in outcomes:
            yield from _together([outcome], _answers(_articles([outcome])))
        return
    waiting: deque[Sent] = deque()
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=leave_interrupts) as pool:
        try:
            for batch in _batches(outcomes):
                waiting.append((batch, pool.submit(_answers, _articles(batch))))
                if len(waiting) > jobs * AHEAD:
                    yield from _next(waiting)
            while waiting:
                yield from _next(waiting)
        except BrokenProcessPool as error:
            raise DragomanError(
                f"one of {jobs} processes was stopped from outside, most likely for want of memory "
                "(each needs up to 900 MB): try a smaller --jobs."
            ) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _batches(outcomes: Iterable[Outcome]) -> Iterator[list[Outcome]]:
    rest = iter(outcomes)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _next(waiting: deque[Sent]) -> Iterator[Result]:
    """Wait for the oldest batch."""
    batch, answers = waiting.popleft()
    return _together(batch, answers.result())


def _articles(batch: Iterable[Outcome]) -> list[Article]:
    return [outcome for outcome in batch if isinstance(outcome, Article)]


def _together(batch: Iterable[Outcome], answers: Iterable[Answer]) -> Iterator[Result]:
    """Put what was read and what came of its articles together again."""
    coming = iter(answers)
    for outcome in batch:
        if isinstance(outcome, UnreadableArticleError):
            yield outcome
            continue
        answer = next(coming)
        if isinstance(answer, CodedArticle):
            yield outcome, answer
        else:
            yield UnreadableArticleError(outcome.name, answer)


def _answers(articles: Iterable[Article]) -> list[Answer]:
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
