"""Answers as Arrow tables, which pandas, Polars, R and DuckDB read as they are."""

import types
from collections.abc import Sequence
from datetime import date
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
import pyarrow as pa

from dragoman.records import DragomanError

_PLAIN = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), date: pa.date32()}


def as_table(sort: type[msgspec.Struct], rows: Sequence[msgspec.Struct]) -> pa.Table:
    """Lay records out as a table, one column a field; `.to_pandas()` makes a data frame of it.

    Args:
        sort: the type of the records, so that a table of none has its columns too.
        rows: the records: `Period`, `DyadScore`, `MergedEvent`, `Edge`, ...

    Returns:
        A table: days as dates, records within records as structs, tuples as lists.

    Raises:
        DragomanError: a field of the type has no form in a table.
    """
    schema = pa.schema([(name, _arrow(hint, name)) for name, hint in get_type_hints(sort).items()])
    plain = [msgspec.to_builtins(row, builtin_types=(date,)) for row in rows]
    return pa.Table.from_pylist(plain, schema=schema)


def _arrow(hint: Any, name: str) -> pa.DataType:
    """The column type of a field."""
    origin, inside = get_origin(hint), get_args(hint)
    if hint in _PLAIN:
        return _PLAIN[hint]
    if origin in {Union, types.UnionType}:
        (only,) = [one for one in inside if one is not type(None)]
        return _arrow(only, name)
    if origin is Literal:
        return pa.string()
    if origin is tuple and len(set(inside) - {Ellipsis}) == 1:
        return pa.list_(_arrow(inside[0], name))
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return pa.struct([(key, _arrow(one, key)) for key, one in get_type_hints(hint).items()])
    raise DragomanError(f"{name}: a field of type {hint} has no form in a table; leave it out of the record.")
