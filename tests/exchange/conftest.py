"""The world, once for all tests of this package."""

import pytest

from dragoman.world import World


@pytest.fixture(scope="session")
def world() -> World:
    """The world that comes with the package."""
    return World.load()
