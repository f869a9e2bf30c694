"""Importing files: each is read, converted, compared with what is known, and committed whole or not at all."""

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import IO, cast
from uuid import uuid4

from filelock import FileLock, Timeout

from dragoman.exchange.incoming.ahead import ahead
from dragoman.exchange.incoming.arrays import elements, is_array
from dragoman.exchange.incoming.aside import Aside
from dragoman.exchange.incoming.commits import (
    commit,
    imported_before,
    last_commit,
    list_import,
    make_tables,
    next_moment,
)
from dragoman.exchange.incoming.convert import Batch, Conversion, Conversions, Converter, columns_wanted
from dragoman.exchange.incoming.header import Layout, layout_of
from dragoman.exchange.incoming.known import Sorted, sort_out
from dragoman.exchange.incoming.lines import Lines, blocks
from dragoman.exchange.incoming.model import Block, Imported, ImportFileError, Options
from dragoman.exchange.incoming.opening import Part, digest_of, opened, parts_of
from dragoman.exchange.incoming.plover import plover_blocks
from dragoman.exchange.incoming.quoted import quoted_blocks
from dragoman.exchange.incoming.sources import Source, sources
from dragoman.exchange.incoming.staging import Staging
from dragoman.exchange.incoming.tabs import tab_blocks
from dragoman.exchange.incoming.withdrawals import withdrawn
from dragoman.ledger import Ledger, LedgerError
from dragoman.ledger.faults import files_of
from dragoman.ledger.folder import on_this_machine
from dragoman.ledger.history import connected
from dragoman.ledger.places import Place
from dragoman.ledger.tables import TRIES, Overtaken

LOCK = "importing.lock"
LONGEST_WAIT = 600.0
_FIRST_LINES = 100
_PEEKED = 4096
_MOST_LISTED = 100
Note = Callable[[str, int], None]


def import_files(
    ledger: Ledger,
    source: str,
    paths: Sequence[Path],
    options: Options | None = None,
    note: Note | None = None,
    conversion: Conversion = Converter,
) -> Iterator[Imported]:
    """Import files of one source into a ledger's history, one after the other.

    A file that was imported before adds nothing, whatever its name; of another file, rows that are known
    add nothing. Interrupted, it can be run again: what was committed is known then.

    Args:
        ledger: where to.
        source: one of `SOURCES`.
        paths: files, plain or compressed, or ZIP archives of such.
        options: how.
        note: told, from time to time, the name of a file and how many of its events were read.
        conversion: makes what converts the blocks of a file; `dragoman.engines.importing` has another.

    Yields:
        What became of each file, once it is on disk.

    Raises:
        ImportFileError: a file is damaged or none of this source; those before it are imported.
        LedgerError: the ledger cannot be written to, or the disk is full; nothing of the file was imported.
    """
    told = sources()[source]
    with _alone(ledger.place):
        make_tables(ledger.place)
        for part in chain.from_iterable(parts_of(path) for path in paths):
            yield _unless_overtaken(
                ledger.place, told, part, options or Options(), note or _silent, conversion
            )


def _unless_overtaken(
    ledger: Place, source: Source, part: Part, options: Options, note: Note, conversion: Conversion
) -> Imported:
    """Import a file; again from its beginning where another machine's import was committed meanwhile."""
    for _ in range(TRIES):
        try:
            return _import(ledger, source, part, options, note, conversion)
        except Overtaken:
            continue
    raise LedgerError(
        f"{ledger}: others import all the time; after {TRIES} tries {part.name} was not imported. Run the command again."
    )


def _silent(name: str, count: int) -> None:
    del name, count


def _alone(folder: Place) -> ExitStack:
    """Let one process of this machine import at a time."""
    lock = FileLock(on_this_machine(folder) / LOCK, timeout=LONGEST_WAIT)
    try:
        with files_of(folder, "written to"):
            lock.acquire()
    except Timeout as error:
        raise LedgerError(
            f"{folder}: another import has been running for ten minutes; wait for it, or end it."
        ) from error
    stack = ExitStack()
    stack.callback(lock.release)
    return stack


