"""Whole pages of many outlets' habits: every line is what a reader would take it for."""

from pathlib import Path

import pytest

from dragoman.articles import article_from_text
from dragoman.records import Article

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))
WRAP = "⏎"  # a line break within a hard-wrapped paragraph


def load(path: Path) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Give the expected fields of a sample page and its lines with the kind each is."""
    head, _, body = path.read_text("utf-8").partition("---\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    lines = [tuple(part.strip() for part in line.split(" | ", 1)) for line in body.splitlines()]
    return fields, [(kind, words) for kind, words in lines]


def page_text(lines: list[tuple[str, str]], line_break: str = "\n\n") -> str:
    """Put a sample page together as a file would hold it."""
    return line_break.join(
        words.replace(WRAP, line_break[: max(1, len(line_break) // 2)]) for _, words in lines
    )


def kinds_at(article: Article, start: int, end: int) -> list[str]:
    """Give the kinds of the blocks that overlap a stretch of the text."""
    return [block.kind for block in article.blocks if block.start < end and start < block.end]


def found_lines(article: Article, lines: list[tuple[str, str]], line_break: str) -> list[tuple[str, str]]:
    """Give each line of a sample page with the kind that it was marked as."""
    found, at = [], 0
    for _, words in lines:
        length = len(words.replace(WRAP, line_break[: max(1, len(line_break) // 2)]))
        kinds = kinds_at(article, at, at + length)
        found.append(("dateline+body" if kinds == ["metadata", "body"] else "+".join(kinds), words))
        at += length + len(line_break)
    return found


@pytest.mark.parametrize("line_break", ["\n\n", "\r\n\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_line_is_marked_as_what_it_is(path: Path, line_break: str) -> None:
    """Headlines, body, captions, metadata and furniture are told apart, line by line."""
    _, lines = load(path)
    article = article_from_text(page_text(lines, line_break), path.name)
    assert found_lines(article, lines, line_break) == lines


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_what_the_page_prints_about_itself_is_read(path: Path) -> None:
    """Title, outlet, byline, dateline and day are those printed, and nothing where none is."""
    fields, lines = load(path)
    article = article_from_text(page_text(lines), path.name)
    assert article.title == fields.get("title")
    assert article.outlet == fields.get("outlet")
    assert article.byline == fields.get("byline")
    assert article.dateline == fields.get("dateline")
    days = (
        ""
        if article.published.earliest is None
        else f"{article.published.earliest}..{article.published.latest}"
    )
    first, _, last = fields.get("published", "").partition("..")
    assert days == (f"{first}..{last or first}" if first else "")


def test_there_are_pages_of_many_habits() -> None:
    """The samples cover at least twelve kinds of page."""
    assert len(PAGES) >= 12
