"""The lists as CSV: a row for each effort, position, link or act, with the ids and the words that it rests on."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec
from fastapi import Request
from starlette.responses import Response

from dragoman.analysis.chains import Chain
from dragoman.analysis.claims import MergedClaim
from dragoman.analysis.events import MergedEvent
from dragoman.analysis.mediations import Effort, dataset_row
from dragoman.exchange.cells import Value, csv_line, one_line, packed
from dragoman.records import Citation, Interval
from dragoman.web.answers import Answer
from dragoman.web.asked import read_asked
from dragoman.web.service import Service

WHOLE = 1_000_000
"""More than a list can hold: a file has all of it."""
Row = tuple[Value, ...]


class Sheet(msgspec.Struct, frozen=True):
    """How a list becomes rows: the field that holds it, the names of the columns, and the rows of one of its things."""

    field: str
    columns: str
    rows: Callable[[Any], Iterable[Row]]


def sheet(service: Service, answer: Answer[Any, Any], request: Request) -> Response:
    """Send a list as a file of comma-separated values: all that its filters let through, not only a part.

    Args:
        service: what answers.
        answer: one of those in `SHEETS`.
        request: that asks, with the parameters of the page.
    """
    given = [(n, v) for n, v in request.query_params.multi_items() if n not in {"cursor", "limit"}]
    asked = msgspec.structs.replace(read_asked(answer.asked, given, {}), limit=WHOLE)
    form = SHEETS[answer.name]
    found = getattr(service.shown(answer, asked).given, form.field)
    lines = [csv_line(form.columns.split()), *(csv_line(row) for one in found for row in form.rows(one))]
    return Response(
        b"".join(lines),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="dragoman-{answer.name}.csv"'},
    )


def _effort(one: Effort) -> Iterator[Row]:
    row = dataset_row(one)
    cited = [citation for step in one.history for citation in step.citations]
    answers = packed(f"{reply.disputant}: {reply.reply}" for reply in one.answers)
    days = (row.first, row.last)
    who = (packed(one.mediators), packed(one.disputants), packed(one.matters))
    yield *who, one.stage, row.kind, row.outcome, *days, answers, one.sources, *_behind(cited)


def _claim(one: MergedClaim) -> Iterator[Row]:
    """Each position on it; the id says which belong together."""
    whole = (one.id, one.proposition, packed(one.parties), one.contested, one.settled, len(one.stories))
    for held in one.positions:
        who = (held.holder, held.id, held.stance, held.flat, packed(held.through), packed(held.outlets))
        yield *whole, *who, *_ends(held.told), *_behind([held.citation])


def _chain(one: Chain) -> Iterator[Row]:
    """Each link of it; `bears_on` is the number of the link that it bears on, empty for the goal itself."""
    for number, link in enumerate(one.links, start=1):
        bears_on = None if link.because is None else link.because + 1
        what = (number, bears_on, link.kind, link.text, link.a, link.b, link.tie, link.holds)
        sayers = packed(said.holder for said in link.said)
        world = packed(link.world)
        yield one.obstacles[0], one.goal, one.whose, *what, sayers, world, *_behind(link.citations)


def _event(one: MergedEvent) -> Iterator[Row]:
    kind = (one.id, one.event_type, one.mode, one.cameo, one.status)
    who = (packed(one.actors), packed(one.recipients))
    sure = (one.sources, packed(one.outlets), one.contested, one.shade)
    yield *kind, *who, *_ends(one.time), one.told, *sure, *_behind(one.tellings)


def _ends(time: Interval | None) -> tuple[Value, Value]:
    return (time.start, time.end) if time else (None, None)


def _behind(cited: Iterable[Citation]) -> tuple[Value, Value]:
    """The ids of the reports, and their words, each once."""
    found = {one.report: one.quote for one in cited}
    return packed(found), " | ".join(dict.fromkeys(one_line(quote) for quote in found.values()))


SHEETS: Mapping[str, Sheet] = {
    "mediations": Sheet(
        "efforts",
        "mediators disputants matters stage kind outcome first last answers sources reports quotes",
        _effort,
    ),
    "claims": Sheet(
        "claims",
        "claim proposition parties contested settled stories holder holder_id stance own_voice through outlets "
        "told_start told_end reports quotes",
        _claim,
    ),
    "obstacles": Sheet(
        "chains",
        "chain goal whose link bears_on kind text a b tie holds said_by world reports quotes",
        _chain,
    ),
    "events": Sheet(
        "events",
        "id type mode cameo status actors recipients start end told sources outlets contested shade reports quotes",
        _event,
    ),
}
"""By the name of the answer."""
