"""ICEWS, POLECAT and GDELT: read as their users read them, without quoting, by name."""

import csv
import io

import msgspec
import pytest
from tests.exchange import made

from dragoman.exchange import Told
from dragoman.exchange.tables import columns
from dragoman.records import Interval, Published
from dragoman.world import World


def rows_of(form: str, world: World, reports: list[Told] | None = None) -> list[dict[str, str]]:
    """Read a table without quoting; GDELT's have no header."""
    written = made.write(form, made.all_told() if reports is None else reports, world)[0].decode()
    names = [one.name for one in columns(form)] if form.startswith("gdelt") else None
    reader = csv.DictReader(io.StringIO(written), names, delimiter="\t", quoting=csv.QUOTE_NONE)
    return list(reader)


@pytest.mark.parametrize("form", ["icews", "polecat", "gdelt", "gdelt-mentions"])
def test_every_row_has_every_column(form: str, world: World) -> None:
    """No row is longer or shorter than the specification."""
    rows = rows_of(form, world)
    assert rows
    assert all(list(row) == [one.name for one in columns(form)] for row in rows)
    assert all(None not in row.values() for row in rows)


def test_icews_has_a_row_a_pair(world: World) -> None:
    """An offer to two is two rows; a joint act is two; what was denied is none."""
    rows = rows_of("icews", world)
    assert [(row["Source Country"], row["Target Country"], row["CAMEO Code"]) for row in rows] == [
        ("Oman", "Chad", "039"),
        ("Oman", "Sudan", "039"),
        ("Chad", "Sudan", "112"),
        ("Chad", "Sudan", "0356"),
        ("Sudan", "Chad", "0356"),
    ]
    first = rows[0]
    assert (first["Event Date"], first["Event Text"], first["Intensity"]) == (
        "2024-03-04",
        "Express intent to mediate",
        "5.0",
    )
    assert (first["Source Name"], first["Source Sectors"]) == ("Badr Albusaidi", "Government")
    assert (first["City"], first["Country"], first["Sentence Number"]) == ("Geneva", "Switzerland", "3")
    assert len({row["Event ID"] for row in rows}) == 5


def test_polecat_packs_parties_and_says_none(world: World) -> None:
    """Several parties share a cell in one order, and what is missing is the word None."""
    first, second, third = rows_of("polecat", world)
    assert (first["Recipient Name"], first["Recipient Country"]) == ("Chad;Sudan", "TCD;SDN")
    assert first["Recipient COW"] == "483;625"
    assert (first["Quad Code"], first["Event Mode"], second["Event Mode"]) == (
        "VERBAL COOPERATION",
        "None",
        "allege",
    )
    assert (third["Actor Name"], third["Recipient Name"]) == ("Chad;Sudan", "None")
    assert first["Story Locations"] == "OMN;SDN;TCD"
    assert (first["Placename"], first["Publication Date"]) == ("Geneva", "2024-03-05")


def test_gdelt_events_and_mentions_meet(world: World) -> None:
    """Each mention is of an event of the other file; a headline and the body are two mentions of one event."""
    events, mentions = rows_of("gdelt", world), rows_of("gdelt-mentions", world)
    numbers = [row["GLOBALEVENTID"] for row in events]
    assert {row["GLOBALEVENTID"] for row in mentions} == set(numbers)
    assert events[0]["NumMentions"] == "2"
    assert [row["ActionCharOffset"] for row in mentions[:2]] == ["47", "0"]
    assert mentions[0]["Confidence"] == "91"
    text = made.TEXT
    for row in mentions:
        if row["Actor1CharOffset"] != "-1":
            assert text[int(row["Actor1CharOffset"]) :].startswith(("Oman", "Chad", "Sudan"))


def test_gdelt_codes_are_those_of_gdelt(world: World) -> None:
    """Days are numbers, codes text, actors CAMEO's and places FIPS's."""
    row = rows_of("gdelt", world)[0]
    assert (row["SQLDATE"], row["MonthYear"], row["Year"]) == ("20240304", "202403", "2024")
    assert (row["EventCode"], row["EventBaseCode"], row["EventRootCode"]) == ("039", "039", "03")
    assert (row["Actor1Code"], row["Actor1CountryCode"], row["Actor1Type1Code"]) == ("OMNGOV", "OMN", "GOV")
    assert (row["QuadClass"], row["GoldsteinScale"], row["IsRootEvent"]) == ("1", "5.0", "1")
    assert (row["ActionGeo_CountryCode"], row["ActionGeo_Type"]) == ("SZ", "4")
    assert row["DATEADDED"] == "20240306102030"


@pytest.mark.parametrize("status", ["planned", "hypothetical", "denied", "not-done"])
@pytest.mark.parametrize("form", ["icews", "polecat", "gdelt", "gdelt-mentions"])
def test_what_did_not_happen_is_not_said_to_have(form: str, status: str, world: World) -> None:
    """A format without a field for status has no row of what is planned, imagined, denied or left undone."""
    event = msgspec.structs.replace(made.offer, status=status)
    written, tally = made.write(form, [made.told("event", event)], world)
    assert rows_of(form, world, [made.told("event", event)]) == []
    assert (tally.written, tally.left_out.total()) == (0, 1)
    assert b"Chad" not in written


@pytest.mark.parametrize("form", ["icews", "polecat", "gdelt", "gdelt-mentions"])
def test_what_nothing_dates_is_left_out(form: str, world: World) -> None:
    """These sets ask for a day; where neither text nor article has one the act is counted as left out."""
    told = made.told("event", msgspec.structs.replace(made.offer, time=Interval(text="lately")))
    undated = Told(msgspec.structs.replace(told.report, published=Published()), told.article)
    tally = made.write(form, [undated], world)[1]
    assert dict(tally.left_out) == {"event without any date: the format asks for one": 1}


def test_a_disputed_place_has_no_country(world: World) -> None:
    """No format gives a disputed place to one of its claimants."""
    event = msgspec.structs.replace(made.offer, quote="Oman met them in Abkhazia")
    told = [made.told("event", event)]
    assert rows_of("icews", world, told)[0]["Country"] == ""
    assert rows_of("gdelt", world, told)[0]["ActionGeo_CountryCode"] == ""
    assert rows_of("polecat", world, told)[0]["Country"] == "None"
