"""BibTeX: the articles that reports are of, to be cited."""

import re
from collections.abc import Iterable
from typing import BinaryIO

from dragoman.exchange.told import Tally, Told
from dragoman.world import World

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "&": r"\&",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_SIGN = re.compile(r"[\\{}%&$#_~^]")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def export(reports: Iterable[Told], world: World, stream: BinaryIO) -> Tally:
    """Write each article once, in the order of the reports."""
    del world
    tally, seen = Tally(), set[str]()
    for told in reports:
        if told.report.article not in seen:
            seen.add(told.report.article)
            stream.write(_entry(told).encode("utf-8", "replace"))
        tally.written += 1
    return tally


def _entry(told: Told) -> str:
    article, published = told.article.article, told.report.published
    address = article.name if article.name.startswith(("http://", "https://")) else None
    exact = published.earliest == published.latest
    day = published.latest
    fields = {
        "title": f"{{{_escaped(article.title or article.name)}}}",
        "author": f"{{{_escaped(article.byline)}}}" if article.byline else None,
        "journal": _escaped(told.report.outlet),
        "year": str(day.year) if day and published.earliest and published.earliest.year == day.year else None,
        "date": day.isoformat() if day and exact else None,
        "url": address,
        "langid": "english" if article.language == "en" else None,
        "note": None if exact else f"published between {published.earliest} and {published.latest}",
        "keywords": None if address else f"file: {_escaped(article.name)}",
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    if day and exact:
        lines.append(f"  month = {_MONTHS[day.month - 1]},\n")
    return f"@article{{dragoman:{told.report.article},\n{''.join(lines)}}}\n\n"


def _escaped(text: str | None) -> str | None:
    """Write a text so that TeX prints it: its special characters escaped, one line."""
    return " ".join(_SIGN.sub(lambda sign: _SPECIAL[sign.group()], text).split()) if text else None
