"""A brief as Markdown with footnotes. What articles wrote is escaped: their text is hostile."""

import re
from collections.abc import Iterator, Sequence

from dragoman.brief.model import Brief, Cite, Line, Note, Section, Source, Table
from dragoman.brief.plain import shortened
from dragoman.brief.signs import LEGEND, LONGEST_QUOTE, SIGNS, world_label

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~!&$])|(?<=\w)(://)|(?<=\bwww)(\.)")


def to_markdown(brief: Brief) -> str:
    """Render Markdown with footnotes; figures by their tables."""
    return "\n".join(_lines(brief)) + "\n"


def escape_markdown(words: str) -> str:
    """Take the meaning from every character that Markdown gives one, and from addresses."""
    return _MARKDOWN.sub(
        lambda found: "".join(f"&#{ord(c)};" if c in "<>&:/." else f"\\{c}" for c in found[0]), words
    )


def _lines(brief: Brief) -> Iterator[str]:
    yield f"# {escape_markdown(brief.title)}"
    yield ""
    yield f"**{escape_markdown(brief.lead.text)}**{_refs(brief.lead.cites)}"
    yield ""
    yield escape_markdown(brief.scope)
    yield ""
    yield " · ".join(f"{SIGNS[shade]} {words}" for shade, words in LEGEND.items())
    for section in brief.sections:
        yield from _section(section)
    figures = [one.figure for one in brief.sections if one.figure]
    if figures:
        yield from ("", "## The relations and the map, as tables")
    for figure in figures:
        yield from _table(figure.table)
    yield from ("", "## Sources", "")
    for source in brief.sources:
        yield from _source(source, brief)
    yield from ("", "## How it was made, and how far to trust it", "")
    yield escape_markdown(brief.made)
    yield ""
    yield escape_markdown(brief.accuracy[0])
    yield from _table(brief.accuracy[1])
    yield ""
    for note in brief.notes:
        yield from _note(note)


def _section(section: Section) -> Iterator[str]:
    yield from ("", f"## {escape_markdown(section.title)}", "")
    if section.intro:
        yield from (escape_markdown(section.intro), "")
    for line in section.lines:
        yield from _item(line, 0)


def _item(line: Line, depth: int) -> Iterator[str]:
    """A line as an item of a list, those below it further in."""
    parts = [
        SIGNS[line.shade] if line.shade else "",
        f"**{escape_markdown(line.when)}** ·" if line.when else "",
        escape_markdown(line.text),
        f"*{escape_markdown(line.detail)}*" if line.detail else "",
        f"“{escape_markdown(shortened(line.quote, LONGEST_QUOTE))}”" if line.quote else "",
    ]
    yield f"{'    ' * depth}- {' '.join(filter(None, parts))}{_refs(line.cites)}"
    for one in line.below:
        yield from _item(one, depth + 1)


def _source(source: Source, brief: Brief) -> Iterator[str]:
    title = f", “{escape_markdown(source.title)}”" if source.title else ""
    basis = f" ({escape_markdown(source.basis)})" if source.basis else ""
    again = f" Retells {escape_markdown(source.reprint_of)}." if source.reprint_of else ""
    outlet = escape_markdown(source.outlet or "Outlet not named")
    yield (
        f"{source.number}. {outlet}{title}, {source.published}{basis}. "
        f"File: {escape_markdown(source.article)}.{again}"
    )
    if source.number in brief.alone:
        yield from _item(brief.alone[source.number], 1)


def _table(table: Table) -> Iterator[str]:
    yield from ("", f"*{escape_markdown(table.caption)}*", "")
    yield f"| {' | '.join(map(escape_markdown, table.columns))} |"
    yield f"|{' --- |' * len(table.columns)}"
    for row in table.rows:
        yield f"| {' | '.join(map(escape_markdown, row))} |"


def _note(note: Note) -> Iterator[str]:
    label = escape_markdown(note.source.label if note.source else world_label())
    quote = f"{escape_markdown(note.before)}**{escape_markdown(note.quote)}**{escape_markdown(note.after)}"
    coded = f" ({escape_markdown(' / '.join(note.coded))})" if note.coded else ""
    yield f"[^{note.number}]: {label}: {quote}{coded}"


def _refs(cites: Sequence[Cite]) -> str:
    return "".join(f"[^{cite.note}]" for cite in cites)
