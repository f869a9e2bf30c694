"""Coding many articles."""

from collections.abc import Iterable, Iterator

import pytest

from dragoman.api import pipeline
from dragoman.api.pipeline import Answer, code_outcomes
from dragoman.api.processes import Lost
from dragoman.articles import article_from_text
from dragoman.records import Article, CodedArticle, DragomanError, Published, UnreadableArticleError

ARTICLES = [
    article_from_text(f"{state} accused Sudan of arming rebels.", f"{state}.txt")
    for state in ("Chad", "Egypt", "Libya")
]


class FakeCoder:
    """Codes all articles but Egypt's."""

    def code(self, article: Article) -> CodedArticle:
        """Fail on Egypt."""
        if article.name == "Egypt.txt":
            raise RecursionError("too deep")
        return CodedArticle(
            article=article.name,
            outlet=None,
            title=None,
            byline=None,
            dateline=None,
            published=Published(),
            language="en",
        )


def test_a_fault_of_the_coder_costs_one_article(monkeypatch: pytest.MonkeyPatch) -> None:
    """An article on which the coder fails is reported as one that was not read; the others come out in order."""
    monkeypatch.setattr(pipeline, "_coder", FakeCoder)
    unread = UnreadableArticleError("x.txt", "is empty.")
    chad, broken, same, libya = code_outcomes([ARTICLES[0], ARTICLES[1], unread, ARTICLES[2]])
    assert isinstance(chad, tuple)
    assert isinstance(libya, tuple)
    assert (chad[1].article, libya[1].article) == ("Chad.txt", "Libya.txt")
    assert same is unread
    assert isinstance(broken, UnreadableArticleError)
    assert (
        broken.reason == "the coder failed on it (RecursionError: too deep); please report this as a fault."
    )


def test_broken_data_stop_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the coder cannot be loaded no article can be coded, and the error says why."""

    def broken() -> FakeCoder:
        raise DragomanError("acts.yaml, entry 3: has no type")

    monkeypatch.setattr(pipeline, "_coder", broken)
    with pytest.raises(DragomanError, match="entry 3"):
        list(code_outcomes(ARTICLES))


@pytest.mark.slow
def test_several_processes_keep_the_order() -> None:
    """More batches than two workers hold come back in the order in which they went."""
    many: list[Article | UnreadableArticleError] = [
        *ARTICLES * 12,
        UnreadableArticleError("x.txt", "is empty."),
        *ARTICLES * 12,
    ]
    one, two = list(code_outcomes(many)), list(code_outcomes(many, jobs=2))
    assert [r[1] if isinstance(r, tuple) else r for r in one] == [
        r[1] if isinstance(r, tuple) else r for r in two
    ]
    assert len(two) == 73


def test_an_article_that_processes_die_of_is_named() -> None:
    """Of a batch that is lost, the article that processes die of is reported, and the others are coded."""

    def share(batches: Iterable[list[Article]]) -> Iterator[list[Answer] | Lost]:
        for batch in batches:
            dies = any(article.name == "Egypt.txt" for article in batch)
            yield Lost("its process was stopped") if dies else [FakeCoder().code(one) for one in batch]

    chad, egypt, libya = code_outcomes(ARTICLES, share=share)
    assert isinstance(chad, tuple)
    assert isinstance(libya, tuple)
    assert str(egypt) == "Egypt.txt: its process was stopped."
