"""Each source's rows in the history: what its columns become, and its traps."""

import datetime as dt
import json
from datetime import date
from typing import Any

import pytest
from tests.exchange.incoming.files import (
    ACLED,
    GDELT,
    ICEWS,
    MENTION,
    PLOVER,
    POLECAT,
    ROWS,
    UCDP,
    Desk,
    quoted,
    tabbed,
)

from dragoman.exchange.incoming import SOURCES
from dragoman.exchange.incoming.sources import sources

EXPECTED: dict[str, dict[str, Any]] = {
    "gdelt": {
        "event_id": "900000001",
        "day_from": date(2024, 3, 5),
        "actor": "NOR",
        "actor_code": "NORGOV",
        "actor_role": "GOV",
        "recipient": "TCD",
        "type": "AGREE",
        "cameo": "039",
        "quad": 1,
        "score": 5.0,
        "country": "TCD",
        "latitude": 12.1,
        "sources": 2,
        "url": "https://news.example.org/a",
        "source_time": dt.datetime(2024, 3, 5, 12, 15, tzinfo=dt.UTC),
    },
    "icews": {
        "event_id": "7001",
        "actor": "SDN",
        "actor_name": "Foreign Affairs (Sudan)",
        "actor_role": "GOV",
        "recipient": "AU",
        "recipient_role": "IGO",
        "type": None,
        "cameo": "010",
        "quad": 1,
        "score": 0.0,
        "place": "Khartoum",
        "country": "SDN",
        "sentence": 3,
        "outlet": "Example Wire",
        "text": "Make statement",
    },
    "polecat": {
        "event_id": "20230101-17",
        "actor": "KEN",
        "actor_role": "GOV",
        "recipient": "UGA",
        "recipient_role": "MIL",
        "type": "CONSULT",
        "mode": "visit",
        "cameo": None,
        "contexts": "diplomatic|economic",
        "quad": 1,
        "country": "UGA",
        "published": date(2023, 1, 2),
        "outlet": "Example Daily",
    },
    "ucdp-ged": {
        "event_id": "500100",
        "day_from": date(2023, 5, 4),
        "day_to": date(2023, 5, 6),
        "actor": "MLI",
        "actor_code": "432",
        "actor_role": "GOV",
        "recipient": "JNIM",
        "recipient_role": "REB",
        "type": "ASSAULT",
        "quad": 4,
        "fatalities": 7,
        "fatalities_low": 5,
        "fatalities_high": 9,
        "sources": 3,
        "country": "MLI",
        "text": "Clash in the north",
    },
    "acled": {
        "event_id": "MLI9001",
        "day_from": date(2023, 5, 4),
        "actor": "MLI",
        "actor_role": "MIL",
        "recipient": "JNIM",
        "type": "ASSAULT",
        "quad": 4,
        "fatalities": 6,
        "sources": 2,
        "country": "MLI",
        "text": "Soldiers and fighters clashed.",
        "source_time": dt.datetime.fromtimestamp(1683600000, dt.UTC),
    },
    "gdelt-mentions": {
        "event_id": "900000001",
        "day_from": date(2024, 3, 5),
        "published": date(2024, 3, 6),
        "outlet": "example.org",
        "sentence": 4,
        "url": "https://news.example.org/a",
        "actor": None,
        "type": None,
    },
    "plover": {
        "event_id": "p-1",
        "actor": "NOR",
        "recipient": "TCD",
        "type": "AGREE",
        "cameo": "039",
        "quad": 1,
        "score": 3.5,
        "contexts": "diplomatic",
        "text": "Norway has offered to mediate",
        "outlet": "Example Daily",
    },
}


def test_every_source_is_tested() -> None:
    """What is imported and what is tested are the same sources."""
    assert set(EXPECTED) == set(ROWS) == set(SOURCES)


@pytest.mark.parametrize("source", SOURCES)
def test_a_row_becomes_what_it_means(desk: Desk, source: str) -> None:
    """Every column that the history has is filled from the source's own."""
    done = desk.import_rows(source, ROWS[source])
    assert (done.read, done.added, done.set_aside) == (1, 1, 0)
    found = desk.history()[0]
    assert {name: found[name] for name in EXPECTED[source]} == EXPECTED[source]
    assert (found["source"], found["file"], found["batch"]) == (source, "file", done.batch)


@pytest.mark.parametrize("source", [one for one in SOURCES if one != "plover"])
def test_columns_count_by_name(desk: Desk, source: str) -> None:
    """In another order, with strange columns among them and names spelled otherwise, the rows are the same."""
    columns = list(sources()[source].columns)
    shuffled = [*columns[::-1], "a column of our own"]
    named = [name.upper().replace(" ", "_") for name in shuffled]
    row = {new: ROWS[source].get(old, "") for new, old in zip(named, shuffled, strict=True)}
    write = quoted if sources()[source].reader == "quoted" else tabbed
    desk.import_text(source, write([row], named, header=True))
    found = desk.history()[0]
    assert {name: found[name] for name in EXPECTED[source]} == EXPECTED[source]


