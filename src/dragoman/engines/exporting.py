"""Exporting by an engine: tellings to the bytes of a format, some articles at a time.

Formats whose rows stand for themselves are written by the workers; the others (a network, a feed, a bundle, a
sheet) need all their records in one place, and are written here whatever the engine.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from io import BytesIO
from itertools import groupby
from typing import Any, BinaryIO

import msgspec
import pyarrow as pa

from dragoman.api.processes import Lost
from dragoman.coder.code import default_world
from dragoman.engines.model import Engine, EngineError
from dragoman.exchange import FORMATS, Tally, Told
from dragoman.ledger.schemas import RECORD_TYPES
from dragoman.records import KeptArticle, Report
from dragoman.world import World

HEADERS = {"plover": 0, "gdelt": 0, "gdelt-mentions": 0, "csv": 1, "icews": 1, "polecat": 1}
"""The formats that are written in parts, and how many lines each part begins with that only the first keeps."""
TOGETHER = 500
"""At least so many reports are a unit of work."""

_TOLD = pa.schema([("report", pa.binary()), ("article", pa.binary())])
_BYTES = pa.schema([("written", pa.binary())])
_ABOUT = b"dragoman.tally"
_BARE = msgspec.defstruct(
    "Bare", [(one.name, one.type) for one in msgspec.structs.fields(Report) if one.name != "record"]
)
_RECORD = {kind: msgspec.defstruct("Record", [("record", type_)]) for kind, type_ in RECORD_TYPES.items()}


def export(engine: Engine, form: str, reports: Iterable[Told], world: World, stream: BinaryIO) -> Tally:
    """Write reports in a format.

    Args:
        engine: who does it.
        form: one of `dragoman.exchange.FORMATS`.
        reports: what to write, the reports of an article together.
        world: names of parties.
        stream: where to.

    Returns:
        What was written, and what was left out and why.

    Raises:
        EngineError: the workers cannot do it.
    """
    if form not in HEADERS:
        return FORMATS[form].write(reports, world, stream)
    tally = Tally()
    for number, found in enumerate(engine.each(partial(write_table, form=form), _units(reports))):
        if isinstance(found, Lost):
            raise EngineError(f"nothing was exported: {found.reason}.")
        (written,) = found["written"].to_pylist()
        stream.write(_without_lines(written, HEADERS[form] if number else 0))
        about = msgspec.json.decode(found.schema.metadata[_ABOUT])
        tally.written += about["written"]
        tally.left_out.update(about["left_out"])
    return tally


def write_table(table: pa.Table, form: str) -> pa.Table:
    """Write the tellings of a table: the step that workers do."""
    stream = BytesIO()
    tally = FORMATS[form].write(map(_told, table.to_pylist()), default_world(), stream)
    about = msgspec.json.encode({"written": tally.written, "left_out": tally.left_out})
    return pa.table({"written": [stream.getvalue()]}, schema=_BYTES.with_metadata({_ABOUT: about}))


def _units(reports: Iterable[Told]) -> Iterator[pa.Table]:
    """Whole articles, some together; one empty unit where there is nothing, for its header."""
    waiting: list[dict[str, bytes]] = []
    sent = False
    for _, of_article in groupby(reports, key=lambda told: told.report.article):
        waiting += [
            {"report": msgspec.msgpack.encode(one.report), "article": msgspec.msgpack.encode(one.article)}
            for one in of_article
        ]
        if len(waiting) >= TOGETHER:
            yield pa.Table.from_pylist(waiting, schema=_TOLD)
            sent, waiting = True, []
    if waiting or not sent:
        yield pa.Table.from_pylist(waiting, schema=_TOLD)


def _told(row: dict[str, bytes]) -> Told:
    bare: Any = msgspec.msgpack.decode(row["report"], type=_BARE)
    record = msgspec.msgpack.decode(row["report"], type=_RECORD[bare.kind]).record  # type: ignore[attr-defined]
    report = Report(record=record, **msgspec.structs.asdict(bare))
    return Told(report, msgspec.msgpack.decode(row["article"], type=KeptArticle))


def _without_lines(data: bytes, lines: int) -> bytes:
    return data.split(b"\n", lines)[-1]
