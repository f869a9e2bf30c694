"""The sources that can be imported, as `data/sources.toml` describes their files."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

DATA = Path(__file__).parent / "data"


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One source: see the head of the data file for what each field means."""

    name: str
    title: str
    reader: Literal["tabs", "quoted", "json"]
    columns: tuple[str, ...]
    required: tuple[str, ...]
    numbers: tuple[str, ...]
    missing: tuple[str, ...]
    other_names: Mapping[str, str]
    separators: tuple[str, ...] = ("\t",)
    without: tuple[tuple[str, ...], ...] = ()
    id: str | None = None
    id_day: str | None = None
    withdrawn_at: str | None = None

    @property
    def layouts(self) -> tuple[tuple[str, ...], ...]:
        """The columns of files without a header: of the current layout, and of older ones."""
        older = [tuple(name for name in self.columns if name not in lacking) for lacking in self.without]
        return (self.columns, *older)

    @property
    def query(self) -> str:
        """The query that makes rows of ours of a `block` of theirs."""
        return (DATA / "sql" / f"{self.name}.sql").read_text(encoding="utf-8")


@cache
def sources() -> Mapping[str, Source]:
    """Give all sources by name."""
    with (DATA / "sources.toml").open("rb") as file:
        return {
            name: msgspec.convert({"name": name, **told}, Source) for name, told in tomllib.load(file).items()
        }


def common_macros() -> str:
    """Give the definitions that all queries share."""
    return (DATA / "sql" / "common.sql").read_text(encoding="utf-8")


SOURCES = tuple(sources())
