"""Answers as table, JSON, CSV or Markdown; every line with the marks of its citations, their words below."""

import sys
from collections.abc import Mapping, Sequence
from typing import Any

import click
import msgspec
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.brief.plain import one_line, shortened
from dragoman.brief.when import published_words
from dragoman.exchange.cells import csv_line
from dragoman.records import Citation

FORMATS = ("table", "json", "csv", "md")
LONGEST_QUOTE = 240
NARROWEST = 60
MIN_WIDTH = 12


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A line of an answer: what its columns hold, the words it rests on, and the record behind it."""

    cells: tuple[str, ...]
    citations: tuple[Citation, ...] = ()
    world: tuple[str, ...] = ()
    record: Any = None


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """An answer ready to be printed.

    `lines` says that the rows are sentences and no table; `numeric` are the columns that hold numbers. `empty` says what to do next where there is
    no row; `notes` are printed below.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    empty: str
    notes: tuple[str, ...] = ()
    lines: bool = False
    numeric: tuple[str, ...] = ()
    extra: Any = None


def show(shown: Shown, form: str, *, quotes: bool, head: str) -> None:
    """Print an answer.

    Args:
        shown: the answer.
        form: one of `FORMATS`.
        quotes: whether the cited words are printed below a table.
        head: the two times it was asked for, said in every form.
    """
    numbers = _numbers(shown.rows)
    if form == "json":
        _json(shown, head)
    elif form == "csv":
        _csv(shown)
    elif form == "md":
        _markdown(shown, numbers, head, quotes=quotes)
    else:
        _table(shown, numbers, head, quotes=quotes)


def _numbers(rows: Sequence[Row]) -> dict[Citation, int]:
    """Number all citations in the order in which they come; the same words of two records share a number."""
    places: dict[tuple[str, int, str], int] = {}
    found: dict[Citation, int] = {}
    for row in rows:
        for one in row.citations:
            found[one] = places.setdefault((one.article, one.start, one.quote), len(places) + 1)
    return found


def _footnotes(numbers: Mapping[Citation, int]) -> dict[int, str]:
    """The words of each number."""
    found: dict[int, str] = {}
    for one, number in numbers.items():
        found.setdefault(number, _footnote(one))
    return found


def _marks(row: Row, numbers: Mapping[Citation, int]) -> str:
    """The marks of a row: "[1][4]"; "[w]" is the world data."""
    marks = "".join(f"[{number}]" for number in sorted({numbers[one] for one in row.citations}))
    return marks + ("[w]" if row.world else "")


def _footnote(citation: Citation) -> str:
    quote = shortened(one_line(citation.quote), LONGEST_QUOTE)
    outlet = one_line(citation.outlet or f"article {citation.article[:8]}, outlet not named")
    return f"“{quote}” {outlet}, {published_words(citation.published)}"


def _json(shown: Shown, head: str) -> None:
    whole = {
        "title": shown.title,
        "times": head,
        "records": [
            {"record": row.record, "citations": row.citations, "world": row.world} for row in shown.rows
        ],
        "notes": shown.notes or (() if shown.rows else (shown.empty,)),
    }
    if shown.extra is not None:
        whole["answer"] = shown.extra
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n")
    sys.stdout.buffer.flush()


def _csv(shown: Shown) -> None:
    out = sys.stdout.buffer
    out.write(csv_line([*(one.lower() for one in shown.columns), "reports", "quotes", "world"]))
    for row in shown.rows:
        reports = ";".join(dict.fromkeys(one.report for one in row.citations))
        quotes = " | ".join(one_line(one.quote) for one in row.citations)
        out.write(csv_line([*row.cells, reports, quotes, " | ".join(row.world)]))
    out.flush()
    for note in _notes(shown):
        click.echo(note, err=True)


def _markdown(shown: Shown, numbers: Mapping[Citation, int], head: str, *, quotes: bool) -> None:
    click.echo(f"## {_plain(shown.title)}\n\n{head}\n")
    if shown.rows and not shown.lines:
        click.echo(f"| {' | '.join((*shown.columns, 'cited'))} |")
        click.echo(f"|{' --- |' * (len(shown.columns) + 1)}")
    for row in shown.rows:
        marks = "".join(f"[^{number}]" for number in sorted({numbers[one] for one in row.citations}))
        marks += " (world data)" if row.world else ""
        cells = [_plain(one) for one in row.cells]
        click.echo(f"- {' '.join(cells)}{marks}" if shown.lines else f"| {' | '.join((*cells, marks))} |")
    for note in _notes(shown):
        click.echo(f"\n{_plain(note)}")
    if quotes and numbers:
        click.echo()
        for number, words in _footnotes(numbers).items():
            click.echo(f"[^{number}]: {_plain(words)}")


def _plain(text: str) -> str:
    """Words of an article in Markdown: nothing in them may be markup."""
    safe = one_line(text)
    for mark in ("\\", "`", "*", "_", "[", "]", "<", ">", "|", "#", "~"):
        safe = safe.replace(mark, f"\\{mark}")
    return safe


def _table(shown: Shown, numbers: Mapping[Citation, int], head: str, *, quotes: bool) -> None:
    console = Console(markup=False, highlight=False, emoji=False)
    if console.width < NARROWEST:
        console = Console(markup=False, highlight=False, emoji=False, width=NARROWEST)
    with console.capture() as captured:
        _draw(shown, numbers, head, console, quotes=quotes)
    for line in captured.get().splitlines():
        click.echo(line.rstrip())


def _draw(
    shown: Shown, numbers: Mapping[Citation, int], head: str, console: Console, *, quotes: bool
) -> None:
    console.print(Text(one_line(shown.title), style="bold"))
    console.print(Text(head, style="dim"))
    if shown.rows:
        (_sentences if shown.lines else _grid)(shown, numbers, console)
    for note in _notes(shown):
        console.print(Text(one_line(note)))
    if quotes and numbers:
        console.print()
        for number, words in _footnotes(numbers).items():
            _hanging(console, f"[{number}]", words, style="dim")
    if any(row.world for row in shown.rows):
        console.print(
            Text("[w] from the world data that come with dragoman, not from an article", style="dim")
        )


def _sentences(shown: Shown, numbers: Mapping[Citation, int], console: Console) -> None:
    console.print()
    for row in shown.rows:
        said = f"{one_line(' '.join(row.cells))} {_marks(row, numbers)}".rstrip()
        _hanging(console, "-", said)


def _hanging(console: Console, mark: str, text: str, style: str = "") -> None:
    """Print a mark, and the text beside it; what runs on stands below the text."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text(mark, style=style), Text(text, style=style))
    console.print(Padding(grid, (0, 0)))


def _grid(shown: Shown, numbers: Mapping[Citation, int], console: Console) -> None:
    grid = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1), collapse_padding=True)
    for column in shown.columns:
        if column in shown.numeric:
            grid.add_column(column, no_wrap=True, justify="right")
        else:
            grid.add_column(column, overflow="fold", min_width=min(len(column), MIN_WIDTH))
    cited = any(row.citations or row.world for row in shown.rows)
    if cited:
        grid.add_column("cited", overflow="fold", min_width=4, max_width=12)
    for row in shown.rows:
        cells = [Text(one_line(cell)) for cell in row.cells]
        grid.add_row(*cells, *([Text(_marks(row, numbers))] if cited else []))
    console.print(grid)


def _notes(shown: Shown) -> tuple[str, ...]:
    return shown.notes if shown.rows else (shown.empty, *shown.notes)
