"""What the acts of a source are in PLOVER's types: `data/acts.csv`, the longest code that fits."""

import csv
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from dragoman.exchange.acts import quad_number
from dragoman.exchange.incoming.sources import DATA
from dragoman.exchange.tables import acts as cameo_acts
from dragoman.ontology import event_types


class Meaning(NamedTuple):
    """A type and mode (codebook section 2), the CAMEO code as text, and the quad class by its number."""

    type: str | None
    mode: str | None
    cameo: str | None
    quad: int | None


def meaning_of(told: str) -> Meaning:
    """Say what an act is.

    Args:
        told: `scheme=code`: CAMEO codes, PLOVER's type and mode (`plover=ASSAULT/aerial`, and after a bar
            the CAMEO code), UCDP's and ACLED's types.
    """
    scheme, _, code = told.partition("=")
    code, _, beside = code.partition("|")
    if scheme == "plover":
        return _plover(code, beside or None)
    cameo = _four(code) if scheme == "cameo" else None
    found = _longest(scheme, cameo or code)
    kind, mode = found or (None, None)
    return Meaning(kind, mode or None, cameo, quad_number(kind) if kind else _quad(cameo))


def _plover(code: str, cameo: str | None) -> Meaning:
    kind, _, mode = code.partition("/")
    kind = kind.upper()
    if kind in event_types():
        return Meaning(kind, mode.lower() or None, cameo, quad_number(kind))
    older = _table().get(("plover", kind))
    return (
        Meaning(older[0], mode or older[1] or None, cameo, quad_number(older[0]))
        if older
        else Meaning(None, None, cameo, None)
    )


def _four(code: str) -> str | None:
    """A CAMEO code as it should be: programs that take it for a number drop the nought at its beginning."""
    if not code.isdigit():
        return None
    return f"0{code}" if code not in cameo_acts() and f"0{code}" in cameo_acts() else code


def _longest(scheme: str, code: str) -> tuple[str, str] | None:
    for length in range(len(code), 0, -1):
        if found := _table().get((scheme, code[:length])):
            return found
    return None


def _quad(cameo: str | None) -> int | None:
    """Statements have no type; GDELT counts them as verbal cooperation, and so do we."""
    return 1 if cameo and cameo.startswith("01") else None


@cache
def _table() -> Mapping[tuple[str, str], tuple[str, str]]:
    with (DATA / "acts.csv").open(encoding="utf-8", newline="") as file:
        return {(row["scheme"], row["code"]): (row["type"], row["mode"]) for row in csv.DictReader(file)}
