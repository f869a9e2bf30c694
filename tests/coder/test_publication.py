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
    """A lead that tells of a day was published on it or within the week."""
    published = coded("Both sides, the ministry said on 4 June 2019, had blamed each other.").published
    assert published.basis == "inferred"
    assert (published.earliest, published.latest) == (date(2019, 6, 4), date(2019, 6, 11))


def test_a_holder_of_an_office_bounds_an_inferred_day(coded: Code) -> None:
    """Offices held by the people named leave no day outside their tenure."""
    published = coded("Angela Merkel met Emmanuel Macron in Berlin on Tuesday.").published
    assert published.earliest is not None
    assert published.latest is not None
    assert date(2017, 5, 14) <= published.earliest <= published.latest <= date(2021, 12, 8)


def test_an_undatable_page_is_unknown(coded: Code) -> None:
    """A wrong day is worse than none."""
    published = coded("The lake is large.").published
    assert published.basis == "unknown"
    assert published.earliest is None
    assert published.latest is None
