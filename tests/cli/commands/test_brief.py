"""`dragoman brief`."""

from pathlib import Path
from typing import Any

import pytest

from dragoman.brief import paper
from dragoman.cli.commands.brief import FORMS, Form
from dragoman.records import DragomanError


def test_the_name_of_the_file_says_the_form(dragoman: Any, story: Path) -> None:
    """.html gives a page, .md gives Markdown, .docx a Word document, of the same articles."""
    page, notes, document = (story.with_name(name) for name in ("b.html", "b.md", "b.docx"))
    assert dragoman("brief", story, "-o", page).status == 0
    assert dragoman("brief", story, "-o", notes).err == f"Wrote {notes}\n"
    assert dragoman("brief", story, "-o", document).status == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert notes.read_text(encoding="utf-8").startswith("# Brief of 1 article\n")
    assert document.read_bytes().startswith(b"PK")


def test_other_forms_are_refused(dragoman: Any, story: Path) -> None:
    """A name that is none of them is refused before anything is coded."""
    ran = dragoman("brief", story, "-o", story.with_name("b.odt"))
    assert ran.status == 2
    assert "a brief is written as .html, .md, .pdf or .docx" in ran.err


def test_what_a_form_needs_is_asked_for_first(
    dragoman: Any, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the PDF library nothing is coded or written, and the message says what to install."""

    def missing() -> None:
        raise DragomanError(paper.MISSING)

    monkeypatch.setitem(FORMS, ".pdf", Form(paper.to_pdf, missing))
    ran = dragoman("brief", story, "-o", story.with_name("b.pdf"))
    assert ran.status == 2
    assert "pip install 'dragoman[paper]'" in ran.err
    assert not story.with_name("b.pdf").exists()


def test_no_readable_article_is_an_error(dragoman: Any, tmp_path: Path) -> None:
    """Where nothing could be read no file is written."""
    ran = dragoman("brief", tmp_path / "none.txt", "-o", tmp_path / "b.md")
    assert ran.status == 2
    assert "there is no brief" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_makes_the_same_brief(dragoman: Any, story: Path, tmp_path: Path) -> None:
    """What was added to a ledger is told from it as from the articles; a later moment must be asked of it."""
    ledger, from_ledger, from_articles = tmp_path / "led", tmp_path / "l.md", tmp_path / "a.md"
    assert dragoman("add", "--ledger", ledger, story).status == 0
    assert dragoman("brief", "--ledger", ledger, "-o", from_ledger).status == 0
    assert dragoman("brief", story, "-o", from_articles).status == 0
    assert from_ledger.read_text(encoding="utf-8") == from_articles.read_text(encoding="utf-8")
    assert dragoman("brief", "--ledger", ledger, "--known-on", "2001-01-01", "-o", from_ledger).status == 0
    assert "tell nothing of this" in from_ledger.read_text(encoding="utf-8")


def test_about_and_the_days_are_passed_on(dragoman: Any, story: Path, tmp_path: Path) -> None:
    """Whom it is about stands in the title, the days under the first sentence."""
    made = tmp_path / "b.md"
    ran = dragoman("brief", story, "--about", "Chad, SDN", "--as-of", "2024-04-01", "-o", made)
    assert ran.status == 0
    text = made.read_text(encoding="utf-8")
    assert text.startswith("# Brief on Chad and Sudan\n")
    assert "As of 1 April 2024" in text


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--since", "2024-05-01", "--as-of", "2024-04-01"], "give the earlier day as --since"),
        (["--known-on", "2024-05-01"], "--known-on asks a ledger"),
        (["--ledger", "somewhere"], "name either a --ledger or articles"),
        (["--about", "Zzyzxia"], "nobody is known as Zzyzxia"),
    ],
)
def test_what_cannot_be_meant_is_refused(options: list[str], told: str, dragoman: Any, story: Path) -> None:
    """Options that contradict each other, and names of nobody, are refused before anything is coded."""
    ran = dragoman("brief", story, *options, "-o", story.with_name("b.md"))
    assert ran.status == 2
    assert told in " ".join(ran.err.split())
    assert not story.with_name("b.md").exists()
