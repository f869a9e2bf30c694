"""A disk that is really full: nothing acknowledged is lost, and the message says what to do."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.ledger.disks import fill, read_only, small_disk
from tests.ledger.pieces import pair, words_of

from dragoman.ledger import Ledger, LedgerError, writing
from dragoman.ledger.verify import verify


@pytest.mark.parametrize("leave", [0, 20_000, 60_000, 150_000])
def test_a_full_disk(tmp_path: Path, leave: int) -> None:
    """However much is left, adding says that there is no room; once there is, it goes on where it was."""
    with small_disk(tmp_path / "disk", 24) as disk, Ledger.open(disk / "ledger", create=True) as ledger:
        ledger.add([pair(1)], coder="1")
        before = ledger.reports()
        filler = fill(disk, leave)
        long = " ".join(words_of(seed, 90_000) for seed in range(2, 5))
        with pytest.raises(LedgerError, match="make room"):
            ledger.add([pair(2, text=long)], coder="1")
        try:  # where the reports found room and their articles did not, the index may have no room to note it
            assert ledger.reports() == before
        except LedgerError as error:
            assert "make room" in str(error)  # noqa: PT017 - either is right
        filler.unlink()
        assert ledger.reports() == before
        assert [one.outcome for one in ledger.add([pair(2, text=long)], coder="1")] == ["added"]
        assert ledger.count().articles == 2
        assert verify(ledger).fault_count == 0


def test_no_room_for_an_index(tmp_path: Path, cache: Path) -> None:
    """A full disk can still be read: the index is made in the user's cache folder."""
    with small_disk(tmp_path / "disk", 24) as disk:
        with Ledger.open(disk / "ledger", create=True) as ledger:
            ledger.add([pair(seed) for seed in range(5)], coder="1")
            before = ledger.reports()
            ledger.discard_index()
        fill(disk, 0)
        with Ledger.open(disk / "ledger") as again:
            assert again.reports() == before
    assert list(cache.glob("index-*.sqlite"))


def test_a_disk_that_can_only_be_read(tmp_path: Path, cache: Path) -> None:
    """A ledger on it is answered from; adding says that it cannot be written to."""
    with small_disk(tmp_path / "disk", 24) as disk:
        with Ledger.open(disk / "ledger", create=True) as ledger:
            ledger.add([pair(1)], coder="1")
            before = ledger.reports()
            ledger.discard_index()
        read_only(disk)
        with Ledger.open(disk / "ledger") as again:
            assert again.reports() == before
            with pytest.raises(LedgerError, match="this user may not, or the disk is read-only"):
                again.add([pair(2)], coder="1")
            assert verify(again).fault_count == 0
        assert list(cache.glob("index-*.sqlite"))


def test_the_clock_goes_back(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """Moments of recording never go back: what was known at a moment stays so, and judgements keep their order."""

    class Earlier(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            del tz
            return datetime(2001, 1, 1, tzinfo=UTC)

    ledger.add([pair(1)], coder="1")
    known = ledger.articles()[0].recorded_at
    then = ledger.reports(known_on=known)
    time.sleep(0.001)
    monkeypatch.setattr(writing, "datetime", Earlier)
    ledger.add([pair(2)], coder="1")
    made = ledger.judge("reject", [then[0].id], who="A. Reader")
    assert ledger.reports(known_on=known) == then
    later = [one.recorded_at for one in ledger.articles() if one.recorded_at != known]
    assert all(known < moment < made.recorded_at < known + timedelta(hours=1) for moment in later)
    assert len(ledger.reports()) == 9
    ledger.discard_index()
    assert ledger.reports(known_on=known) == then
    assert verify(ledger).fault_count == 0
