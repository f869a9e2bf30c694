"""The publication interval: as stated, else inferred from the words, else unknown."""

from collections.abc import Callable
from datetime import date

from dragoman.articles import article_from_text
from dragoman.coder.code import Coder
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


def test_a_dateline_without_a_year_gives_the_day(coder: Coder) -> None:
    """The day is printed, the year is that in which those named held office."""
    text = (
        "Talks end in Oslo\n\nOSLO, May 11 (Fjord News) - The sides ended two days of talks in the Norwegian "
        "capital on Thursday.\n\nThe French president, Emmanuel Macron, and the German chancellor, Olaf Scholz, "
        "welcomed it. The Brazilian president, Luiz Inácio Lula da Silva, did so as well."
    )
    published = coder.code(article_from_text(text, "page")).published
    assert published.basis == "inferred"
    assert (published.earliest, published.latest) == (date(2023, 5, 11), date(2023, 5, 11))


def test_one_who_held_two_offices_still_dates(coded: Code) -> None:
    """Either tenure may be meant, and no day outside both."""
    text = "Donald Trump praised Anwar Ibrahim and Giorgia Meloni in Oslo."
    published = coded(text).published
    assert published.earliest is not None
    assert published.earliest >= date(2025, 1, 20)


def test_one_who_is_out_of_office_does_not_date(coded: Code) -> None:
    """A former holder of an office may be met at any time after."""
    published = coded("Former chancellor Angela Merkel met Giorgia Meloni in Oslo.").published
    assert published.latest is None or published.latest > date(2022, 10, 22)