def test_gdelt_of_both_versions_without_a_header(desk: Desk) -> None:
    """Files of 61, 58 and 57 columns are told apart by their width."""
    for number, columns in enumerate(sources()["gdelt"].layouts):
        row = GDELT | {"GLOBALEVENTID": str(number), "DATEADDED": "20240305"}
        assert desk.import_text("gdelt", tabbed([row], columns, header=False), f"{number}").added == 1
    found = desk.history()
    assert [row["country"] for row in found] == ["TCD"] * 3
    assert [row["url"] for row in found] == ["https://news.example.org/a"] * 2 + [None]


def test_ucdp_without_a_header(desk: Desk) -> None:
    """A candidate release that lost its header is read by the number of its columns."""
    text = quoted([UCDP], sources()["ucdp-ged"].columns, header=False)
    assert desk.import_text("ucdp-ged", text).added == 1


def test_codes_stay_text(desk: Desk) -> None:
    """Noughts at the beginning are kept, and put back where another program dropped them."""
    codes = ["010", "10", "0256", "256", "112", "20", "---"]
    rows = [GDELT | {"GLOBALEVENTID": str(at), "EventCode": code} for at, code in enumerate(codes)]
    desk.import_rows("gdelt", *rows)
    assert [row["cameo"] for row in desk.history()] == ["010", "010", "0256", "0256", "112", "020", None]
    assert [row["source_type"] for row in desk.history()] == codes


def test_icews_ids_repeat_and_days_change_their_form(desk: Desk) -> None:
    """The same id on another day is another event; a month before a day is read as such."""
    done = desk.import_rows("icews", ICEWS, ICEWS | {"Event Date": "10/31/2017"})
    assert (done.added, done.known, done.revised) == (2, 0, 0)
    assert [row["day_from"] for row in desk.history()] == [date(2016, 4, 2), date(2017, 10, 31)]


def test_icews_quotes_are_letters(desk: Desk) -> None:
    """A quote that is not closed does not swallow the rows after it."""
    rows = [ICEWS | {"Source Name": '"Citizen (Sudan)'}, ICEWS | {"Event ID": "7002"}]
    assert desk.import_rows("icews", *rows).added == 2
    assert desk.history()[0]["actor_name"] == '"Citizen (Sudan)'


def test_icews_sectors_in_any_order(desk: Desk) -> None:
    """The role is the same whatever order the sectors stand in."""
    orders = ["Military,Government", "Government,Military"]
    rows = [ICEWS | {"Event ID": str(at), "Source Sectors": told} for at, told in enumerate(orders)]
    desk.import_rows("icews", *rows)
    assert {row["actor_role"] for row in desk.history()} == {"MIL"}


def test_polecat_headline_that_no_row_has(desk: Desk) -> None:
    """A stray name in the header does not shift the columns after it."""
    columns = list(sources()["polecat"].columns)
    header = [*columns[:34], "Headline", *columns[34:]]
    for number, excess in enumerate(["", "\t", "\t\t\t"]):
        row = tabbed([POLECAT | {"Event ID": str(number)}], columns, header=False, empty="None")
        text = "\t".join(header) + "\n" + row.replace("\n", f"{excess}\n")
        assert desk.import_text("polecat", text, str(number)).added == 1
    assert {row["published"] for row in desk.history()} == {date(2023, 1, 2)}


def test_polecat_headline_that_every_row_has(desk: Desk) -> None:
    """A column that rows do have is kept apart by its name."""
    columns = list(sources()["polecat"].columns)
    header = [*columns[:33], "Headline", *columns[33:]]
    assert (
        desk.import_text("polecat", tabbed([POLECAT | {"Headline": "Talks"}], header, header=True)).added == 1
    )
    assert desk.history()[0]["outlet"] == "Example Daily"


def test_polecat_excess_tabs(desk: Desk) -> None:
    """Tabs at the end of the header, of rows, or of both say nothing."""
    columns = sources()["polecat"].columns
    header, row = tabbed([POLECAT], columns, header=True, empty="None").splitlines()
    for number, (first, second) in enumerate([("\t\t", ""), ("", "\t\t\t"), ("\t", "\t")]):
        text = f"{header}{first}\n{row.replace('20230101-17', str(number))}{second}\n"
        assert desk.import_text("polecat", text, str(number)).added == 1
    assert {row["published"] for row in desk.history()} == {date(2023, 1, 2)}


def test_polecat_names_of_intensity(desk: Desk) -> None:
    """The fifth column has two names, and is missing from some files."""
    columns = list(sources()["polecat"].columns)
    named = [name.replace("Intensity", "Event Intensity") for name in columns]
    desk.import_text("polecat", tabbed([POLECAT | {"Event Intensity": "4"}], named, header=True))
    without = [name for name in columns if name != "Intensity"]
    desk.import_text("polecat", tabbed([POLECAT | {"Event ID": "2"}], without, header=True), "other")
    assert [row["score"] for row in desk.history()] == [None, 4.0]


