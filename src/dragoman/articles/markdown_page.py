"""Markdown cut into stretches, with exact places in the source."""

import re

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from dragoman.articles.about import Printed
from dragoman.articles.clean import clean_span
from dragoman.articles.printed_dates import parse_printed_date
from dragoman.articles.stretch import Stretch

_FRONT_MATTER = re.compile(r"\A(?:\ufeff)?---\r?\n((?:[^\n]*\n){1,60}?)---\r?\n")
_LINE = re.compile(r"[^\n]*(?:\n|\Z)")
_PREFIX = re.compile(
    r"(?:[ \t]*>[ \t]?)*[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:(?:[ \t]*>[ \t]?)*)(?:#{1,6}[ \t]+)?"
)
_CLOSING_HASHES = re.compile(r"[ \t]+#+[ \t]*$")


def cut_markdown(text: str) -> tuple[list[Stretch], Printed]:
    """Cut a Markdown document into stretches.

    Args:
        text: the decoded source.

    Returns:
        Its paragraphs, headings and list items in order, and what its front
        matter says about it.
    """
    printed, begin = _front_matter(text)
    starts = [match.start() for match in _LINE.finditer(text, begin)]
    found: list[Stretch] = []
    nesting: list[str] = []
    for token in MarkdownIt("commonmark").parse(text[begin:].replace("\x00", " ")):
        if token.nesting == 1:
            nesting.append(token.tag)
        elif token.nesting == -1 and nesting:
            nesting.pop()
        elif token.type in {"inline", "html_block"} and token.map and token.content.strip():
            found.extend(_stretches(text, starts, token, nesting))
    return [one for one in found if one.words and any(map(str.isalnum, one.words))], printed


def _stretches(text: str, starts: list[int], token: Token, nesting: list[str]) -> list[Stretch]:
    """Give the stretches of one token; a table's cells share its line, so a line is taken once."""
    first, last = token.map or [0, 0]
    start = starts[first]
    end = starts[last] if last < len(starts) else len(text)
    prefix = _PREFIX.match(text, start, end)
    start = prefix.end() if prefix else start
    end -= len(text[start:end]) - len(_CLOSING_HASHES.sub("", text[start:end].rstrip()))
    tag = nesting[-1] if nesting and nesting[-1].startswith("h") else ""
    if nesting and nesting[-1].startswith("h"):
        # A heading underlined with = or - has its mark on a line of its own.
        end = start + len(re.sub(r"\r?\n[ \t]*(?:=+|-+)[ \t]*$", "", text[start:end]))
    return [Stretch(clean_span(text, start, end, "markdown"), tag=tag, bullet="li" in nesting)]


def _front_matter(text: str) -> tuple[Printed, int]:
    match = _FRONT_MATTER.match(text)
    if match is None:
        return Printed(), 0
    try:
        fields = yaml.safe_load(match[1])
    except yaml.YAMLError:
        return Printed(), match.end()
    if not isinstance(fields, dict):
        return Printed(), match.end()
    lower = {str(key).lower(): str(value) for key, value in fields.items() if value is not None}
    day = parse_printed_date(lower.get("date", lower.get("published", "")))
    return (
        Printed(
            title=lower.get("title"),
            outlet=lower.get("outlet", lower.get("publisher", lower.get("source"))),
            byline=lower.get("author", lower.get("byline")),
            dates=[day] if day else [],
        ),
        match.end(),
    )
