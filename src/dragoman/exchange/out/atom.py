"""Atom 1.0 (RFC 4287): an entry a report; a correction keeps its id and moves `updated`."""

from collections.abc import Iterable
from hashlib import sha256
from typing import BinaryIO

from dragoman.exchange.cells import packed
from dragoman.exchange.labels import label
from dragoman.exchange.told import UNRECORDED, Tally, Told, timestamp
from dragoman.exchange.xml import DECLARATION, element, write
from dragoman.records import Event, Record, Tie, parties_of
from dragoman.world import World

_TITLE = "Who did or said what to whom"
_NOBODY = "unknown"


def export(reports: Iterable[Told], world: World, stream: BinaryIO) -> Tally:
    """Write all reports."""
    tally, last, ids = Tally(), "", sha256()
    stream.write(DECLARATION)
    write(stream, '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n')
    write(stream, element("title", _TITLE))
    for told in reports:
        write(stream, _entry(told, world))
        last = max(last, timestamp(told))
        ids.update(told.report.id.encode())
        tally.written += 1
    write(stream, element("id", f"urn:x-dragoman:feed:{ids.hexdigest()[:20]}"))
    write(stream, element("updated", last or UNRECORDED.isoformat().replace("+00:00", "Z")))
    write(stream, element("generator", "Dragoman") + "</feed>\n")
    return tally


def _entry(told: Told, world: World) -> str:
    report, article = told.report, told.article.article
    record, published = report.record, report.published.latest
    parts = [
        element("id", f"urn:x-dragoman:report:{report.id}"),
        element("title", label(record, world)),
        element("updated", timestamp(told)),
        element("published", f"{published}T00:00:00Z") if published else "",
        f"<author>\n{element('name', report.outlet or article.byline or _NOBODY)}</author>\n",
        element("summary", f"“{record.quote}”{_said(record)}"),
        *(element("category", term=one, scheme=f"urn:x-dragoman:{kind}") for kind, one in _terms(told)),
        _link(article.name),
        f"<source>\n{element('id', f'urn:x-dragoman:article:{report.article}')}",
        element("title", article.title or article.name),
        f"{element('updated', timestamp(told))}</source>\n",
    ]
    return f"<entry>\n{''.join(parts)}</entry>\n"


def _terms(told: Told) -> list[tuple[str, str]]:
    record = told.report.record
    terms = [("kind", told.report.kind), *(("party", one) for one in sorted(parties_of(record)))]
    if isinstance(record, Event):
        terms += [("type", record.event_type), ("cameo", record.cameo), ("status", record.status)]
    return terms


def _said(record: Record) -> str:
    chain = record.attribution if isinstance(record, Event | Tie) else ()
    return f" — {packed(f'{one.speaker} ({one.stance})' for one in chain)}" if chain else ""


def _link(name: str) -> str:
    on_the_web = name.startswith(("http://", "https://"))
    return element("link", rel="via", href=name) if on_the_web else ""
