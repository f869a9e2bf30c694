"""The index does not depend on the order in which data files are read."""

import msgspec
from tests.ledger.pieces import pair

from dragoman.ledger import Ledger
from dragoman.records import Article


def _marked(article: Article, cut: int) -> Article:
    """The same text, of which only the first characters are the article's own."""
    return msgspec.structs.replace(article, blocks=(msgspec.structs.replace(article.blocks[0], end=cut),))


def test_words_are_those_of_the_first_version(ledger: Ledger) -> None:
    """Versions that mark a text otherwise: search answers alike before and after the index is made again."""
    article, coded = pair(text="An envoy came, and the truce held, and the river rose.")
    for number, cut in enumerate((70, 90, 60, len(article.text)), start=1):
        ledger.add([(_marked(article, cut), coded)], coder=f"{number}")
    before = [ledger.search(word) for word in ("envoy", "truce", "river")]
    assert [len(found) for found in before] == [1, 1, 0]
    for _ in range(3):
        ledger.discard_index()
        assert [ledger.search(word) for word in ("envoy", "truce", "river")] == before


def test_superseded_reports_are_not_counted_by_a_new_index(ledger: Ledger) -> None:
    """Dyads have the same numbers whether a version ended later or was found ended."""
    ledger.add([pair(1), pair(2)], coder="1")
    ledger.add([pair(1, status="planned")], coder="2")
    ledger.add([pair(1, status="denied")], coder="3")
    before = ledger.busiest(), ledger.count()
    assert before[0][0].reports == 6
    ledger.discard_index()
    assert (ledger.busiest(), ledger.count()) == before
