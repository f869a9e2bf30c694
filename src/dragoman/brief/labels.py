"""What an event is called in words: by its CAMEO code, as exactly as `data/labels.csv` has it."""

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec

from dragoman.brief.names import Names, is_plural, sentence_case
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
AHEAD: frozenset[Status] = frozenset({"planned", "hypothetical"})
SAYING: Mapping[Stance, str] = {
    "asserts": "said",
    "denies": "denied this",
    "doubts": "doubted this",
    "cannot-confirm": "could not confirm this",
}
"""Before the words themselves."""


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """The words for an act: done by one, done by several, and what links them to the recipient.

    `ahead` and `ahead_link` are set where the words for an act that is yet to come differ: a planned promise to
    meet is a planned meeting (codebook section 7, future acts).
    """

    one: str
    several: str
    link: str
    ahead: str = ""
    ahead_link: str = ""


@cache
def _labels() -> Mapping[str, Label]:
    with LABELS.open(encoding="utf-8", newline="") as file:
        return {
            row["cameo"]: Label(
                one=row["label"],
                several=row["several"],
                link=row["link"],
                ahead=row["ahead"],
                ahead_link=row["ahead_link"],
            )
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
    cameo: str,
    event_type: str,
    actors: Sequence[str],
    recipients: Sequence[str],
    names: Names,
    status: Status = "occurred",
) -> str:
    """Say an act in one sentence, without its full stop: "Norway offers to mediate between Chad and Sudan".

    What did not happen, or has not yet, is never said as if it had: the sentence itself bears the status.

    Args:
        cameo: its code; the words are those of `data/labels.csv`.
        event_type: its PLOVER type, for codes that have no words.
        actors: ids; where none is known the sentence says so.
        recipients: ids.
        names: gives the names.
        status: whether it happened (codebook section 2).
    """
    label = label_of(cameo, event_type)
    who = names.several(actors) or "somebody unnamed"
    joint = len(dict.fromkeys(actors)) > 1
    verb = verb_words(label, status, several=joint or is_plural(who))
    link = link_words(label, status, several=len(recipients) > 1)
    whom = [link, names.several(recipients)] if recipients else []
    if not recipients and not link:
        whom = ["each other" if joint else "somebody unnamed"]
    text = " ".join(filter(None, [who, verb, *whom]))
    if status == "ongoing":
        return sentence_case(f"{text} ({STATUS[status]})")
    return sentence_case(f"it is denied that {text}" if status == "denied" else text)


def verb_words(label: Label, status: Status, *, several: bool) -> str:
    """Give the verb as its status asks: "is to meet", "may meet", "did not meet"; that it is denied is said elsewhere.

    Args:
        label: the words for the act; its form for several is the bare verb.
        status: whether it happened.
        several: whether several do it.
    """
    base = label.ahead if status in AHEAD and label.ahead else label.several
    if status == "planned":
        return f"{'are' if several else 'is'} to {base}"
    if status == "hypothetical":
        return f"may {base}"
    if status == "not-done":
        return f"did not {base}"
    return label.several if several else label.one


def link_words(label: Label, status: Status, *, several: bool) -> str:
    """Give what links an act to whom it is done to; a label may have two forms, for several and for one."""
    many, _, single = (label.ahead_link if status in AHEAD and label.ahead else label.link).partition("|")
    return many if several or not single else single
