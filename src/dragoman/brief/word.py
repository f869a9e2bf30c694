"""A brief as a Word document, by python-docx; the same brief gives the same bytes."""

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from dragoman.brief.model import Brief, Cite, Line, Note, Table
from dragoman.brief.plain import shortened
from dragoman.brief.signs import LEGEND, LONGEST_QUOTE, SIGNS, world_label
from dragoman.records import DragomanError

MISSING = "a Word document needs python-docx: pip install 'dragoman[paper]'; or write .html or .md."
NO_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of every part of the file: the first that ZIP can write."""


def to_docx(brief: Brief) -> bytes:
    """Render a Word document; each number leads to its note, the note's arrow back.

    Raises:
        DragomanError: python-docx is not installed.
    """
    writer = _Writer(load()())
    writer.brief(brief)
    return writer.bytes()


def load() -> Any:
    """Give python-docx's maker of documents.

    Raises:
        DragomanError: it is not installed.
    """
    try:
        from docx import Document  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise DragomanError(MISSING) from error
    return Document


class _Writer:
    """Writes paragraph after paragraph; bookmarks are numbered as they come."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._bookmarks = 0
        properties = document.core_properties
        properties.author = properties.comments = ""
        properties.created = properties.modified = datetime(*NO_DAY, tzinfo=UTC)

    def brief(self, brief: Brief) -> None:
        """Write all of it, in the order of the page."""
        self._document.core_properties.title = brief.title
        self._document.add_heading(brief.title, level=1)
        lead = self._document.add_paragraph()
        lead.add_run(brief.lead.text).bold = True
        self._refs(lead, brief.lead.cites)
        self._document.add_paragraph(brief.scope)
        signs = " · ".join(f"{SIGNS[shade]} {words}" for shade, words in LEGEND.items())
        self._document.add_paragraph(signs)
        for section in brief.sections:
            self._document.add_heading(section.title, level=2)
            if section.intro:
                self._document.add_paragraph(section.intro)
            for line in section.lines:
                self._line(line, 0)
        for table in [one.figure.table for one in brief.sections if one.figure]:
            self._table(table)
        self._sources(brief)
        self._document.add_heading("How it was made, and how far to trust it", level=2)
        self._document.add_paragraph(brief.made)
        self._document.add_paragraph(brief.accuracy[0])
        self._table(brief.accuracy[1])
        self._document.add_heading("Notes", level=2)
        for note in brief.notes:
            self._note(note)

    def bytes(self) -> bytes:
        """Give the file, its parts dated alike."""
        raw, clean = io.BytesIO(), io.BytesIO()
        self._document.save(raw)
        with zipfile.ZipFile(raw) as read, zipfile.ZipFile(clean, "w", zipfile.ZIP_DEFLATED) as write:
            for name in read.namelist():
                info = zipfile.ZipInfo(name, NO_DAY)
                info.compress_type = zipfile.ZIP_DEFLATED
                write.writestr(info, read.read(name))
        return clean.getvalue()

    def _line(self, line: Line, depth: int) -> None:
        style = ("List Bullet", "List Bullet 2", "List Bullet 3")[min(depth, 2)]
        paragraph = self._document.add_paragraph(style=style)
        if line.shade:
            paragraph.add_run(f"{SIGNS[line.shade]} ")
        if line.when:
            paragraph.add_run(f"{line.when}: ").bold = depth == 0
        paragraph.add_run(line.text)
        if line.detail:
            paragraph.add_run(f" {line.detail}").italic = True
        if line.quote:
            paragraph.add_run(f" “{shortened(line.quote, LONGEST_QUOTE)}”")
        self._refs(paragraph, line.cites)
        for one in line.below:
            self._line(one, depth + 1)

    def _sources(self, brief: Brief) -> None:
        self._document.add_heading("Sources", level=2)
        for source in brief.sources:
            title = f": {source.title}" if source.title else ""
            words = f"{source.number}. {source.outlet or 'Outlet not named'}, {source.published}{title}"
            again = f" · retells {source.reprint_of}" if source.reprint_of else ""
            basis = f" ({source.basis})" if source.basis else ""
            self._document.add_paragraph(f"{words}{basis}{again}")
            if source.number in brief.alone:
                self._line(brief.alone[source.number], 1)

    def _table(self, table: Table) -> None:
        self._document.add_paragraph(table.caption).runs[0].italic = True
        made = self._document.add_table(rows=0, cols=len(table.columns), style="Light List")
        for row in (table.columns, *table.rows):
            for cell, words in zip(made.add_row().cells, row, strict=True):
                cell.text = words

    def _note(self, note: Note) -> None:
        paragraph = self._document.add_paragraph()
        self._anchored(paragraph, f"n{note.number}", str(note.number), None)
        label = note.source.label if note.source else world_label()
        paragraph.add_run(f". {label}: {note.before}")
        paragraph.add_run(note.quote).bold = True
        paragraph.add_run(f"{note.after} ")
        for mark in range(1, note.marks + 1):
            self._anchored(paragraph, None, f"↩{mark if note.marks > 1 else ''} ", f"c{note.number}_{mark}")
        if note.coded:
            paragraph.add_run(" / ".join(note.coded)).italic = True

    def _refs(self, paragraph: Any, cites: Sequence[Cite]) -> None:
        for cite in cites:
            self._anchored(
                paragraph, f"c{cite.note}_{cite.mark}", f" {cite.note}", f"n{cite.note}", raised=True
            )

    def _anchored(
        self, paragraph: Any, name: str | None, words: str, target: str | None, *, raised: bool = False
    ) -> None:
        """Add words that bear a bookmark, or lead to one (ECMA-376 part 1, 17.13.6 and 17.16.22)."""
        from docx.oxml import OxmlElement  # noqa: PLC0415 - an optional extra
        from docx.oxml.ns import qn  # noqa: PLC0415

        run = paragraph.add_run(words)
        run.font.superscript = raised or None
        element = run._r  # noqa: SLF001 - python-docx has no way of its own to make bookmarks
        if name is not None:
            self._bookmarks += 1
            start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
            for part in (start, end):
                part.set(qn("w:id"), str(self._bookmarks))
            start.set(qn("w:name"), name)
            element.addprevious(start)
            element.addnext(end)
        if target is not None:
            link = OxmlElement("w:hyperlink")
            link.set(qn("w:anchor"), target)
            element.addprevious(link)
            link.append(element)
