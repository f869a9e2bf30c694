"""An empty ledger to import into."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.exchange.incoming.files import Desk
from tests.ledger.servers import server

from dragoman.ledger import Ledger

__all__ = ["desk", "server"]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A ledger and a folder for files."""
    folder = tmp_path / "files"
    folder.mkdir()
    with Ledger.open(tmp_path / "ledger", create=True) as ledger:
        yield Desk(ledger, folder)
