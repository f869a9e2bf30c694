"""The data files of mediation: steps, kinds of third-party act, and matters (`data/*.csv`).

`mediation_steps.csv`: what an event of a CAMEO code (or `host`, a meeting's host) and status (`done`,
`ahead`: planned or hypothetical, `undone`: denied or not done) brings an effort to, and its sentence; lines
of `record` are for stages that an article tells without an event of their own. `third_party_acts.csv` and
`mediation_matters.csv`: beginnings of words, with `|` between; the first kind that fits is the closest.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import cast, get_args

import msgspec

from dragoman.analysis.mediations.model import ActKind
from dragoman.records import Event, Stage
from dragoman.records.errors import DataFileError

DATA = Path(__file__).parent.parent / "data"
FIELDS = frozenset({"actors", "recipients", "mediators", "disputants", "dispute"})
STATUSES = {
    "occurred": "done",
    "ongoing": "done",
    "planned": "ahead",
    "hypothetical": "ahead",
    "denied": "undone",
    "not-done": "undone",
}
# The order of stages; the codebook's is how far an effort got (section 3).
ORDER: tuple[Stage, ...] = (
    "requested",
    "offered",
    "declined",
    "accepted",
    "under-way",
    "agreed",
    "failed",
    "ended",
)


class StepRule(msgspec.Struct, frozen=True):
    """What an event brings an effort to, and how it is said."""

    stage: Stage
    sentence: str


@cache
def step_rules() -> Mapping[tuple[str, str], StepRule]:
    """Step rules by code and status.

    Raises:
        DataFileError: naming file, line and fault.
    """
    found: dict[tuple[str, str], StepRule] = {}
    for where, row in _rows("mediation_steps.csv"):
        if row["stage"] not in get_args(Stage):
            raise DataFileError(f"{where}: {row['stage']!r} is no stage; write one of {', '.join(ORDER)}")
        unknown = sorted(set(re.findall(r"\{(\w*)\}", row["sentence"])) - FIELDS)
        if unknown:
            raise DataFileError(f"{where}: no field {unknown[0]!r}; use {', '.join(sorted(FIELDS))}")
        found[row["cameo"], row["status"]] = StepRule(cast("Stage", row["stage"]), row["sentence"])
    missing = [stage for stage in ORDER if ("record", stage) not in found]
    if missing:
        raise DataFileError(f"mediation_steps.csv: no line record,{missing[0]}; add one for each stage")
    return found


def step_rule(event: Event) -> tuple[str, StepRule] | None:
    """Give the code by which an event is a step of an effort, and its rule; None where it is none."""
    status = STATUSES[event.status]
    code = "host" if event.mode == "third-party" and event.cameo != "045" else event.cameo
    rule = step_rules().get((code, status))
    return (code, rule) if rule is not None else None


def act_kinds(words: str) -> tuple[ActKind, ...]:
    """Give the kinds of third-party act that words tell, in the order of the file."""
    return tuple(
        cast("ActKind", kind)
        for kind, pattern in _patterns("third_party_acts.csv", "kind")
        if pattern.search(words)
    )


def matters_of(words: Iterable[str]) -> frozenset[str]:
    """Give the particular matters that phrases name; none where they only speak of peace or conflict."""
    text = " ".join(words)
    return frozenset(
        name for name, pattern in _patterns("mediation_matters.csv", "matter") if pattern.search(text)
    )


@cache
def _patterns(name: str, column: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for where, row in _rows(name):
        if column == "kind" and row[column] not in get_args(ActKind):
            raise DataFileError(
                f"{where}: {row[column]!r} is no kind; write one of {', '.join(get_args(ActKind))}"
            )
        if not row["words"]:
            raise DataFileError(f"{where}: no words; write the beginnings of words with | between")
        found.append((row[column], re.compile(rf"\b(?:{row['words']})", re.IGNORECASE)))
    return tuple(found)


def _rows(name: str) -> list[tuple[str, dict[str, str]]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return [(f"{name}, line {at}", row) for at, row in enumerate(csv.DictReader(file), start=2)]
