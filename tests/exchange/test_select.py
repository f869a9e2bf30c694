"""Which reports are exported."""

from collections.abc import Collection
from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest
from tests.exchange import made

from dragoman.exchange import Selection, Told, tellings
from dragoman.exchange.select import AT_ONCE
from dragoman.ledger import MemoryEvidence
from dragoman.records import KeptArticle, Published, Report


def store_of(told: list[Told]) -> MemoryEvidence:
    """Hold reports in memory."""
    return MemoryEvidence(
        {one.article.id: one.article for one in told}.values(), [one.report for one in told]
    )


def ids(wanted: Selection) -> list[str]:
    """The ids of the reports that a selection gives."""
    return [one.report.id for one in tellings(store_of(made.all_told()), wanted)]


def test_all_reports_come_by_place() -> None:
    """Without a wish all reports come, by article and place in it."""
    found = list(tellings(store_of(made.all_told()), Selection()))
    assert {one.report.id for one in found} == {one.report.id for one in made.all_told()}
    starts = [one.report.record.start for one in found]
    assert starts == sorted(starts)
    assert all(one.article == made.KEPT for one in found)


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ({"kinds": ("tie", "obstacle")}, {"tie0008", "obstacle0007"}),
        ({"parties": ("OMN", "SDN")}, {"event0000", "event0001", "mediation0002"}),
        ({"until": date(2023, 12, 31)}, {"tie0008"}),
        ({"since": date(2024, 3, 6)}, {"mediation0002"}),
        ({"since": date(2024, 3, 4), "until": date(2024, 3, 4)}, {"event0001", "mediation0002"}),
        ({"as_of": date(2024, 3, 4)}, set()),
        ({"known_on": datetime(2024, 3, 1, tzinfo=UTC)}, set()),
    ],
)
def test_each_wish_is_kept(wish: dict[str, Any], expected: set[str]) -> None:
    """Kinds, parties, days and moments select; what has no time of its own counts by its publication."""
    assert set(ids(Selection(**wish))) == expected


def test_an_undated_article_is_not_known_to_be_early() -> None:
    """An article of unknown day is in no selection by days, because nothing says that it belongs there."""
    told = made.told("claim", made.claim)
    undated = Told(msgspec.structs.replace(told.report, published=Published()), told.article)
    for wanted in (Selection(as_of=date(2030, 1, 1)), Selection(since=date(2000, 1, 1))):
        assert list(tellings(store_of([undated]), wanted)) == []


class Counting(MemoryEvidence):
    """A store that says how many articles it was asked for at once."""

    most = 0

    def articles(
        self, ids: Collection[str] = (), known_on: datetime | None = None
    ) -> tuple[KeptArticle, ...]:
        """Give articles and remember how many."""
        found = super().articles(ids, known_on)
        self.most = max(self.most, len(found))
        return found


def test_articles_are_read_some_at_a_time() -> None:
    """Of many articles only some are in memory, and all come, by day of publication and then by id."""
    many: list[Told] = []
    for number in range(2 * AT_ONCE + 1):
        day = date(2024, 1, 1 + number % 28)
        article = msgspec.structs.replace(made.ARTICLE, published=Published(earliest=day, latest=day))
        kept = msgspec.structs.replace(made.KEPT, id=f"a{number:05d}", article=article)
        many.append(made.told("event", made.offer, number, kept))
    kept_all = [one.article for one in many]
    store = Counting(kept_all, [one.report for one in many])
    found: list[Report] = [one.report for one in tellings(store, Selection(), [one.id for one in kept_all])]
    assert store.most <= AT_ONCE
    assert [(one.published.latest, one.article) for one in found] == sorted(
        (one.article.published.latest, one.id) for one in kept_all
    )
