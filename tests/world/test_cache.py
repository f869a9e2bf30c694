"""The cache of the compiled world."""

from pathlib import Path

import pytest

from dragoman.records.errors import DataFileError
from dragoman.world import cache
from dragoman.world.cache import cached_world
from dragoman.world.tables import COLUMNS


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give a small world of one state."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "states.csv").write_text(COLUMNS["states"] + "\nATL,Atlantis,,,,,,,,,,,,state,\n")
    return folder


def test_same_with_and_without(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes from the cache equals what was compiled."""
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path / "cache"))
    first = cached_world([data])
    assert len(list((tmp_path / "cache").glob("world-*.msgpack"))) == 1
    assert cached_world([data]) == first


def test_changed_data_is_read_anew(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed data file makes a new world whatever the cache holds."""
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path / "cache"))
    cached_world([data])
    (data / "states.csv").write_text(COLUMNS["states"] + "\nLEM,Lemuria,,,,,,,,,,,,state,\n")
    assert cached_world([data]).surfaces == ["Lemuria"]


def test_broken_cache_file(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache file cut short is passed over and written anew."""
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path / "cache"))
    cached_world([data])
    (path,) = (tmp_path / "cache").glob("world-*.msgpack")
    whole = path.read_bytes()
    path.write_bytes(whole[:20])
    assert cached_world([data]).surfaces == ["Atlantis"]
    assert path.read_bytes() == whole


def test_no_place_to_write(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the cache folder cannot be made the world is compiled all the same."""
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path / "file" / "cache"))
    assert cached_world([data]).surfaces == ["Atlantis"]


def test_old_worlds_go(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cache keeps no more than a handful of older worlds."""
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path / "cache"))
    for number in range(12):
        (data / "states.csv").write_text(COLUMNS["states"] + f"\nATL,Atlantis {number},,,,,,,,,,,,state,\n")
        cached_world([data])
    assert len(list(cache.cache_folder().glob("world-*"))) == 8


def test_missing_folder_beside_a_cached_world(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that is not there is a fault even where the world without it is in the cache."""
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path / "cache"))
    cached_world([data])
    with pytest.raises(DataFileError, match="no such folder"):
        cached_world([data, tmp_path / "nowhere"])
