"""The world, loaded once for all its tests."""

import pytest

from dragoman.world import World


@pytest.fixture(scope="session")
def world() -> World:
    """Give the world of the package's own data."""
    return World.load()
