"""How many independent sources stand behind citations."""

from collections.abc import Iterable
from datetime import datetime

from dragoman.analysis.evidence import Evidence
from dragoman.records import Citation, Judgement, KeptArticle


class Sources:
    """Counts whose word citations are: articles of one story are one source, and so is one outlet or agency.

    Articles of no known outlet are not known to differ from one another: together they are one source,
    where no named one tells. What a reviewer has put down as discounted counts for nothing.
    """

    def __init__(self, evidence: Evidence, known_on: datetime | None, articles: Iterable[str]) -> None:
        """Look up, once, the articles that will be cited.

        Args:
            evidence: what holds the articles and the judgements.
            known_on: as it stood then.
            articles: the ids of all articles that citations to be counted can be of.
        """
        ids = sorted(set(articles))
        kept = evidence.articles(ids, known_on) if ids else ()
        by_story: dict[str, str] = {}
        # the first article of a story is whose word it is
        for one in sorted(kept, key=lambda one: (one.id != one.story, _named(one), one.id)):
            by_story[one.story] = by_story.get(one.story) or _named(one)
        self._source = {one.id: by_story[one.story] for one in kept}
        self._discounted = _discounted(evidence.judgements(known_on))

    def count(self, citations: Iterable[Citation]) -> int:
        """Count the sources of citations."""
        sources = {self._source.get(one.article, "") for one in citations} - self._discounted
        return len(sources - {""}) or len(sources)


def _named(kept: KeptArticle) -> str:
    """The outlet or agency of an article, in lower case; empty where it is not known."""
    return "" if kept.source == kept.id else kept.source.casefold()


def _discounted(judgements: Iterable[Judgement]) -> frozenset[str]:
    """The sources whose latest standing is "discounted"."""
    standing: dict[str, str] = {}
    for one in judgements:
        if one.verb == "standing":
            standing.update(
                dict.fromkeys((target.casefold() for target in one.targets), (one.value or "").strip('"'))
            )
    return frozenset(name for name, value in standing.items() if value == "discounted")