def test_polecat_several_parties_in_a_cell(desk: Desk) -> None:
    """Each actor with each recipient is a row; a joint act holds between all its sides, both ways."""
    several = POLECAT | {"Actor Name": "Kenya;Hamas", "Actor Country": "KEN;None", "Actor Sectors": "GOV;REB"}
    joint = several | {"Event ID": "2", "Recipient Name": "", "Recipient Country": ""}
    done = desk.import_rows("polecat", several, joint)
    assert (done.added, done.rows) == (2, 4)
    found = [(row["event_id"], row["actor"], row["actor_role"], row["recipient"]) for row in desk.history()]
    assert found == [
        ("2", "KEN", "GOV", "HAMAS"),
        ("2", "HAMAS", "REB", "KEN"),
        ("20230101-17", "KEN", "GOV", "UGA"),
        ("20230101-17", "HAMAS", "REB", "UGA"),
    ]


def test_ucdp_cells_hold_quotes_and_line_ends(desk: Desk) -> None:
    """A quoted cell may hold separators, quotes and line ends; the rows after it are on their own lines."""
    told = 'Clash, "heavy"\r\nin the north'
    done = desk.import_rows("ucdp-ged", UCDP | {"source_headline": told}, UCDP | {"id": "2"})
    assert done.added == 2
    found = {row["event_id"]: row for row in desk.history()}
    assert found["500100"]["text"] == 'Clash, "heavy"\nin the north'
    assert (found["500100"]["line"], found["2"]["line"]) == (2, 4)


def test_acled_with_semicolons(desk: Desk) -> None:
    """Exports separated by semicolons are read by their header."""
    assert desk.import_text("acled", quoted([ACLED], sources()["acled"].columns, separator=";")).added == 1


def test_acled_parties(desk: Desk) -> None:
    """Forces and people of a country stand for it with their role; unidentified ones for nobody."""
    names = ["Police Forces of Kenya (2022-)", "Civilians (Kenya)", "Unidentified Armed Group (Kenya)"]
    rows = [ACLED | {"event_id_cnty": str(at), "actor1": name, "actor2": ""} for at, name in enumerate(names)]
    done = desk.import_rows("acled", *rows)
    found = [(row["actor"], row["actor_role"]) for row in desk.history()]
    assert found == [("KEN", "COP"), ("KEN", "CVL"), (None, None)]
    assert done.unmapped == (("party=Unidentified Armed Group (Kenya)", 1),)
    assert done.unmapped_rows == 1


def test_plover_pairs(desk: Desk) -> None:
    """Each actor with each recipient is a row of one event."""
    done = desk.import_rows("plover", PLOVER)
    assert (done.read, done.added, done.rows) == (1, 1, 2)
    assert [row["recipient"] for row in desk.history()] == ["TCD", "SDN"]


def test_plover_of_any_shape(desk: Desk) -> None:
    """Parties as one object, modes as a list, no recipient, older names of types."""
    row = {"id": "p-2", "date": "2024-03-06", "event": "demand", "actor": {"code": "KEN"}, "mode": ["change"]}
    assert desk.import_rows("plover", row).added == 1
    found = desk.history()[0]
    assert (found["type"], found["mode"], found["actor"], found["recipient"]) == (
        "REQUEST",
        "change",
        "KEN",
        None,
    )


def test_mentions_of_one_event(desk: Desk) -> None:
    """Mentions repeat the event's id; each page and sentence is a row of its own."""
    other = MENTION | {"SentenceID": "9"}
    done = desk.import_rows("gdelt-mentions", MENTION, other, MENTION)
    assert (done.added, done.known, done.revised) == (2, 1, 0)


def test_a_movement_that_became_a_government(desk: Desk) -> None:
    """The same code stands for the movement before the day and for the state from it (codebook section 7)."""
    days = ["20210814", "20210815"]
    taliban = {"Actor1KnownGroupCode": "TAL", "Actor1Name": "TALIBAN", "Actor1CountryCode": "AFG"}
    rows = [GDELT | taliban | {"GLOBALEVENTID": day, "SQLDATE": day} for day in days]
    desk.import_rows("gdelt", *rows)
    assert [row["actor"] for row in desk.history()] == ["TALIBAN-AFG", "AFG"]


def test_unmapped_codes_are_kept_and_counted(desk: Desk) -> None:
    """A party that stands for nobody we know keeps its code and name, and is counted by it."""
    strange = GDELT | {
        "Actor1CountryCode": "XQZ",
        "Actor1Code": "XQZ",
        "Actor2Code": "",
        "Actor2Name": "",
        "Actor2CountryCode": "",
    }
    done = desk.import_rows("gdelt", strange, strange | {"GLOBALEVENTID": "2"})
    assert (done.unmapped_rows, done.unmapped[0]) == (2, ("cameo=XQZ", 2))
    assert [(row["actor"], row["actor_code"], row["actor_name"]) for row in desk.history()] == [
        (None, "XQZ", "NORWAY")
    ] * 2


def test_raw_rows(desk: Desk) -> None:
    """On demand each row is kept whole, the columns included that have no place in the history."""
    desk.import_rows("gdelt", GDELT | {"AvgTone": "-2.5"}, raw=True)
    kept = json.loads(desk.history()[0]["raw"])
    assert (kept["AvgTone"], kept["SOURCEURL"], len(kept)) == ("-2.5", GDELT["SOURCEURL"], 61)
