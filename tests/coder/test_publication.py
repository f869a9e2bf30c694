"""The publication interval: as stated, else inferred from the words, else unknown."""

from collections.abc import Callable
from datetime import date

from dragoman.records import CodedArticle

Code = Callable[..., CodedArticle]


def test_a_stated_day_stands(coded: Code) -> None:
    """What the page or the caller says is not inferred again."""
    published = coded("Chad attacked Niger in March 2019.", published="2021-09-16").published
    assert published.basis == "stated"
    assert published.earliest == published.latest == date(2021, 9, 16)


def test_a_dated_page_is_inferred(coded: Code) -> None:
    """A text that tells of a day was published on it or after, and soon after one it calls last week's."""
    published = coded("Chad attacked Niger last week, on March 5, 2019.\nMali condemned the raid on Monday.").published
    assert published.basis == "inferred"
    assert published.earliest is not None
    assert published.earliest >= date(2019, 3, 5)


def test_an_undatable_page_is_unknown(coded: Code) -> None:
    """A wrong day is worse than none."""
    published = coded("The lake is large.").published
    assert published.basis == "unknown"
    assert published.earliest is None
    assert published.latest is None
