"""A Sphinx directive that lists the lexicon's entries of one kind or type, read from the data themselves."""

from collections.abc import Iterable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from dragoman.coder.lexicon.entries import Entry, load_lexicon

HEADINGS = ("words", "where", "makes", "for example")


class LexiconTable(SphinxDirective):
    """`{lexicon-table} ACCUSE` lists the acts of a type, `{lexicon-table} operator` the entries of a kind."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Give the table, entries in the order of their words."""
        wanted = self.arguments[0]
        chosen = [entry for entry in load_lexicon() if wanted in (entry.type, entry.kind)]
        if not chosen:
            raise self.error(f"the lexicon has no entry of type or kind {wanted!r}")
        rows = [_cells(entry) for entry in sorted(chosen, key=lambda entry: (entry.lemma, entry.id))]
        return [_table(rows)]


def _cells(entry: Entry) -> tuple[str, str, str, str]:
    words = f"{entry.lemma} {entry.particle}" if entry.particle else entry.lemma
    where = "; ".join(f"{slot}: {', '.join(values)}" for slot, values in entry.when)
    makes = " ".join(filter(None, (entry.type, entry.mode, entry.cameo, entry.operator)))
    example = entry.examples[0].sentence if entry.examples else ""
    return f"{words} ({entry.part})", where, makes or entry.kind, example


def _table(rows: Iterable[tuple[str, ...]]) -> nodes.table:
    group = nodes.tgroup(cols=len(HEADINGS))
    group += [nodes.colspec(colwidth=1) for _ in HEADINGS]
    head, body = nodes.thead(), nodes.tbody()
    head += _row(HEADINGS)
    body += [_row(row) for row in rows]
    group += [head, body]
    table = nodes.table()
    table += group
    return table


def _row(cells: Iterable[str]) -> nodes.row:
    row = nodes.row()
    for cell in cells:
        entry = nodes.entry()
        entry += nodes.paragraph(text=cell)
        row += entry
    return row


def setup(app: Sphinx) -> dict[str, bool]:
    """Make the directive known to Sphinx."""
    app.add_directive("lexicon-table", LexiconTable)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
