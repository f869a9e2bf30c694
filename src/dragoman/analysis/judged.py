"""What reviewers put together and keep apart, for all of analysis: a judgement names reports."""

from collections.abc import Iterable, Mapping
from itertools import combinations

import msgspec

from dragoman.records import Judgement

NOBODY: frozenset[str] = frozenset()


class JudgedPairs(msgspec.Struct, frozen=True):
    """For reports, by id, those that a reviewer says tell the same thing, and those that do not.

    Of two judgements on a pair the later counts.
    """

    together: Mapping[str, frozenset[str]] = {}
    apart: Mapping[str, frozenset[str]] = {}

    def __bool__(self) -> bool:
        """Whether anything was put together or kept apart."""
        return bool(self.together or self.apart)

    def joins(self, ours: Iterable[str], theirs: frozenset[str]) -> bool:
        """Tell whether a reviewer puts one of some reports together with one of others."""
        return any(not self.together.get(one, NOBODY).isdisjoint(theirs) for one in ours)

    def parts(self, ours: Iterable[str], theirs: frozenset[str]) -> bool:
        """Tell whether a reviewer keeps one of some reports apart from one of others."""
        return any(not self.apart.get(one, NOBODY).isdisjoint(theirs) for one in ours)

    def with_those(self, reports: Iterable[str]) -> frozenset[str]:
        """Give the ids of all reports that are put together with some, in one step or several; these left out."""
        asked = frozenset(one for one in reports if one in self.together)
        found, waiting = set(asked), list(asked)
        while waiting:
            new = self.together[waiting.pop()] - found
            found |= new
            waiting.extend(new)
        return frozenset(found - asked)


def judged_pairs(judgements: Iterable[Judgement]) -> JudgedPairs:
    """Sum up the merges and splits among judgements that count, given in any order."""
    said: dict[tuple[str, str], str] = {}
    for one in sorted(judgements, key=lambda judged: (judged.recorded_at, judged.id)):
        if one.verb in {"merge", "split"}:
            said.update(dict.fromkeys(combinations(sorted(set(one.targets)), 2), one.verb))
    return JudgedPairs(_beside(said, "merge"), _beside(said, "split"))


def _beside(said: Mapping[tuple[str, str], str], verb: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for (a, b), what in said.items():
        if what == verb:
            found.setdefault(a, set()).add(b)
            found.setdefault(b, set()).add(a)
    return {one: frozenset(others) for one, others in sorted(found.items())}
