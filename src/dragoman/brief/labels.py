"""What an event is called in words: by its CAMEO code, as exactly as `data/labels.csv` has it."""

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec

from dragoman.brief.names import Names, sentence_case
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
    "asserts": "said so",
    "denies": "denied it",
    "doubts": "doubted it",
    "cannot-confirm": "could not confirm it",
}


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """The words for an act: done by one, done by several, and what links them to the recipient."""

    one: str
    several: str
    link: str


@cache
def _labels() -> Mapping[str, Label]:
    with LABELS.open(encoding="utf-8", newline="") as file:
        return {
            row["cameo"]: Label(one=row["label"], several=row["several"], link=row["link"])
            for row in csv.DictReader(file)
        }


def label_of(cameo: str, event_type: str) -> Label:
    """Give the words for a code; for an unknown one those of the code above it, else the type's name."""
    labels = _labels()
    for length in range(len(cameo), 1, -1):
        found = labels.get(cameo[:length]) or labels.get(cameo[:length].ljust(3, "0"))
        if found:
            return found
    return Label(one=event_type.lower(), several=event_type.lower(), link="towards")


def act_sentence(
    cameo: str, event_type: str, actors: Sequence[str], recipients: Sequence[str], names: Names
) -> str:
    """Say an act in one sentence, without its full stop: "Norway offers to mediate between Chad and Sudan".

    Args:
        cameo: its code; the words are those of `data/labels.csv`.
        event_type: its PLOVER type, for codes that have no words.
        actors: ids; where none is known the sentence says so.
        recipients: ids.
        names: gives the names.
    """
    label = label_of(cameo, event_type)
    who = names.several(actors) or "somebody unnamed"
    act = label.several if len(dict.fromkeys(actors)) > 1 else label.one
    many, _, single = label.link.partition("|")
    link = many if len(recipients) > 1 or not single else single
    whom = [link, names.several(recipients)] if recipients else []
    if not recipients and not link and len(dict.fromkeys(actors)) > 1:
        whom = ["each other"]
    return " ".join(filter(None, [sentence_case(who), act, *whom]))
