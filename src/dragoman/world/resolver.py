"""Choose what a name stands for here: by date, by what else the article names, or not at all."""

from collections.abc import Collection

from dragoman.world.fold import fold_name
from dragoman.world.surroundings import MONTHS
from dragoman.world.types import Cue, Days, EntityRecord, Mention, Referent, overlaps

# Who of two offices held at once a bare name stands for.
_RANK = (
    "head-of-state",
    "head-of-government",
    "secretary-general",
    "leader",
    "foreign-minister",
    "defence-minister",
    "army-chief",
    "deputy-head-of-government",
)
_TOP = frozenset(_RANK[:4])
_KNOWN_ALONE = frozenset(_RANK[:5])
_KINDS = (
    "state",
    "organisation",
    "group",
    "people",
    "capital",
    "seat",
    "institution",
    "person",
    "place",
    "demonym",
)
# What speaks for a reading: the person named in full, a cue of readings.csv, its id in the article, a usual
# reading or a leader rather than a lesser bearer of a surname, a neighbour in the article.
_SURE, _CUED, _NAMED, _USUAL, _NEAR = 16, 8, 4, 2, 1


class Resolver:
    """Decides between the candidates of a mention; see `World.resolve` for the rules."""

    def __init__(self, cues: list[Cue], entities: dict[str, EntityRecord]) -> None:
        """Index the cues by name and id."""
        self._cues = {(cue.name, cue.id): cue for cue in cues}
        self._entities = entities

    def resolve(self, mention: Mention, on: Days, context: Collection[str]) -> Referent | None:
        """Give the referent that a mention stands for, None where that cannot be told."""
        named = frozenset(context)
        name = fold_name(mention.text)
        plausible = [one for one in mention.candidates if self._plausible(one, name, mention, on, named)]
        firm = [one for one in plausible if not (one.weak and one.person)]
        if firm:
            # a state or place outweighs a namesake's surname unless the article names that person in full
            plausible = firm + [one for one in plausible if one.weak and one.person in named]
        if not plausible:
            return None
        timely = [one for one in plausible if overlaps(one.since, one.until, on)] or plausible
        parties = {_party(one) for one in timely}
        if len(parties) > 1:
            parties = self._best(timely, name, named)
        if len(parties) != 1:
            return None
        return _tenure([one for one in timely if _party(one) in parties], on)

    def _plausible(self, one: Referent, name: str, mention: Mention, on: Days, named: frozenset[str]) -> bool:
        cue = self._cues.get((name.title() if name.isupper() else name, one.id))
        if cue and cue.near and not cue.default:
            # a rarer reading ("Georgia" of the United States) needs one of its own cues
            return _cued(cue, named)
        if not one.weak:
            return True
        if one.person is None:
            record = self._entities.get(one.id)
            return one.id in named or (record is not None and record.state in named)
        if one.person in named or (one.office is not None and one.office in named and one.id in named):
            return True
        if mention.text in MONTHS or not overlaps(one.since, one.until, on):
            return False
        bearers = {other.person for other in mention.candidates if overlaps(other.since, other.until, on)}
        return one.id in named or (len(bearers) == 1 and one.office in _KNOWN_ALONE)

    def _best(self, timely: list[Referent], name: str, named: frozenset[str]) -> set[tuple[str, str | None]]:
        """Give the parties that the article speaks most for."""
        scores: dict[tuple[str, str | None], int] = {}
        for one in timely:
            party = _party(one)
            scores[party] = max(scores.get(party, 0), self._score(one, name, named))
        most = max(scores.values())
        return {party for party, score in scores.items() if score == most}

    def _score(self, one: Referent, name: str, named: frozenset[str]) -> int:
        cue = self._cues.get((name.title() if name.isupper() else name, one.id))
        score = _SURE if one.person is not None and one.person in named else 0
        if cue:
            score += _CUED * _cued(cue, named) + _USUAL * cue.default
        if one.id in named:
            score += _NAMED
        record = self._entities.get(one.id)
        if record and not named.isdisjoint(record.borders):
            score += _NEAR
        if one.weak and one.office in _TOP:
            score += _USUAL + _NEAR * (one.office == _RANK[0])
        return score + (_NEAR if not one.weak else 0)


def _cued(cue: Cue, named: frozenset[str]) -> bool:
    """Tell whether the article names what speaks for a reading, in any spelling."""
    return any(fold_name(item) in cue.near for item in named)


def _party(one: Referent) -> tuple[str, str | None]:
    """What has to be told apart: another id, or another person."""
    return one.id, one.person


def _tenure(same: list[Referent], on: Days) -> Referent:
    """Of one party's referents take the one in time, else the last before, then the highest office."""

    def order(one: Referent) -> tuple[bool, bool, int, int, int, str]:
        first, last = on
        ended = one.until is not None and first is not None and one.until < first
        begun = one.since is None or last is None or one.since <= last
        rank = _RANK.index(one.office) if one.office in _RANK else len(_RANK)
        recent = one.until.toordinal() if one.until else 10**7
        kind = _KINDS.index(one.kind) if one.kind in _KINDS else len(_KINDS)
        return (not begun, ended, -recent if ended or not first else 0, rank, kind, one.name)

    return min(same, key=order)
