"""What a watch remembers."""

import sqlite3
from pathlib import Path

import pytest
from tests.api.watching.conftest import BEGIN

from dragoman.api.watching.remembered import FeedState, Waiting
from dragoman.api.watching.state import State, WatchError
from dragoman.articles.feeds import Entry

FEED = FeedState(address="https://post.example/feed", etag='"1"')


def waiting(number: int) -> Waiting:
    """An entry."""
    entry = Entry(id=str(number), text="Words.", is_whole=True)
    return Waiting(key=f"key {number}", feed=FEED.address, outlet="The Post", entry=entry)


def test_it_is_remembered_when_opened_again(tmp_path: Path) -> None:
    """Feeds, entries that wait, their pages, and entries that are done."""
    with State(tmp_path / "watch") as state:
        assert state.take_in(FEED, [waiting(1), waiting(2), waiting(2)], BEGIN) == 2
        state.keep_page("key 2", b"page", "utf-8")
        state.finish("key 1", BEGIN)
        state.keep_robots("https://post.example", "rules", BEGIN + 10)
    with State(tmp_path / "watch") as state:
        assert state.feed(FEED.address) == FEED
        (left,) = state.waiting(BEGIN)
        assert (left.key, left.page, left.charset, left.entry.id) == ("key 2", b"page", "utf-8", "2")
        assert state.take_in(FEED, [waiting(1), waiting(2), waiting(3)], BEGIN) == 1
        assert state.robots("https://post.example", BEGIN) == "rules"
        assert state.robots("https://post.example", BEGIN + 10) is None


def test_entries_are_forgotten_when_no_feed_lists_them_for_long(tmp_path: Path) -> None:
    """But not while one still does, however old they are."""
    with State(tmp_path / "watch") as state:
        state.take_in(FEED, [waiting(1), waiting(2)], BEGIN)
        state.finish("key 1", BEGIN)
        state.finish("key 2", BEGIN)
        later = BEGIN + 80 * 86_400
        state.take_in(FEED, [waiting(1)], later)
        state.forget(later + 80 * 86_400)
        assert state.take_in(FEED, [waiting(1), waiting(2)], later) == 1


def test_one_process_has_it_at_a_time(tmp_path: Path) -> None:
    """The second is told at once; after the first has ended it may."""
    with State(tmp_path / "watch"), pytest.raises(WatchError, match="another watch is at work"):
        State(tmp_path / "watch")
    State(tmp_path / "watch").close()


@pytest.mark.parametrize("content", [b"no database at all, but long enough to be looked at" * 20, None])
def test_other_files_are_left_alone(tmp_path: Path, content: bytes | None) -> None:
    """Neither a text nor somebody's database is taken for a state, or changed."""
    path = tmp_path / "watch"
    if content is None:
        with sqlite3.connect(path) as other:
            other.execute("CREATE TABLE theirs (a)")
        other.close()
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(WatchError, match=r"move it away"):
        State(path)
    assert path.read_bytes() == before


def test_a_place_where_no_file_can_be_is_told(tmp_path: Path) -> None:
    """In one line that names the file."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(WatchError, match="watch: cannot be"):
        State(tmp_path / "file" / "watch")


def test_no_entry_is_put_off_beyond_what_can_be_meant(tmp_path: Path) -> None:
    """Moments set by a wrong clock count as come."""
    with State(tmp_path / "watch") as state:
        state.take_in(FEED, [waiting(1), waiting(2)], BEGIN)
        state.put_off("key 1", 1, BEGIN + 100)
        state.put_off("key 2", 1, BEGIN + 1e9)
        assert [one.key for one in state.waiting(BEGIN)] == ["key 2"]
        assert [one.failures for one in state.waiting(BEGIN + 100)] == [1, 1]
