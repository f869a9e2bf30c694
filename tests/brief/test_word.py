"""A brief as a Word document."""

import builtins
import io
import re
import zipfile
from typing import Any

import pytest
from docx import Document

from dragoman.brief import Brief, word
from dragoman.records import DragomanError


def body(made: bytes) -> str:
    """The text part of a document, as XML."""
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        return parts.read("word/document.xml").decode()


def test_every_mark_leads_to_its_note_and_back(brief: Brief) -> None:
    """Each link has its bookmark, and no bookmark stands twice."""
    xml = body(word.to_docx(brief))
    names = re.findall(r'w:bookmarkStart w:id="\d+" w:name="([^"]+)"', xml)
    targets = set(re.findall(r'w:hyperlink w:anchor="([^"]+)"', xml))
    assert len(names) == len(set(names)) > 10
    assert targets == set(names)


def test_it_has_every_line_and_no_date_of_making(brief: Brief) -> None:
    """Word reads it: the first sentence, each section, and all parts dated alike."""
    made = word.to_docx(brief)
    read = [paragraph.text for paragraph in Document(io.BytesIO(made)).paragraphs]
    assert any(one.startswith(brief.lead.text) for one in read)
    assert {section.title for section in brief.sections} <= set(read)
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert {info.date_time for info in parts.infolist()} == {word.NO_DAY}


def test_what_is_missing_is_said(brief: Brief, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without python-docx the message says what to install."""
    real = builtins.__import__

    def without(name: str, *more: Any) -> Any:
        if name == "docx":
            raise ImportError
        return real(name, *more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(DragomanError, match="pip install 'dragoman"):
        word.to_docx(brief)
