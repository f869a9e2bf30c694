"""An empty ledger in a folder of its own, and a cache folder that is not the user's."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.ledger.servers import server, verifying

from dragoman.ledger import Ledger

__all__ = ["cache", "ledger", "server", "verifying"]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's cache folder, for this test."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("DRAGOMAN_CACHE", str(folder))
    return folder


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger.open(tmp_path / "ledger", create=True) as made:
        yield made
