"""An answer field by field: for those that have no words of their own."""

from typing import Any

import msgspec

from dragoman.assistant.words.page import Page
from dragoman.records import Citation


def say_plainly(page: Page, answer: Any) -> None:
    """Say an answer field by field; every text in it is fenced, whoever wrote it."""
    page.head(type(answer).__name__)
    _fields(page, answer, 0)


def _fields(page: Page, record: msgspec.Struct, depth: int) -> None:
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if isinstance(value, tuple) and value and isinstance(value[0], Citation):
            page.line(f"{name}:", value, depth)
        elif isinstance(value, Citation):
            page.line(f"{name}:", [value], depth)
        elif isinstance(value, msgspec.Struct):
            page.line(f"{name}:", depth=depth)
            _fields(page, value, depth + 1)
        elif isinstance(value, tuple) and value and isinstance(value[0], msgspec.Struct):
            for number, one in enumerate(value, start=1):
                page.line(f"{name} {number}:", depth=depth)
                _fields(page, one, depth + 1)
        elif value not in (None, "", ()):
            page.line(f"{name}: {_simple(page, value)}", depth=depth)


def _simple(page: Page, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, tuple):
        return ", ".join(_simple(page, one) for one in value)
    return page.quoted(str(msgspec.to_builtins(value)), 300)
