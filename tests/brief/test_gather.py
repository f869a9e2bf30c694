"""Articles coded just now as evidence."""

import msgspec

from dragoman.brief import evidence_of
from dragoman.brief.notes import Pair


def test_a_page_read_twice_counts_once(pairs: list[Pair]) -> None:
    """The same article given again adds neither an article nor a report."""
    once, twice = evidence_of(pairs), evidence_of([*pairs, pairs[0]])
    assert len(twice.articles()) == 2
    assert twice.reports() == once.reports()


def test_an_article_without_records_is_kept(pairs: list[Pair]) -> None:
    """An article that nothing was coded from is still a source."""
    article, coded = pairs[0]
    bare = msgspec.structs.replace(coded, events=(), mediations=(), ties=(), claims=(), obstacles=())
    assert [one.article.name for one in evidence_of([(article, bare)]).articles()] == ["herald.txt"]
