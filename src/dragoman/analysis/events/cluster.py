"""From likenesses to acts: reviewers first, then each article's own word, then the likest pairs.

Two tellings of one article that it does not tell as one are two acts, so no merging across articles
brings them together; nor do tellings whose days, or places far apart, are at odds.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.analysis.events.compare import Likeness, at_odds
from dragoman.analysis.events.known import Known
from dragoman.analysis.events.telling import Telling
from dragoman.analysis.judged import judged_pairs
from dragoman.records import Judgement

Pair = tuple[int, int]
Links = Mapping[Pair, Likeness]
PLAIN = 2
"""Points beyond need by which a vague telling must be like one act where there are others."""


class Clusters:
    """Tellings put together step by step; each step keeps to what is forbidden."""

    def __init__(self, tellings: Sequence[Telling], known: Known, judgements: Iterable[Judgement]) -> None:
        """Start with every telling for itself but for what reviewers and articles say."""
        self._tellings = tellings
        self._known = known
        self._of = list(range(len(tellings)))
        self._members: dict[int, list[int]] = {i: [i] for i in self._of}
        self.why: dict[Pair, tuple[str, ...]] = {}
        together, self._apart = _judged(tellings, judgements)
        self._partners: dict[int, set[int]] = {}
        for i, j in self._apart:
            self._partners.setdefault(i, set()).add(j)
            self._partners.setdefault(j, set()).add(i)
        for pair in together:
            self._join(pair, ("judged",))
        for pair in _told_again(tellings):
            if not self._forbidden(*self._roots(pair)):
                self._join(pair, ("retold",))

    def link(self, links: Links, possible: Iterable[Pair]) -> None:
        """Join the likest pairs first; a vague telling only to the one act that it fits.

        Args:
            links: the pairs found alike.
            possible: all pairs that type, parties and days allow, alike or not.
        """
        firm = {pair: found for pair, found in links.items() if not found.loose}
        for pair, found in _ranked(firm):
            if self._may(pair):
                self._join(pair, found.marks)
        loose = {pair: found for pair, found in links.items() if found.loose}
        vague = {i for pair in loose for i in pair}
        by_telling: dict[int, list[Pair]] = {}
        for pair in possible:
            for i in vague.intersection(pair):
                by_telling.setdefault(i, []).append(pair)
        for pair, found in _ranked(loose):
            if self._may(pair) and not self._rivals(pair, found, by_telling, links):
                self._join(pair, found.marks)

    def groups(self) -> list[list[int]]:
        """Give the clusters, each in the order of reports, in the order of their first."""
        return sorted(sorted(members) for members in self._members.values())

    def root(self, telling: int) -> int:
        """Give what all tellings of a cluster have in common: the place of one of them."""
        return self._of[telling]

    def _rivals(self, pair: Pair, found: Likeness, possible: Mapping[int, list[Pair]], links: Links) -> bool:
        """Whether the vaguer telling of a pair fits another act as well.

        Where other acts of the kind lie in the days it may mean, its words must tell which one it is.
        """
        vague = max(pair, key=lambda i: (_vagueness(self._tellings[i]), i))
        mine = set(self._roots(pair))
        others = [rival for rival in possible[vague] if not mine.issuperset(self._roots(rival))]
        if others and found.surplus < PLAIN:
            return True
        return any(rival in links and links[rival].surplus >= found.surplus for rival in others)

    def _may(self, pair: Pair) -> bool:
        a, b = self._roots(pair)
        if a == b or self._forbidden(a, b):
            return False
        ours, theirs = self._members[a], self._members[b]
        articles = {self._tellings[i].report.article for i in ours}
        if any(self._tellings[j].report.article in articles for j in theirs):
            return False
        return not any(
            at_odds(self._tellings[i], self._tellings[j], self._known) for i in ours for j in theirs
        )

    def _forbidden(self, a: int, b: int) -> bool:
        """Whether a reviewer keeps two clusters apart."""
        if not self._partners:
            return False
        return any(self._of[partner] == b for i in self._members[a] for partner in self._partners.get(i, ()))

    def _roots(self, pair: Pair) -> Pair:
        return self._of[pair[0]], self._of[pair[1]]

    def _join(self, pair: Pair, marks: tuple[str, ...]) -> None:
        a, b = sorted(self._roots(pair))
        if a == b:
            return
        for i in self._members[b]:
            self._of[i] = a
        self._members[a] += self._members.pop(b)
        self.why[pair] = marks


def _vagueness(telling: Telling) -> tuple[bool, int]:
    return not telling.dated, telling.width


def _ranked(links: Links) -> list[tuple[Pair, Likeness]]:
    return sorted(links.items(), key=lambda item: (-item[1].surplus, item[0]))


def _judged(tellings: Sequence[Telling], judgements: Iterable[Judgement]) -> tuple[list[Pair], set[Pair]]:
    """What reviewers put together and keep apart."""
    places = {telling.report.id: i for i, telling in enumerate(tellings)}
    said = judged_pairs(judgements)

    def here(beside: Mapping[str, frozenset[str]]) -> Iterator[Pair]:
        for one, others in beside.items():
            for other in others:
                if one < other and one in places and other in places:
                    yield min(places[one], places[other]), max(places[one], places[other])

    return sorted(here(said.together)), set(here(said.apart))


def _told_again(tellings: Sequence[Telling]) -> list[Pair]:
    """The pairs that an article itself tells as one: `same_as` names the words of the fullest."""
    by_words: dict[tuple[str, str, str], list[int]] = {}
    for i, telling in enumerate(tellings):
        event = telling.event
        by_words.setdefault((telling.report.article, event.event_type, event.quote), []).append(i)
    found: list[Pair] = []
    awaited: dict[tuple[str, str, str], int] = {}
    for i, telling in enumerate(tellings):
        words = telling.event.same_as
        if words is None:
            continue
        key = (telling.report.article, telling.event.event_type, words)
        fullest = [j for j in by_words.get(key, ()) if j != i]
        # the fullest may be outside what was selected: then those that point at it go together
        other = fullest[0] if fullest else awaited.setdefault(key, i)
        if other != i:
            found.append((min(i, other), max(i, other)))
    return found
