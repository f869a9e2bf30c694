"""What is read once for two moments gives the changes that reading it twice gives."""

import tempfile
from collections.abc import Collection
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ledger.pieces import Pair
from tests.ledger.test_remembered_properties import ARTICLES, STEPS, take

from dragoman.analysis.changes import changes
from dragoman.ledger import Ledger
from dragoman.records import Judgement, KeptArticle, Report, ReportKind
from dragoman.world import World


@cache
def world() -> World:
    """Who is who."""
    return World.load()


class Plain:
    """A ledger that answers the questions of an evidence, and which reports are new, and does nothing else for speed."""

    def __init__(self, ledger: Ledger) -> None:
        """Take it."""
        self._ledger = ledger

    def reports(
        self,
        *,
        kinds: Collection[ReportKind] = (),
        parties: Collection[str] = (),
        articles: Collection[str] = (),
        known_on: datetime | None = None,
    ) -> tuple[Report, ...]:
        """Select reports."""
        return self._ledger.reports(kinds=kinds, parties=parties, articles=articles, known_on=known_on)

    def articles(
        self, ids: Collection[str] = (), known_on: datetime | None = None
    ) -> tuple[KeptArticle, ...]:
        """Give articles."""
        return self._ledger.articles(ids, known_on)

    def judgements(self, known_on: datetime | None = None) -> tuple[Judgement, ...]:
        """Give judgements."""
        return self._ledger.judgements(known_on)

    def since(self, moment: datetime) -> tuple[Report, ...]:
        """Give the reports recorded after a moment."""
        return self._ledger.since(moment)

    def find(self, ids: Collection[str], known_on: datetime | None = None) -> tuple[Report, ...]:
        """Give reports by id."""
        return self._ledger.find(ids, known_on)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(ARTICLES, min_size=1, max_size=4), st.lists(STEPS, min_size=1, max_size=6))
def test_two_moments_read_together_are_as_read_apart(
    first: list[Pair], steps: list[tuple[Any, Any, Any]]
) -> None:
    """Between any moment and a later one, whatever was added, superseded or judged in between: the same bytes."""
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "ledger", create=True) as ledger:
        ledger.add(first, coder="1")
        moments = [datetime.now(UTC)]
        for step in steps:
            take(ledger, step)
            moments.append(datetime.now(UTC))
        for since, until in (
            (moments[0], None),
            (moments[len(moments) // 2], None),
            (moments[0], moments[-2]),
        ):
            found = changes(ledger, world(), since=since, until=until)
            plain = changes(Plain(ledger), world(), since=since, until=until)
            assert msgspec.json.encode(found) == msgspec.json.encode(plain)
