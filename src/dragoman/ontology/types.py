"""The sixteen PLOVER types with their modes, quad classes, usual contexts and scores (`data/types.csv`).

Types, modes and contexts are those of codebook sections 2 and 7. Scores run from -10 (conflict) to 10
(cooperation) in the manner of Goldstein (1992), one value a type.
"""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import get_args

import msgspec

from dragoman.records import Status

DATA = Path(__file__).parent / "data"
STATUSES: tuple[str, ...] = get_args(Status)
CONTEXTS = frozenset(
    [
        "military",
        "intelligence",
        "executive",
        "legislative",
        "election",
        "political_institutions",
        "pro_democracy",
        "pro_autocracy",
        "economic",
        "legal",
        "reparations",
        "human_rights",
        "rights_freedoms",
        "repression",
        "human_security",
        "gender",
        "lgbt",
        "religion_ethnicity",
        "inequality",
        "diplomatic",
        "territory",
        "peacekeeping",
        "health",
        "asylum",
        "migration",
        "disasters",
        "natural_resource",
        "environment",
        "technology",
        "terrorism",
        "cbrn",
        "cyber",
        "misinformation",
        "crime",
        "corruption",
        "illegal_drugs",
        "trafficking",
    ]
)


class EventType(msgspec.Struct, frozen=True):
    """One PLOVER type."""

    name: str
    quad_class: str
    default_context: str
    modes: tuple[str, ...]
    score: float


@cache
def event_types() -> Mapping[str, EventType]:
    """All types by name."""
    with (DATA / "types.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["type"]: EventType(
                row["type"],
                row["quad_class"],
                row["default_context"],
                tuple(filter(None, row["modes"].split("|"))),
                float(row["score"]),
            )
            for row in csv.DictReader(file)
        }


def quad_class(event_type: str) -> str:
    """The quad class of a type ("verbal cooperation" …); empty for no type."""
    found = event_types().get(event_type)
    return found.quad_class if found else ""


def default_context(event_type: str) -> tuple[str, ...]:
    """The context of a type where neither words nor lexicon say more; empty for no type."""
    found = event_types().get(event_type)
    return (found.default_context,) if found else ()


@cache
def _codes() -> Mapping[tuple[str, str], str]:
    """CAMEO code by type and mode (`data/codes.csv`)."""
    with (DATA / "codes.csv").open(encoding="utf-8", newline="") as file:
        return {(row["type"], row["mode"]): row["cameo"] for row in csv.DictReader(file)}


def usual_code(event_type: str, mode: str | None) -> str:
    """The CAMEO code (1.1b3) of a type and mode where nothing more specific is known; empty for no type."""
    return _codes().get((event_type, mode or "")) or _codes().get((event_type, ""), "")
