"""What a watch tells programs: the body of a message, and a feed (Atom, RFC 4287)."""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import msgspec
from markupsafe import Markup

from dragoman.brief.plain import one_line, shortened
from dragoman.brief.when import published_words
from dragoman.exchange.xml import DECLARATION, element, write
from dragoman.web.watches.model import Change, Difference, Telling, Watch

MOST_ENTRIES = 30
LONGEST_TITLE = 180
TYPE = "watch.changed"
TRIAL = "watch.trial"


class ToldReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report in a message; `address` leads to its words in their article."""

    report: str
    kind: str
    sentence: str
    quote: str
    outlet: str | None
    published: str
    address: str


class ToldCorrection(msgspec.Struct, frozen=True, kw_only=True):
    """A report that reads otherwise now."""

    before: str
    after: ToldReport


class MessageData(msgspec.Struct, frozen=True, kw_only=True):
    """What changed: `number` counts the changes of a watch, 0 in a trial; `turns` are sentences."""

    watch: str
    name: str
    address: str
    number: int
    since: datetime | None = None
    until: datetime | None = None
    summary: str
    turns: tuple[str, ...] = ()
    new: tuple[ToldReport, ...] = ()
    gone: tuple[ToldReport, ...] = ()
    corrected: tuple[ToldCorrection, ...] = ()
    left_out: int = 0


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """The body of a message; `timestamp` is when the ledger learned it."""

    type: str
    timestamp: datetime
    data: MessageData


def summary_of(told: Difference) -> str:
    """Say in a line what changed."""
    counts = [
        f"{len(some)} {word}"
        for some, word in ((told.new, "new"), (told.gone, "gone"), (told.corrected, "told otherwise"))
        if some
    ]
    first = next(
        (
            *(one.sentence for one in told.turns),
            *(one.sentence for one in told.new),
            *(one.after.sentence for one in told.corrected),
            *(one.sentence for one in told.gone),
        ).__iter__(),
        "",
    )
    return shortened(one_line(". ".join(filter(None, [first, ", ".join(counts)]))), LONGEST_TITLE)


def message_of(watch: Watch, change: Change | None, now: datetime) -> bytes:
    """Make the body of a message about a change; a trial where None."""
    trial = MessageData(
        watch=watch.id,
        name=watch.name,
        address=f"{watch.base}{watch.address}",
        number=0,
        summary="A trial: nothing changed.",
    )
    if change is None:
        return _encoded(Message(type=TRIAL, timestamp=now, data=trial))
    told = change.told
    data = msgspec.structs.replace(
        trial,
        number=change.number,
        since=change.since,
        until=change.until,
        summary=summary_of(told),
        turns=tuple(one.sentence for one in told.turns),
        new=tuple(_told(one, watch.base) for one in told.new),
        gone=tuple(_told(one, watch.base, change.since) for one in told.gone),
        corrected=tuple(
            ToldCorrection(before=one.before.sentence, after=_told(one.after, watch.base))
            for one in told.corrected
        ),
        left_out=told.left_out,
    )
    return _encoded(Message(type=TYPE, timestamp=change.until, data=data))


def words_address(telling: Telling, known_on: datetime | None = None) -> str:
    """Give the address of a report's words in their article; of what is gone, as the ledger stood then."""
    citation = telling.citation
    known = f"&known_on={_moment(known_on)}" if known_on else ""
    return f"/article/{citation.article}?show={citation.report}{known}#w-{citation.report}"


def feed_of(watch: Watch, changes: Sequence[Change], base: str) -> bytes:
    """Write the feed of a watch.

    Ids are made of the watch and the number of the change, so that they stay; an entry never changes.

    Args:
        watch: whose.
        changes: the newest first.
        base: the address under which the desk is asked.
    """
    stream = io.BytesIO()
    stream.write(DECLARATION)
    page = f"{base}/watches/{watch.id}"
    updated = changes[0].until if changes else watch.made
    write(stream, '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n')
    write(stream, element("id", f"urn:x-dragoman:watch:{watch.id}"))
    write(stream, element("title", one_line(watch.name)))
    write(stream, element("updated", _moment(updated)))
    write(stream, f"<author>\n{element('name', 'Dragoman')}</author>\n")
    write(stream, element("link", rel="self", type="application/atom+xml", href=f"{page}.atom"))
    write(stream, element("link", rel="alternate", type="text/html", href=page))
    write(stream, element("generator", "Dragoman"))
    for one in changes[:MOST_ENTRIES]:
        write(stream, _entry(watch, one, page, base))
    write(stream, "</feed>\n")
    return stream.getvalue()


def _entry(watch: Watch, change: Change, page: str, base: str) -> str:
    parts = [
        element("id", f"urn:x-dragoman:watch:{watch.id}:{change.number}"),
        element("title", summary_of(change.told)),
        element("updated", _moment(change.until)),
        element("link", rel="alternate", type="text/html", href=f"{page}#change-{change.number}"),
        element("content", str(_html(change, base)), type="html"),
    ]
    return f"<entry>\n{''.join(parts)}</entry>\n"


def _html(change: Change, base: str) -> Markup:
    """Say a change in HTML; every word of an article is escaped."""
    told = change.told
    parts = [
        _list("What the answer now says", (_turn(one.sentence, one.before) for one in told.turns)),
        _list("New", (_item(one, base) for one in told.new)),
        _list("Told otherwise", (_item(one.after, base, one.before.sentence) for one in told.corrected)),
        _list("Gone", (_item(one, base, known_on=change.since) for one in told.gone)),
    ]
    more = Markup("<p>And {} more.</p>").format(told.left_out) if told.left_out else Markup()
    return Markup().join([*parts, more])


def _list(title: str, items: Iterable[Markup]) -> Markup:
    lines = Markup().join(Markup("<li>{}</li>").format(one) for one in items)
    return Markup("<h3>{}</h3><ul>{}</ul>").format(title, lines) if lines else Markup()


def _turn(sentence: str, before: str | None) -> Markup:
    was = Markup(" (before: {})").format(one_line(before)) if before else Markup()
    return Markup("{}{}").format(one_line(sentence), was)


def _item(telling: Telling, base: str, before: str = "", known_on: datetime | None = None) -> Markup:
    citation = telling.citation
    was = Markup(" (before: {})").format(one_line(before)) if before else Markup()
    return Markup('{}{}: <q>{}</q> <a href="{}">{}, {}</a>').format(
        one_line(telling.sentence),
        was,
        one_line(citation.quote),
        base + words_address(telling, known_on),
        one_line(citation.outlet or "outlet not named"),
        published_words(citation.published),
    )


def _told(telling: Telling, base: str, known_on: datetime | None = None) -> ToldReport:
    citation = telling.citation
    return ToldReport(
        report=citation.report,
        kind=telling.kind,
        sentence=telling.sentence,
        quote=citation.quote,
        outlet=citation.outlet,
        published=published_words(citation.published),
        address=base + words_address(telling, known_on),
    )


def _encoded(message: Message) -> bytes:
    return msgspec.json.encode(message, order="deterministic")


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
