"""Servers and articles that the tests of engines share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.engines import servers

from dragoman.api.calls import outcomes_of
from dragoman.api.pipeline import Outcome
from dragoman.articles import ReadOptions
from dragoman.ledger import Ledger

CORPUS = Path(__file__).parents[2] / "corpus" / "development"
ARTICLES = 20


@pytest.fixture(scope="session")
def sail(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Sail server."""
    pytest.importorskip("pysail", reason="Sail is in the extra: pip install 'dragoman[spark]'")
    with servers.sail(tmp_path_factory.mktemp("sail")) as server:
        yield server.address


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of Spark's own server, over two executors."""
    pytest.importorskip("pyspark", reason="Spark is in the extra: pip install 'dragoman[spark]'")
    if not servers.has_java():
        pytest.skip(
            "Spark's own server needs Java 17, and there is none; Sail, which needs none, has no workers to lose"
        )
    with servers.spark(tmp_path_factory.mktemp("spark")) as server:
        yield server.address


@pytest.fixture(scope="session")
def articles() -> list[Outcome]:
    """Some articles of the development corpus, as read."""
    paths = sorted(CORPUS.glob("*.txt"))[:ARTICLES]
    return list(outcomes_of(paths, ReadOptions()))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger.open(tmp_path / "ledger", create=True) as made:
        yield made
