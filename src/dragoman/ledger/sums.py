"""Sums of imported events by dyad and month, kept beside the tables: asked again, nothing is counted again.

The sums are derived: made of the history alone, for one state of it, and thrown away with that. Where there is no
room to keep them they are made each time.
"""

import tempfile
from contextlib import suppress
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.ledger.folder import on_this_machine
from dragoman.ledger.places import Place
from dragoman.ledger.tables import is_table, opened
from dragoman.world.cache import cache_folder

_FORM = 1
_GROUP = 20_000
# In the order of pairs, and with columns for them, a question about one pair reads one group of rows.
_ORDERED = (
    "SELECT *, least(actor, recipient) AS low, greatest(actor, recipient) AS high FROM ({query}) "
    "ORDER BY low, high, source, y, m, quad, actor"
)


def kept_sums(place: Place, state: str) -> Path | None:
    """Give the file of the sums of a state, None where it was not made, or is damaged."""
    for folder in _folders(place):
        file = folder / _name(state)
        with suppress(OSError, pa.ArrowInvalid):
            pq.read_metadata(file)
            return file
    return None


def keep_sums(connection: duckdb.DuckDBPyConnection, query: str, place: Place, state: str) -> Path | None:
    """Make the file of the sums of a state; None where there is no room for one.

    Args:
        connection: that the query can be asked of.
        query: gives the sums.
        place: the ledger's folder or address.
        state: what tells this state of the history from every other.
    """
    for folder in _folders(place):
        part = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(
                dir=folder, prefix="months-", suffix=".part", delete=False
            ) as made:
                part = Path(made.name)
            target = str(part).replace("'", "''")
            connection.execute(
                f"COPY ({_ORDERED.format(query=query)}) TO '{target}' (FORMAT parquet, ROW_GROUP_SIZE {_GROUP})"
            )
            part.replace(folder / _name(state))
        except (OSError, duckdb.IOException):
            if part is not None:
                with suppress(OSError):
                    part.unlink(missing_ok=True)
            continue
        for old in folder.glob(f"months-*-{state.partition('-')[0]}-*.parquet"):
            if old.name != _name(state):
                old.unlink(missing_ok=True)
        return folder / _name(state)
    return None


def state_of(place: Place) -> str | None:
    """Name the state of a table, as no other table and no other state of it is named; None where it is not there."""
    if not is_table(place):
        return None
    delta = opened(place)
    return f"{str(delta.metadata().id).replace('-', '')[:16]}-{delta.version()}"


def _name(state: str) -> str:
    return f"months-{_FORM}-{state}.parquet"


def _folders(place: Place) -> tuple[Path, ...]:
    return on_this_machine(place) / "derived", cache_folder()
