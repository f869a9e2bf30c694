"""Progress and the summary of failures."""

import tracemalloc

import pytest

from dragoman.cli.progress import MOST_LISTED, Run
from dragoman.records import Article, CodedArticle, Published, UnreadableArticleError

CODED = CodedArticle(
    article="a.txt", outlet=None, title=None, byline=None, dateline=None, published=Published(), language="en"
)
PAIR = (Article(name="a.txt", text="x"), CODED)


def test_all_well_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    """Without failures nothing is printed and the status is 0."""
    run = Run([PAIR])
    assert list(run) == [PAIR]
    assert run.report() == 0
    assert capsys.readouterr().err == ""


def test_failures_are_listed_at_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    """What could not be read is named with its reason, the rest goes through, and the status is 1."""
    run = Run([UnreadableArticleError("b.txt", "is \x1b[31mempty."), PAIR])
    assert list(run) == [PAIR]
    assert run.report() == 1
    assert (
        capsys.readouterr().err == "not read: b.txt: is [31mempty.\n1 article coded, 1 could not be read.\n"
    )


def test_a_long_list_is_cut(capsys: pytest.CaptureFixture[str]) -> None:
    """After so many failures the rest is counted."""
    run = Run([UnreadableArticleError(f"{n}.txt", "is empty.") for n in range(MOST_LISTED + 3)])
    assert list(run) == []
    run.report()
    assert (
        "... and 3 more. The most frequent reasons:\n  53 times: is empty.\n0 articles coded, 53 could not be read.\n"
        in capsys.readouterr().err
    )


def test_no_more_is_kept_than_is_told() -> None:
    """Whatever the number of failures and of their reasons, memory does not grow with it."""
    tracemalloc.start()
    run = Run(UnreadableArticleError(f"{n}.txt", f"is empty, {n} times.") for n in range(200_000))
    assert list(run) == []
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (run.failed, len(run.listed)) == (200_000, MOST_LISTED)
    assert held < 2_000_000
