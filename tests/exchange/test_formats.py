"""What holds of every format."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from tests.exchange import made

from dragoman.exchange import FORMATS, Told
from dragoman.exchange.out import parquet
from dragoman.world import World

DOCS = Path(__file__).parents[2] / "docs" / "reference" / "export.md"


@pytest.mark.parametrize("form", list(FORMATS))
def test_the_same_reports_give_the_same_bytes(form: str, world: World) -> None:
    """Written twice, a format is the same to the byte: no moment of writing is in it."""
    reports = made.events_told() if form == "csv" else made.all_told()
    assert made.write(form, reports, world)[0] == made.write(form, reports, world)[0]


@pytest.mark.parametrize("form", list(FORMATS))
def test_nothing_gives_a_valid_file(form: str, world: World) -> None:
    """A format without reports is written all the same, and nothing is said to be left out."""
    written, tally = made.write(form, [], world)
    assert (tally.written, dict(tally.left_out)) == (0, {})
    if form in {"jsonld", "stix", "geojson"}:
        json.loads(written)


@pytest.mark.parametrize("form", list(FORMATS))
def test_every_report_is_written_or_counted(form: str, world: World) -> None:
    """What was written and what was left out are all reports but the retellings, which go with their act."""
    reports = made.events_told() if form == "csv" else made.all_told()
    tally = made.write(form, reports, world)[1]
    merged = 1 if form in {"icews", "polecat", "gdelt", "gdelt-mentions"} else 0
    assert tally.written + tally.left_out.total() == len(reports) - merged


@pytest.mark.parametrize("form", list(FORMATS))
def test_hostile_words_break_no_format(form: str, world: World) -> None:
    """Quotes with markup, control characters, line ends and formulas can be written."""
    bad = "=1+1\t<b>&amp;\"'\x00\x0b\r\n]]> \u2028;} \\textbf{x}"
    event = msgspec.structs.replace(made.offer, quote=bad)
    article = msgspec.structs.replace(made.ARTICLE, title=bad, byline=bad, name=bad, text=bad + made.TEXT)
    kept = msgspec.structs.replace(made.KEPT, article=article)
    written, tally = made.write(form, [made.told("event", event, 1, kept)], world)
    assert tally.written == 1
    assert written


def test_the_documentation_names_every_format() -> None:
    """The reference has a section for each format."""
    text = DOCS.read_text(encoding="utf-8")
    assert [name for name in FORMATS if f"`{name}`" not in text] == []


@pytest.mark.parametrize("form", ["plover", "csv", "icews", "polecat", "gdelt", "gdelt-mentions", "parquet"])
def test_what_was_written_is_not_held(form: str, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports are written while more are coming: a file of any length needs no more memory."""
    monkeypatch.setattr(parquet, "GROUP", 10)
    stream = BytesIO()
    lengths: list[int] = []

    def coming() -> Iterator[Told]:
        for number in range(30):
            lengths.append(stream.tell())
            kept = msgspec.structs.replace(made.KEPT, id=f"article{number:02d}")
            yield made.told("event", made.offer, number, kept)

    FORMATS[form].write(coming(), world, stream)
    assert lengths[-1] > stream.tell() / 5  # the rest is the last reports and, of Parquet, the footer
    assert lengths == sorted(lengths)
