"""Which field of a record each format carries."""

from pathlib import Path

import pytest
from tests.exchange import changed, made

from dragoman.exchange import FORMATS
from dragoman.exchange.fields import HOW, carried, markdown_table
from dragoman.exchange.tables import KINDS
from dragoman.records import Article, KeptArticle, Published, Report
from dragoman.world import World

DOCS = Path(__file__).parents[2] / "docs" / "reference" / "export.md"
FIELDS = carried()


@pytest.mark.parametrize("form", list(FORMATS))
def test_what_is_said_to_be_carried_is(form: str, world: World) -> None:
    """Changing a field changes the output exactly where the table says that the format carries it."""
    wrong: list[str] = []
    for kind in KINDS:
        base = made.write(form, changed.reports_with(kind), world)[0]
        for field in changed.fields_of(kind):
            other = made.write(form, changed.with_field(kind, field), world)[0]
            if (other != base) != (FIELDS[f"{kind}.{field}"][form] != "no"):
                wrong.append(f"{kind}.{field}")
    base = made.write(form, changed.reports_with("event"), world)[0]
    for field in (one for one in FIELDS if one.startswith(("report.", "article."))):
        other = made.write(form, changed.with_report_field(field), world)[0]
        if (other != base) != (FIELDS[field][form] != "no"):
            wrong.append(field)
    assert wrong == []


def test_every_field_of_every_record_is_in_the_table() -> None:
    """No field of a record, report or article is forgotten, and none is there that no record has."""
    records = {f"{kind}.{field}" for kind in KINDS for field in changed.fields_of(kind)}
    days = {f"report.published.{name}" for name in Published.__struct_fields__}
    report = {f"report.{name}" for name in Report.__struct_fields__} - {
        "report.kind",  # tells the records apart
        "report.record",
        "report.published",
    }
    article = {f"article.{name}" for name in {*Article.__struct_fields__, *KeptArticle.__struct_fields__}} - {
        *(f"article.{name}" for name in ("blocks", "markup")),  # how it was read, not what it says
        *(f"article.{name}" for name in ("id", "story", "recorded_at", "article")),  # as the report's
        *(f"article.{name}" for name in ("outlet", "published")),  # as the report's
    }
    assert set(FIELDS) == records | days | report | article


def test_every_format_has_a_column() -> None:
    """The table has a word for each format and field, and one of the four."""
    for row in FIELDS.values():
        assert list(row) == list(FORMATS)
        assert set(row.values()) <= set(HOW)


def test_the_documentation_has_the_table() -> None:
    """The reference shows the table as the data have it (print `fields.markdown_table()` into it)."""
    assert markdown_table() in DOCS.read_text(encoding="utf-8")
