"""The world, and the tables it is made of, loaded once for all its tests."""

import pytest

from dragoman.world import World
from dragoman.world.tables import COLUMNS, KEYS, Row, read_rows, table_files
from dragoman.world.world import DATA


@pytest.fixture(scope="session")
def world() -> World:
    """Give the world of the package's own data, whatever the environment adds to it."""
    return World.load([])


@pytest.fixture(scope="session")
def tables() -> dict[str, list[Row]]:
    """Give the rows of the package's own data by table."""
    return {
        name: [row for path in table_files(DATA, name) for row in read_rows(path, COLUMNS[name])]
        for name in KEYS
    }
