"""How many independent sources stand behind an answer, and which: one way of counting for all of analysis."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Protocol, runtime_checkable

from dragoman.analysis.evidence import Evidence
from dragoman.ledger.index.kept import Origin
from dragoman.records import Citation, Judgement, Report

NAMELESS = "?"
"""The source that tells where no article gives an outlet."""


@runtime_checkable
class Originating(Protocol):
    """Evidence that tells whose word articles are without giving them, as a ledger can."""

    def origins(self, ids: Collection[str], known_on: datetime | None = None) -> tuple[Origin, ...]:
        """Say of articles whose word they are."""
        ...


class Sources:
    """Names whose word articles are: a story is the word of the outlet or agency that had it first.

    An outlet or agency counts once, however often it tells and under however many mastheads. Articles of
    no known outlet are not known to differ from one another: together they are one source, where no named
    one tells. What a reviewer has put down as discounted counts for nothing.
    """

    def __init__(self, evidence: Evidence, known_on: datetime | None, articles: Iterable[str] = ()) -> None:
        """Take what holds the articles.

        Args:
            evidence: what holds the articles and the judgements.
            known_on: as it stood then.
            articles: the ids of those that are surely asked about, looked up at once.
        """
        self._evidence, self._known_on = evidence, known_on
        self._discounted = discounted(evidence.judgements(known_on))
        self._whose: dict[str, str | None] = {}
        self._look_up(articles)

    def names(self, articles: Iterable[str]) -> tuple[str, ...]:
        """Name the independent sources among articles, in lower case; `NAMELESS` where only such tell."""
        wanted = set(articles)
        self._look_up(wanted)
        found = {whose for one in wanted if (whose := self._whose[one]) is not None}
        named = sorted(found - {""})
        return tuple(named) or ((NAMELESS,) if found else ())

    def count(self, citations: Iterable[Citation]) -> int:
        """Count the sources of citations."""
        return len(self.names(one.article for one in citations))

    def prepare(self, groups: Iterable[Sequence[Report]]) -> None:
        """Look up, at once, the articles of those groups of reports that may have several sources."""
        self._look_up(one.article for group in groups if not self._plain(group) for one in group)

    def of_reports(self, reports: Sequence[Report]) -> tuple[str, ...]:
        """Name the sources of reports; those of one outlet's own articles without looking these up."""
        if self._plain(reports):
            return (str(reports[0].outlet).casefold(),)
        return self.names(one.article for one in reports)

    def _plain(self, reports: Sequence[Report]) -> bool:
        outlets = {one.outlet for one in reports}
        own = all(one.article == one.story for one in reports)
        return own and len(outlets) == 1 and None not in outlets and not self._discounted

    def _look_up(self, articles: Iterable[str]) -> None:
        ids = sorted(one for one in set(articles) if one not in self._whose)
        found = self._origins(ids)
        firsts = {one.id: one for one in found}
        missing = sorted({one.story for one in found} - firsts.keys())
        firsts |= {one.id: one for one in self._origins(missing)}
        self._whose.update(dict.fromkeys(ids, ""))
        for one in found:
            self._whose[one.id] = self._source(one, firsts.get(one.story))

    def _origins(self, ids: Collection[str]) -> Sequence[Origin]:
        """What says whose word articles are: asked for alone where that can be had."""
        if not ids:
            return ()
        if isinstance(self._evidence, Originating):
            return self._evidence.origins(ids, self._known_on)
        kept = self._evidence.articles(ids, self._known_on)
        return [Origin(one.id, one.story, one.source, one.article.outlet) for one in kept]

    def _source(self, one: Origin, first: Origin | None) -> str | None:
        """Whose word an article is; None where it is discounted, empty where nobody knows."""
        source = _named(first) if first is not None else ""
        if not source and one.id != one.story:
            source = f"story {one.story}"
        outlet = (one.outlet or "").casefold()
        return None if {source, outlet} & self._discounted else source


def discounted(judgements: Iterable[Judgement]) -> frozenset[str]:
    """Give the sources whose latest standing is "discounted", in lower case.

    Args:
        judgements: those that count, in any order.
    """
    standing: dict[str, str] = {}
    for one in sorted(judgements, key=lambda judged: (judged.recorded_at, judged.id)):
        if one.verb == "standing":
            for target in one.targets:
                standing[target.casefold()] = (one.value or "").strip('"')
    return frozenset(name for name, value in standing.items() if value == "discounted")


def _named(kept: Origin) -> str:
    """The outlet or agency of an article, in lower case; empty where it is not known."""
    return "" if kept.source == kept.id else kept.source.casefold()
