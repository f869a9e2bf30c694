"""Doing the next step of a stream while the present one is worked on."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def ahead(items: Iterator[T]) -> Iterator[T]:
    """Give the items of an iterator; the next one is made in a thread while the caller works on one.

    Errors of the iterator are raised where its item would have come.
    """
    with ThreadPoolExecutor(max_workers=1) as pool:
        waiting = pool.submit(lambda: next(items, None))
        while (item := waiting.result()) is not None:
            waiting = pool.submit(lambda: next(items, None))
            yield item
