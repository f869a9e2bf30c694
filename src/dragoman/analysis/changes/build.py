"""What changed, in record time and in valid time."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from dragoman.analysis.changes.compare import compare
from dragoman.analysis.changes.model import Change
from dragoman.analysis.changes.narrow import bearing_pairs
from dragoman.analysis.changes.scope import Scope, pairs_of, recorded_between, scope_of
from dragoman.analysis.changes.sharing import two_moments
from dragoman.analysis.changes.state import state_of
from dragoman.analysis.events.remembered import remembered
from dragoman.analysis.evidence import Evidence
from dragoman.ledger.collecting import without_collection
from dragoman.records import DragomanError, Report
from dragoman.world import World


def changes(
    evidence: Evidence,
    world: World,
    *,
    since: datetime,
    until: datetime | None = None,
    parties: Collection[str] = (),
) -> tuple[Change, ...]:
    """Give what the answers say otherwise than at an earlier moment: record time, "since my last visit".

    Asked is only what the reports recorded in between, and the judgements made in between, can have
    changed: the pairs of parties that they name.

    Args:
        evidence: the reports; one that can tell what was recorded after a moment is asked for no more.
        world: who is who. The world data have no record time: they are those of today at both moments.
        since: the earlier moment: what was recorded by then is known.
        until: the later moment; now where None.
        parties: only changes that concern all of these.

    Raises:
        DragomanError: `until` is before `since`.
    """
    if until is not None and until < since:
        raise DragomanError(
            f"changes until {until.isoformat()} cannot begin at {since.isoformat()}: give the earlier moment first."
        )
    wanted = frozenset(parties)
    question = "changes", world, since, until, wanted

    def make() -> tuple[Change, ...]:
        with without_collection():
            return _changes(evidence, world, (since, until), wanted)

    return remembered(evidence, question, make, _weight)


def _changes(
    evidence: Evidence, world: World, moments: tuple[datetime, datetime | None], wanted: frozenset[str]
) -> tuple[Change, ...]:
    touched = recorded_between(evidence, *moments)
    if not touched:
        return ()
    pairs = [pair for pair in pairs_of(touched) if not wanted or wanted & set(pair)]
    bearing = [pair for pair in bearing_pairs(touched) if not wanted or wanted & set(pair)]
    earlier, later = two_moments(evidence, *moments)
    # the later first: the earlier has from it what is the same
    after = state_of(scope_of(later, world, pairs, touched, moments[1]), world, bearing, touched=touched)
    before = state_of(scope_of(earlier, world, pairs, touched, moments[0]), world, bearing, touched=touched)
    return tuple(one for one in compare(before, after) if wanted <= set(one.parties))


def _weight(found: Sequence[Change]) -> int:
    return sum(1 + len(one.citations) for one in found)


def changes_between_days(
    evidence: Evidence,
    world: World,
    *,
    since: date,
    until: date,
    parties: Collection[str] = (),
    known_on: datetime | None = None,
) -> tuple[Change, ...]:
    """Give what changed in the world between two days, as we know it at one moment: valid time.

    Args:
        evidence: the reports.
        world: who is who, and what stood when.
        since: the earlier day: what was so, or was published, by its end is known.
        until: the later day, its end.
        parties: only changes that concern all of these; with none, everything is asked.
        known_on: as the evidence stood at this moment.

    Raises:
        DragomanError: `until` is before `since`.
    """
    if until < since:
        raise DragomanError(f"changes until {until} cannot begin on {since}: give the earlier day first.")
    wanted = frozenset(parties)
    scope = Scope(evidence, _named(evidence, wanted, known_on), known_on)
    told = scope.reports(kinds=("tie", "event"))
    pairs = [pair for pair in bearing_pairs(told) if not wanted or wanted & set(pair)]
    before = state_of(scope, world, pairs, since)
    after = state_of(scope, world, pairs, until)
    return tuple(one for one in compare(before, after) if wanted <= set(one.parties))


def _named(evidence: Evidence, wanted: frozenset[str], known_on: datetime | None) -> tuple[Report, ...]:
    """All reports of the articles that speak of some parties; of all articles where none is named."""
    if not wanted:
        return evidence.reports(known_on=known_on)
    articles = {
        one.article
        for party in sorted(wanted)
        for one in evidence.reports(parties=(party,), known_on=known_on)
    }
    return evidence.reports(articles=articles, known_on=known_on) if articles else ()
