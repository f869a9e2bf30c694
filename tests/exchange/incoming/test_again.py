"""Importing again, newer versions, withdrawals, and both times."""

from datetime import UTC, date, datetime

import pytest
from tests.exchange.incoming.files import ACLED, GDELT, ICEWS, UCDP, Desk

from dragoman.exchange.incoming import ImportFileError


def test_the_same_file_again_adds_nothing(desk: Desk) -> None:
    """Under whatever name, a file that was imported is known."""
    desk.import_rows("gdelt", GDELT)
    again = desk.import_rows("gdelt", GDELT, name="another name")
    assert (again.outcome, again.added) == ("known", 0)
    assert len(desk.history()) == 1


def test_the_same_rows_in_another_file_add_nothing(desk: Desk) -> None:
    """Of a file that overlaps another only the new rows are added."""
    desk.import_rows("gdelt", GDELT)
    done = desk.import_rows("gdelt", GDELT, GDELT | {"GLOBALEVENTID": "2"}, name="longer")
    assert (done.read, done.added, done.known, done.rows) == (2, 1, 1, 1)
    assert len(desk.history()) == 2


def test_ids_of_different_sources_do_not_meet(desk: Desk) -> None:
    """The same number in two sources is two events."""
    desk.import_rows("ucdp-ged", UCDP)
    assert desk.import_rows("acled", ACLED | {"event_id_cnty": UCDP["id"]}, name="b").added == 1
    assert len(desk.history()) == 2


def test_a_newer_version_supersedes(desk: Desk) -> None:
    """What a source tells otherwise later is a further row; the older one counts as it was known before."""
    first = desk.import_rows("ucdp-ged", UCDP)
    between = desk.history()[0]["recorded_at"]
    done = desk.import_rows("ucdp-ged", UCDP | {"best": "8"}, name="next release")
    assert (first.added, done.added, done.revised) == (1, 0, 1)
    assert [row["fatalities"] for row in desk.history()] == [8]
    assert [row["fatalities"] for row in desk.history(known_on=between)] == [7]


def test_versions_in_one_file(desk: Desk) -> None:
    """Of two versions in one file the later line counts; a mere repetition is known."""
    done = desk.import_rows("ucdp-ged", UCDP, UCDP | {"best": "8"}, UCDP)
    assert (done.added, done.revised, done.known) == (1, 1, 1)
    assert [row["fatalities"] for row in desk.history()] == [8]


def test_the_sources_own_time_decides_between_versions(desk: Desk) -> None:
    """An older export imported after a newer one does not take its place."""
    desk.import_rows("acled", ACLED | {"fatalities": "9", "timestamp": "1700000000"})
    done = desk.import_rows("acled", ACLED, name="older")
    assert done.revised == 1
    assert [row["fatalities"] for row in desk.history()] == [9]


def test_acled_deletions(desk: Desk) -> None:
    """ACLED's list of deleted events is known by its columns; nothing is deleted, and it counts from then on."""
    desk.import_rows("acled", ACLED, ACLED | {"event_id_cnty": "MLI9002"})
    before = desk.history()[0]["recorded_at"]
    done = desk.import_text("acled", "event_id_cnty,deleted_timestamp\nMLI9001,1700000000\n", "deleted.csv")
    assert (done.retracted, done.added) == (1, 0)
    assert [row["event_id"] for row in desk.history()] == ["MLI9002"]
    assert len(desk.history(known_on=before)) == 2
    assert desk.import_rows("acled", ACLED, name="old file again").added == 0
    assert [row["event_id"] for row in desk.history()] == ["MLI9002"]


def test_a_deletion_may_come_before_its_event(desk: Desk) -> None:
    """The order of files does not matter where the source dates both."""
    desk.import_text("acled", "event_id_cnty,deleted_timestamp\nMLI9001,1700000000\n", "deleted.csv")
    desk.import_rows("acled", ACLED)
    assert desk.history() == []
    desk.import_rows("acled", ACLED | {"timestamp": "1710000000"}, name="restored")
    assert len(desk.history()) == 1


def test_a_list_of_withdrawn_ids(desk: Desk) -> None:
    """With the option, a list of ids withdraws events of any source whose ids are its own."""
    desk.import_rows("ucdp-ged", UCDP, UCDP | {"id": "2"})
    done = desk.import_text("ucdp-ged", "id\n2\n", "gone", retractions=True)
    assert done.retracted == 1
    assert [row["event_id"] for row in desk.history()] == ["500100"]
    with pytest.raises(ImportFileError, match="does not tell one event from every other"):
        desk.import_text("gdelt-mentions", "GLOBALEVENTID\n900000001\n", "gone", retractions=True)


def test_withdrawn_events_of_repeating_ids(desk: Desk) -> None:
    """Where ids repeat, as ICEWS' do, a list names the day too, in either form; only that event is withdrawn."""
    desk.import_rows("icews", ICEWS, ICEWS | {"Event Date": "2016-05-01"}, ICEWS | {"Event ID": "7002"})
    before = desk.history()[0]["recorded_at"]
    text = "Event ID\tEvent Date\n7001\t2016-05-01\n7002\t4/2/2016\n7003\tsoon\n7004\t\n"
    done = desk.import_text("icews", text, "gone", retractions=True)
    assert (done.retracted, done.set_aside) == (2, 2)
    assert [row["reason"] for row in desk.aside(done)] == [
        "its day is not understood: soon",
        "its day is not understood: none is given",
    ]
    assert [row["key"] for row in desk.history()] == ["7001 2016-04-02"]
    assert len(desk.history(known_on=before)) == 3
    again = desk.import_text("icews", text.replace("soon", "later"), "again", retractions=True)
    assert (again.retracted, again.known) == (0, 2)
    for wrong in ("Event ID\n7001\n", "7001\n"):
        with pytest.raises(ImportFileError, match=r"has no column Event Date|does not name the columns"):
            desk.import_text("icews", wrong, "wrong", retractions=True)


def test_withdrawing_twice_adds_nothing(desk: Desk) -> None:
    """The same withdrawal in another list is known."""
    desk.import_rows("acled", ACLED)
    desk.import_text("acled", "event_id_cnty,deleted_timestamp\nMLI9001,1700000000\n", "one")
    done = desk.import_text("acled", "event_id_cnty,deleted_timestamp\r\nMLI9001,1700000000\r\n", "two")
    assert (done.retracted, done.known) == (0, 1)


def test_moments_of_withdrawals_that_cannot_be_read(desk: Desk) -> None:
    """A withdrawal without an id or with a strange moment is set aside."""
    text = "event_id_cnty,deleted_timestamp\nMLI1,soon\n,1700000000\nMLI2,2023-11-14T22:13:20\n"
    done = desk.import_text("acled", text)
    assert (done.retracted, done.set_aside) == (1, 2)


def test_selection(desk: Desk) -> None:
    """Rows are selected by source, parties and days; unknown selections give nothing."""
    desk.import_rows("gdelt", GDELT)
    desk.import_rows("icews", ICEWS, name="b")
    assert [row["source"] for row in desk.history(sources=["icews"])] == ["icews"]
    assert [row["source"] for row in desk.history(parties=["NOR", "TCD"])] == ["gdelt"]
    assert desk.history(parties=["NOR", "SDN"]) == []
    assert [row["source"] for row in desk.history(since=date(2020, 1, 1))] == ["gdelt"]
    assert [row["source"] for row in desk.history(until=date(2020, 1, 1))] == ["icews"]
    assert desk.history(known_on=datetime(2000, 1, 1, tzinfo=UTC)) == []
