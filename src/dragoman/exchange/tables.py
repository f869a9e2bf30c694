"""The data files of this package: columns, codes of countries, acts and roles."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import msgspec

from dragoman.records import ReportKind

DATA = Path(__file__).parent / "data"
KINDS: tuple[ReportKind, ...] = get_args(ReportKind)
Type = Literal["string", "date", "datetime", "integer", "number", "boolean"]


class Column(msgspec.Struct, frozen=True):
    """A column of a table: its name, its type, the unit of its values, and what they mean."""

    name: str
    type: Type
    unit: str
    description: str


class Country(msgspec.Struct, frozen=True):
    """The codes of a state: FIPS 10-4, Correlates of War, CAMEO (where it differs from ISO 3166-1 alpha-3)."""

    id: str
    fips: str
    cow: str
    cameo: str


class Act(msgspec.Struct, frozen=True):
    """What a CAMEO code (1.1b3) means, and its value on the scale of Goldstein (1992)."""

    code: str
    name: str
    goldstein: float


class Role(msgspec.Struct, frozen=True):
    """What a role (codebook section 2) is called in the sets of the field."""

    role: str
    icews: str
    polecat: str
    cameo: str
    name: str


@cache
def columns(table: str) -> tuple[Column, ...]:
    """Give the columns of a table, in order."""
    return tuple(
        msgspec.convert({name: row[name] for name in Column.__struct_fields__}, Column)
        for row in read("columns")
        if row["table"] == table
    )


def kind_columns(kind: ReportKind) -> tuple[Column, ...]:
    """Give the columns of a table of one kind of record: those of all reports, and its own."""
    return columns("common") + columns(kind)


@cache
def countries() -> Mapping[str, Country]:
    """Give the codes of states by id."""
    return {row["id"]: msgspec.convert(row, Country) for row in read("country_codes")}


@cache
def roles() -> Mapping[str, Role]:
    """Give the roles by their code."""
    return {row["role"]: msgspec.convert(row, Role) for row in read("roles")}


@cache
def acts() -> Mapping[str, Act]:
    """Give the CAMEO codes."""
    return {row["code"]: msgspec.convert(row, Act, strict=False) for row in read("cameo")}


def act(code: str) -> Act:
    """Say what a CAMEO code means; an unknown one means what the code above it does."""
    for length in range(len(code), 1, -1):
        found = acts().get(code[:length]) or acts().get(f"{code[:length]}0")
        if found:
            return found
    return acts()["010"]


def read(name: str) -> list[dict[str, str]]:
    """Read a data file."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