def _import(
    ledger: Place, source: Source, part: Part, options: Options, note: Note, conversion: Conversion
) -> Imported:
    digest = digest_of(part)
    if imported_before(ledger, source.name, digest):
        return Imported(file=part.name, source=source.name, outcome="known", batch="")
    batch = Batch(uuid4().hex[:20], part.name, next_moment(ledger))
    with (
        files_of(ledger, "written to"),
        Staging(on_this_machine(ledger), batch.id) as staging,
        connected(ledger, staging.folder) as connection,
        Aside(options.aside or ledger / "set-aside", staging.folder, part, digest) as aside,
        opened(part) as stream,
    ):
        layout, lines = _begin(source, stream, part, options)
        wanted = columns_wanted(source, layout, raw=options.raw)
        converter = conversion(connection, source, batch, raw=options.raw)
        read = repaired = 0
        found = ahead(_blocks(source, lines, layout, wanted))
        withdrawals = ((block, withdrawn(block, source, batch)) for block in found)
        for block, converted in withdrawals if layout.withdrawals else converter.convert_all(found):
            staging.add(converted.rows)
            aside.write(converted.faults)
            read, repaired = read + converted.events, repaired + block.repaired
            note(part.name, read)
        staging.finish()
        aside.finish()
        seen = last_commit(ledger)
        told = sort_out(connection, staging, ledger, source.name, read, withdrawals=layout.withdrawals)
        commit(ledger, staging.files, seen)
        aside.keep()
        imported = _report(part, source, batch, told, converter, aside, staging, read, repaired)
        list_import(ledger, imported, digest, batch.recorded_at)
    return imported


def _begin(source: Source, stream: IO[bytes], part: Part, options: Options) -> tuple[Layout, Iterator[Lines]]:
    """Look at the beginning of a file; gives its columns, and its lines without the header."""
    if source.reader == "json" and not options.retractions:
        plain = Layout(source.columns, "", has_header=False)
        begun = io.BufferedReader(cast("io.RawIOBase", stream))
        array = is_array(begun.peek(_PEEKED))
        return plain, elements(begun, part.name) if array else blocks(begun, part.name)
    lines = blocks(stream, part.name)
    first = next(lines, None)
    if options.retractions and source.id is None:
        raise ImportFileError(
            f"{part.name}: {source.title}: an id does not tell one event from every other, so that a list of ids "
            "cannot withdraw any."
        )
    beginning = first.data.split(b"\n", _FIRST_LINES)[:_FIRST_LINES] if first else []
    texts = [line.decode() for line in beginning if line.strip()]
    layout = layout_of(source, texts, part.name, withdrawals=options.retractions)
    if first is None or not layout.has_header:
        return layout, chain([first] if first else [], lines)
    blank = next(at for at, line in enumerate(beginning) if line.strip())
    rest = first.data.split(b"\n", blank + 1)[-1]
    return layout, chain([Lines(first.first + blank + 1, rest, first.repaired)] if rest else [], lines)


def _blocks(source: Source, lines: Iterator[Lines], layout: Layout, wanted: Sequence[str]) -> Iterator[Block]:
    if source.reader == "json" and not layout.withdrawals:
        return plover_blocks(lines, source, wanted)
    reader = quoted_blocks if source.reader == "quoted" else tab_blocks
    return reader(lines, source, layout, wanted)


def _report(  # noqa: PLR0913, PLR0917 - what each step has found out
    part: Part,
    source: Source,
    batch: Batch,
    told: Sorted,
    converter: Conversions,
    aside: Aside,
    staging: Staging,
    read: int,
    repaired: int,
) -> Imported:
    unmapped = sorted(converter.unmapped.items(), key=lambda one: (-one[1], one[0]))
    return Imported(
        file=part.name,
        source=source.name,
        outcome="imported",
        batch=batch.id,
        read=read,
        added=told.added,
        revised=told.revised,
        retracted=told.retracted,
        known=told.known,
        rows=staging.rows,
        set_aside=aside.count,
        aside=str(aside.path) if aside.count else None,
        repaired=repaired,
        unmapped_rows=converter.unmapped_rows,
        unmapped=tuple(unmapped[:_MOST_LISTED]),
    )
