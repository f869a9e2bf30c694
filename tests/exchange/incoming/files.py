"""Files of our own making in the exact form of each source, and importing them."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.exchange.incoming import Imported, Options, import_files
from dragoman.exchange.incoming.sources import sources
from dragoman.ledger import Ledger
from dragoman.ledger.history import history

Row = Mapping[str, str]

GDELT = {
    "GLOBALEVENTID": "900000001",
    "SQLDATE": "20240305",
    "Actor1Code": "NORGOV",
    "Actor1Name": "NORWAY",
    "Actor1CountryCode": "NOR",
    "Actor1Type1Code": "GOV",
    "Actor2Code": "TCD",
    "Actor2Name": "CHAD",
    "Actor2CountryCode": "TCD",
    "EventCode": "039",
    "QuadClass": "1",
    "GoldsteinScale": "5.0",
    "NumSources": "2",
    "ActionGeo_FullName": "N'Djamena, Chad",
    "ActionGeo_CountryCode": "CD",
    "ActionGeo_Lat": "12.1",
    "ActionGeo_Long": "15.05",
    "DATEADDED": "20240305121500",
    "SOURCEURL": "https://news.example.org/a",
}
ICEWS = {
    "Event ID": "7001",
    "Event Date": "2016-04-02",
    "Source Name": "Foreign Affairs (Sudan)",
    "Source Sectors": "Executive,Government,Foreign Ministry",
    "Source Country": "Sudan",
    "Event Text": "Make statement",
    "CAMEO Code": "010",
    "Intensity": "0.0",
    "Target Name": "African Union",
    "Target Sectors": "International Government Organization",
    "Target Country": "",
    "Story ID": "88",
    "Sentence Number": "3",
    "Publisher": "Example Wire",
    "City": "Khartoum",
    "Country": "Sudan",
    "Latitude": "15.5",
    "Longitude": "32.5",
}
POLECAT = {
    "Event ID": "20230101-17",
    "Event Date": "2023-01-01",
    "Event Type": "CONSULT",
    "Event Mode": "visit",
    "Intensity": "2.5",
    "Quad Code": "VERBAL COOPERATION",
    "Contexts": "diplomatic;economic",
    "Actor Name": "Kenya",
    "Actor Country": "KEN",
    "Primary Actor Sector": "GOV",
    "Actor Sectors": "GOV",
    "Recipient Name": "Uganda",
    "Recipient Country": "UGA",
    "Primary Recipient Sector": "MIL",
    "Placename": "Kampala",
    "Country": "Uganda",
    "Latitude": "0.3",
    "Longitude": "32.6",
    "Source": "Example Daily",
    "Publication Date": "2023-01-02",
    "Language": "en",
    "Version": "2.0",
}
UCDP = {
    "id": "500100",
    "type_of_violence": "1",
    "side_a": "Government of Mali",
    "side_b": "JNIM",
    "side_b_new_id": "6843",
    "gwnoa": "432",
    "number_of_sources": "3",
    "source_office": "Example Agency",
    "source_date": "2023-05-06",
    "source_headline": "Clash in the north",
    "where_coordinates": "Kidal town",
    "latitude": "18.44",
    "longitude": "1.41",
    "country": "Mali",
    "country_id": "432",
    "date_start": "2023-05-04 00:00:00.000",
    "date_end": "2023-05-06 00:00:00.000",
    "best": "7",
    "high": "9",
    "low": "5",
}
ACLED = {
    "event_id_cnty": "MLI9001",
    "event_date": "04 May 2023",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Military Forces of Mali (2021-)",
    "actor2": "JNIM: Group for Support of Islam and Muslims",
    "country": "Mali",
    "location": "Kidal",
    "latitude": "18.44",
    "longitude": "1.41",
    "source": "Example Radio; Example Daily",
    "notes": "Soldiers and fighters clashed.",
    "fatalities": "6",
    "timestamp": "1683600000",
}
MENTION = {
    "GLOBALEVENTID": "900000001",
    "EventTimeDate": "20240305120000",
    "MentionTimeDate": "20240306121500",
    "MentionType": "1",
    "MentionSourceName": "example.org",
    "MentionIdentifier": "https://news.example.org/a",
    "SentenceID": "4",
    "Confidence": "80",
}
PLOVER = {
    "id": "p-1",
    "date": "2024-03-05",
    "event": "AGREE",
    "mode": None,
    "context": ["diplomatic"],
    "quad_code": 1,
    "event_scale": 3.5,
    "actor": [{"code": "NOR", "sector": "GOV", "entity_text": "Norway"}],
    "recipient": [{"code": "TCD", "entity_text": "Chad"}, {"code": "SDN", "entity_text": "Sudan"}],
    "event_text": "Norway has offered to mediate",
    "cite_info": {"publication": "Example Daily"},
    "coded_date": "2024-03-06",
    "x_cameo": "039",
}
ROWS: dict[str, Any] = {
    "gdelt": GDELT,
    "icews": ICEWS,
    "polecat": POLECAT,
    "ucdp-ged": UCDP,
    "acled": ACLED,
    "gdelt-mentions": MENTION,
    "plover": PLOVER,
}


def tabbed(rows: Sequence[Row], columns: Sequence[str], *, header: bool, empty: str = "") -> str:
    """Rows separated by tabs, nothing quoted."""
    lines = ["\t".join(columns)] if header else []
    lines += ["\t".join(row.get(name, "") or empty for name in columns) for row in rows]
    return "".join(f"{line}\n" for line in lines)


def quoted(rows: Sequence[Row], columns: Sequence[str], *, header: bool = True, separator: str = ",") -> str:
    """Rows of a CSV file."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerows(
        ([columns] if header else []) + [[row.get(name, "") for name in columns] for row in rows]
    )
    return text.getvalue()


def as_published(source: str, rows: Sequence[Any]) -> str:
    """Rows as the source itself writes them."""
    told = sources()[source]
    if told.reader == "json":
        return "".join(json.dumps(row) + "\n" for row in rows)
    if told.reader == "quoted":
        return quoted(rows, told.columns)
    return tabbed(
        rows, told.columns, header=not source.startswith("gdelt"), empty="None" if source == "polecat" else ""
    )


class Desk:
    """A ledger, and a folder for files to import into it."""

    def __init__(self, ledger: Ledger, folder: Path) -> None:
        """Take both."""
        self.ledger, self.folder = ledger, folder

    def put(self, text: str | bytes, name: str = "file") -> Path:
        """Write a file."""
        path = self.folder / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def import_text(self, source: str, text: str | bytes, name: str = "file", **options: Any) -> Imported:
        """Import a file of this content."""
        (done,) = import_files(self.ledger, source, [self.put(text, name)], Options(**options))
        return done

    def import_rows(self, source: str, *rows: Any, name: str = "file", **options: Any) -> Imported:
        """Import rows as the source writes them."""
        return self.import_text(source, as_published(source, rows), name, **options)

    def history(self, **asked: Any) -> list[dict[str, Any]]:
        """The rows that count."""
        rows: list[dict[str, Any]] = history(self.ledger, **asked).to_pylist()
        return rows

    def aside(self, done: Imported) -> list[dict[str, str]]:
        """What was set aside."""
        assert done.aside is not None
        with Path(done.aside).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
