"""`dragoman brief`."""

from pathlib import Path
from typing import Any


def test_the_name_of_the_file_says_the_form(dragoman: Any, story: Path) -> None:
    """.html gives a page, .md gives Markdown, of the same articles."""
    page, notes = story.with_name("b.html"), story.with_name("b.md")
    assert dragoman("brief", story, "-o", page).status == 0
    assert dragoman("brief", story, "-o", notes).err == f"Wrote {notes}\n"
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert notes.read_text(encoding="utf-8").startswith("# Brief of 1 article\n")


def test_other_forms_are_refused(dragoman: Any, story: Path) -> None:
    """A name that is neither is refused before anything is coded."""
    ran = dragoman("brief", story, "-o", story.with_name("b.pdf"))
    assert ran.status == 2
    assert "a brief is written as .html or .md" in ran.err


def test_no_readable_article_is_an_error(dragoman: Any, tmp_path: Path) -> None:
    """Where nothing could be read no file is written."""
    ran = dragoman("brief", tmp_path / "none.txt", "-o", tmp_path / "b.md")
    assert ran.status == 2
    assert "there is no brief" in ran.err
    assert list(tmp_path.iterdir()) == []
