"""Cells of tables: several values in one, and words of articles that no spreadsheet can run."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime

Value = str | int | float | bool | date | None
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With what a spreadsheet begins a formula; tab and carriage return because it drops them first."""


def packed(values: Iterable[object]) -> str:
    """Put several values in one cell, separated by semicolons; one within a value follows a backslash."""
    return ";".join("" if one is None else str(one).replace(";", "\\;") for one in values)


def harmless(text: str) -> str:
    """Keep a spreadsheet from running what an article wrote: an apostrophe before what could be a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def one_line(text: str) -> str:
    """Take out of a text what would end its cell or row where nothing is quoted: tabs and line ends."""
    return " ".join(text.split())


def cell(value: Value) -> str:
    """Write a value: dates in ISO form, true and false in lower case, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return harmless(value) if isinstance(value, str) else str(value)


def csv_line(values: Iterable[Value]) -> bytes:
    """Write a row of a CSV file (RFC 4180, UTF-8)."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([cell(value) for value in values])
    return line.getvalue().encode("utf-8", "replace")


def tsv_line(values: Sequence[Value], empty: str = "") -> bytes:
    """Write a row separated by tabs, in which nothing is quoted; `empty` stands for None."""
    cells = (empty if one is None else cell(one_line(one) if isinstance(one, str) else one) for one in values)
    return ("\t".join(cells) + "\n").encode("utf-8", "replace")
