"""Importing by an engine: workers turn the rows of a file into rows of the history.

The file is read and cut into blocks here, and what comes back is compared with what is known and committed here:
what is imported, set aside and known already is the same whoever converts.
"""

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import duckdb
import msgspec
import pyarrow as pa

from dragoman.api.processes import Lost
from dragoman.engines.model import Engine, EngineError
from dragoman.exchange.incoming import Imported, Options, import_files
from dragoman.exchange.incoming.convert import Batch, Converted, Converter
from dragoman.exchange.incoming.model import Block, Fault
from dragoman.exchange.incoming.run import Note
from dragoman.exchange.incoming.sources import Source, sources
from dragoman.ledger import Ledger

_ABOUT = b"dragoman.converted"


class _About(msgspec.Struct):
    """What a worker tells of a block besides its rows."""

    events: int
    faults: list[tuple[int, str]]
    unmapped: dict[str, int]
    unmapped_rows: int


def import_by(
    engine: Engine,
    ledger: Ledger,
    source: str,
    paths: Iterable[Path],
    options: Options | None = None,
    note: Note | None = None,
) -> Iterator[Imported]:
    """Import files of one source into a ledger's history (`dragoman.exchange.incoming.import_files`), by an engine.

    Raises:
        EngineError: the workers cannot do it; nothing of the file was imported.
    """
    return import_files(ledger, source, list(paths), options, note, partial(SharedConverter, engine))


class SharedConverter:
    """Has an engine convert the blocks of one file; stands in for `Converter`."""

    def __init__(
        self,
        engine: Engine,
        connection: duckdb.DuckDBPyConnection,
        source: Source,
        batch: Batch,
        *,
        raw: bool,
    ) -> None:
        """Take who does it; `connection` is not needed, the workers have their own."""
        del connection
        self._engine = engine
        self._step = partial(convert_table, source=source.name, batch=batch, raw=raw)
        self.unmapped: Counter[str] = Counter()
        self.unmapped_rows = 0

    def convert_all(self, blocks: Iterable[Block]) -> Iterator[tuple[Block, Converted]]:
        """Make rows of the history of blocks, in their order."""
        sent: deque[Block] = deque()
        for found in self._engine.each(self._step, _noted(blocks, sent)):
            block = sent.popleft()
            if isinstance(found, Lost):
                raise EngineError(f"nothing of the file was imported: {found.reason}.")
            about = msgspec.json.decode(found.schema.metadata[_ABOUT], type=_About)
            self.unmapped.update(about.unmapped)
            self.unmapped_rows += about.unmapped_rows
            faults = [Fault(line, reason, block.original(line)) for line, reason in about.faults]
            rows = found.replace_schema_metadata(None)
            yield block, Converted(rows, about.events, sorted([*block.faults, *faults]))


def convert_table(table: pa.Table, source: str, batch: Batch, *, raw: bool) -> pa.Table:
    """Convert the rows of a block: the step that workers do."""
    key = (source, batch, raw)
    converter = _taken(key) or _converter(source, batch, raw=raw)
    converter.unmapped.clear()
    converter.unmapped_rows = 0
    done = converter.convert(Block(table, _unknown, [], 0))
    about = _About(
        events=done.events,
        faults=[(fault.line, fault.reason) for fault in done.faults],
        unmapped=dict(converter.unmapped),
        unmapped_rows=converter.unmapped_rows,
    )
    _idle.append((key, converter))
    return done.rows.replace_schema_metadata({_ABOUT: msgspec.json.encode(about)})


_Key = tuple[str, Batch, bool]
# A converter learns parties as it goes on, so it is kept for the next block. Some servers run their workers as
# threads: each takes one for itself. (Not thread-local: Sail ends its threads' Python with the connection open.)
_idle: deque[tuple[_Key, Converter]] = deque()


def _taken(key: _Key) -> Converter | None:
    """A converter of this file that nobody uses; those of other files are done with."""
    while _idle:
        try:
            found, converter = _idle.pop()
        except IndexError:  # another thread took it
            return None
        if found == key:
            return converter
    return None


def _converter(source: str, batch: Batch, *, raw: bool) -> Converter:
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'; SET enable_progress_bar = false; SET threads = 1")
    return Converter(connection, sources()[source], batch, raw=raw)


def _noted(blocks: Iterable[Block], sent: deque[Block]) -> Iterator[pa.Table]:
    for block in blocks:
        sent.append(block)
        yield block.rows


def _unknown(line: int) -> str:
    """How a line stands in the file is known where the file is read."""
    del line
    return ""
