"""Tellings of one proposition brought together, and what they make."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import islice

from dragoman.analysis.claims.keys import Key, kept_under, looked_under
from dragoman.analysis.claims.made import Group, claim_of
from dragoman.analysis.claims.match import Match, contradicts, match
from dragoman.analysis.claims.model import MergedClaim
from dragoman.analysis.claims.telling import Telling
from dragoman.analysis.judged import JudgedPairs
from dragoman.analysis.sources import Sources

# Of more groups than these under one key the latest are compared: what is told every day is soon another act.
MOST_UNDER_A_KEY = 200


def merge(
    tellings: Iterable[Telling],
    judged: JudgedPairs | None = None,
    sources: Sources | None = None,
) -> tuple[MergedClaim, ...]:
    """Bring tellings of one proposition together.

    Args:
        tellings: of any articles, in any order.
        judged: what reviewers put together and keep apart.
        sources: whose word articles are, and who is discounted.

    Returns:
        One claim for each proposition that somebody is reported to hold; what outlets say flatly is a
        position on it, and no claim where nobody else speaks of it.
    """
    ordered = sorted(tellings, key=lambda one: one.key)
    groups = _Groups(judged or JudgedPairs())
    for one in ordered:
        if not one.flat:
            groups.add(one)
    for one in ordered:
        if one.flat:
            groups.attach(one)
    claims = (claim_of(group, sources) for group in groups.all if group.tellings)
    found = {claim.id: claim for claim in claims}
    return tuple(sorted(found.values(), key=lambda one: (str(one.earliest or "9999"), one.id)))


class _Groups:
    """The groups so far, found again by what their tellings speak of."""

    def __init__(self, judged: JudgedPairs) -> None:
        self.all: list[Group] = []
        self._judged = judged
        self._told = judged.together.keys() | judged.apart.keys()
        self._of_report: defaultdict[str, dict[int, Group]] = defaultdict(dict)
        self._under: defaultdict[Key, dict[int, Group]] = defaultdict(dict)

    def add(self, one: Telling) -> None:
        """Put a telling into the group that it fits best, else into one of its own."""
        group = self._fitting(one) or Group(len(self.all))
        if not group.tellings:
            self.all.append(group)
        self._join(group, one, self._match(group, one))
        self._put_together(one)

    def attach(self, one: Telling) -> None:
        """Put a flat telling into the group that it fits best, if there is one."""
        group = self._fitting(one)
        if group is not None:
            self._join(group, one, self._match(group, one))

    def _fitting(self, one: Telling) -> Group | None:
        near: dict[int, Group] = {}
        for key in looked_under(one):
            under = self._under.get(key, {})
            near.update(islice(reversed(under.items()), MOST_UNDER_A_KEY))
        for other in self._judged.with_those([one.report.id]) if one.report.id in self._told else ():
            near.update(self._of_report.get(other, {}))
        ordered = [near[number] for number in sorted(near)]
        fitting = [(len(found.why), group) for group in ordered if (found := self._match(group, one))]
        # of equals the first made, which is the oldest
        return max(fitting, key=lambda pair: pair[0])[1] if fitting else None

    def _match(self, group: Group, one: Telling) -> Match | None:
        """How a telling matches a group: as a reviewer says, else by what both tell."""
        if one.report.id not in self._told:
            return _match_all(group, one)
        members = frozenset(other.report.id for other in group.tellings)
        if self._judged.parts([one.report.id], members):
            return None
        if self._judged.joins([one.report.id], members):
            return _as_judged(group, one)
        return _match_all(group, one)

    def _put_together(self, one: Telling) -> None:
        """Bring the groups together that a reviewer says are one, by a telling that was put into the first."""
        if one.report.id not in self._told:
            return
        mine = next(iter(self._of_report[one.report.id].values()))
        for other in sorted(self._judged.with_those([one.report.id])):
            if mine.number in self._of_report[other]:
                continue  # one of its statements is here: the others are none of this claim's
            for group in [g for g in self._of_report[other].values() if g is not mine]:
                members = frozenset(telling.report.id for telling in mine.tellings)
                if self._judged.parts([telling.report.id for telling in group.tellings], members):
                    continue
                for telling in group.tellings:
                    self._of_report[telling.report.id].pop(group.number, None)
                    self._join(mine, telling, _as_judged(mine, telling))
                group.tellings, group.turned = [], []

    def _join(self, group: Group, one: Telling, found: Match | None) -> None:
        group.tellings.append(one)
        group.turned.append(found.contrary if found is not None else False)
        if found is not None:
            group.why.update(dict.fromkeys(found.why))
        self._of_report[one.report.id][group.number] = group
        for key in kept_under(one):
            self._under[key][group.number] = group


def _match_all(group: Group, one: Telling) -> Match | None:
    """How a telling matches all the attributed tellings of a group, or none of it."""
    found: Match | None = None
    for other, turned in zip(group.tellings, group.turned, strict=True):
        if other.flat:
            continue
        pair = match(one, other)
        if pair is None:
            return None
        if found is None:
            found = Match(pair.why, contrary=pair.contrary != turned)
    return found


def _as_judged(group: Group, one: Telling) -> Match:
    """The match that a reviewer says there is; whether it is of the contrary is read from the words where they tell."""
    for other, turned in zip(group.tellings, group.turned, strict=True):
        contrary = contradicts(other, one)
        if contrary is not None:
            return Match(("put together by a reviewer",), contrary=contrary != turned)
    return Match(("put together by a reviewer",), contrary=False)
