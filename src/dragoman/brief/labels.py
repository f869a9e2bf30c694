"""What an event is called in words: by its CAMEO code, as exactly as `data/labels.csv` has it."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from dragoman.records import Stance, Status

LABELS = Path(__file__).parent / "data" / "labels.csv"
STATUS: Mapping[Status, str] = {
    "occurred": "",
    "ongoing": "under way",
    "planned": "planned",
    "hypothetical": "only possible",
    "denied": "denied",
    "not-done": "not done",
}
STANCE: Mapping[Stance, str] = {
    "asserts": "says so",
    "denies": "denies it",
    "doubts": "doubts it",
    "cannot-confirm": "cannot confirm it",
}


@cache
def _labels() -> Mapping[str, str]:
    with LABELS.open(encoding="utf-8", newline="") as file:
        return {row["cameo"]: row["label"] for row in csv.DictReader(file)}


def act_label(cameo: str, event_type: str) -> str:
    """Give the words for a code ("offers to mediate"); for an unknown one those of the code above it."""
    labels = _labels()
    for length in range(len(cameo), 1, -1):
        found = labels.get(cameo[:length]) or labels.get(cameo[:length].ljust(3, "0"))
        if found:
            return found
    return event_type.lower()
