"""Sentences built from records: acts (`data/acts.csv`) and ties (`data/ties.csv`)."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from dragoman.analysis.ask.days import when_words
from dragoman.analysis.ask.model import Sentence
from dragoman.analysis.events import MergedEvent
from dragoman.analysis.mediations import Namer
from dragoman.analysis.ties import Ground
from dragoman.records import Attribution, Citation, Interval, Stance
from dragoman.records.errors import DataFileError

DATA = Path(__file__).parent / "data"
MOST_TELLINGS = 4
STANCES: Mapping[Stance, str] = {
    "asserts": "says so",
    "denies": "denies it",
    "doubts": "doubts it",
    "cannot-confirm": "cannot confirm it",
}
SEVERAL: Mapping[Stance, str] = {
    "asserts": "say so",
    "denies": "deny it",
    "doubts": "doubt it",
    "cannot-confirm": "cannot confirm it",
}
STATUS = {
    "occurred": "{actors} {past}",
    "ongoing": "{actors} {past}, which was going on",
    "planned": "{actors} planned or was expected to {base}",
    "hypothetical": "{actors} might {base}",
    "denied": "it was denied that {actors} {past}",
    "not-done": "{actors} did not {base}",
}
ARTICLE = re.compile(
    r"^(?!the )(?:(?:United|European|African|Arab|Gulf|Eurasian) .*|.* of .*|West|"
    r".*(?:Agency|Alliance|Army|Association|Authority|Commission|Committee|Community|Council|Court|Emirates|"
    r"Federation|Forces|Front|Group|Islands|Kingdom|League|Movement|Nations|Netherlands|Organi[sz]ation|Party|"
    r"Philippines|Republic|States|Taliban|Union))$"
)


@cache
def _rows(name: str, key: str) -> Mapping[str, Mapping[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        rows = {row[key]: row for row in csv.DictReader(file)}
    if not rows:
        raise DataFileError(f"{name}: the file has no rows.")
    return rows


def act_row(cameo: str) -> Mapping[str, str]:
    """Give the phrases for a CAMEO code, or for the code above it."""
    rows = _rows("acts.csv", "key")
    for length in range(len(cameo), 1, -1):
        found = rows.get(cameo[:length]) or rows.get(cameo[:length].ljust(3, "0"))
        if found:
            return found
    return rows["010"]


def with_article(name: str) -> str:
    """Put the article before a name that takes one: "the European Union"."""
    return f"the {name}" if ARTICLE.match(name) else name


def listed(names: Sequence[str]) -> str:
    """Join names as prose does, each once."""
    once = list(dict.fromkeys(names))
    return " and ".join(filter(None, [", ".join(once[:-1]), *once[-1:]]))


def named(ids: Iterable[str], name: Namer) -> str:
    """Name some parties: "Chad, Niger and the African Union"."""
    return listed([with_article(name(one)) for one in ids])


def capital(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]


def event_words(event: MergedEvent, name: Namer) -> str:
    """Say an event, without its day: who did what to whom, or did not, or planned to."""
    row = act_row(event.cameo)
    recipients = named(event.recipients, name)
    actors = named(event.actors, name) or "somebody"
    past, base = _filled(row["past"], recipients), _filled(row["base"], recipients)
    if not recipients and len(event.actors) > 1:
        past = row["joint"]
    plural = len(event.actors) > 1 and event.status == "planned"
    said = STATUS[event.status].format(actors=actors, past=past, base=base)
    return said.replace("was expected", "were expected") if plural else said


def _filled(phrase: str, recipients: str) -> str:
    """Fill in to whom it is done, or leave that out."""
    if recipients:
        return phrase.replace("[", "").replace("]", "").replace("{r}", recipients)
    return re.sub(r"\[[^\]]*\]", "", phrase)


def event_sentence(event: MergedEvent, name: Namer) -> Sentence:
    """Make a sentence of an event, with its day, how many tell it, and whether it is contested."""
    when = when_words(event.time, event.told)
    sources = f" ({event.sources} independent sources)" if event.sources > 1 else ""
    contested = "; this is contested" if event.contested else ""
    text = f"{capital(event_words(event, name))}, {when}{sources}{contested}."
    return Sentence(text=text, citations=event.tellings[:MOST_TELLINGS])


def tie_words(kind: str, a: str, b: str, name: Namer, *, holds: bool, matters: Sequence[str] = ()) -> str:
    """Say what stands between two, or does not."""
    row = _rows("ties.csv", "kind")[kind]
    said = row["holds" if holds else "not"].format(a=with_article(name(a)), b=with_article(name(b)))
    return f"{said} ({'; '.join(matters)})" if matters and holds else said


def type_words(event_type: str) -> str:
    """Say a PLOVER type as a noun: "a refusal"."""
    return _rows("types.csv", "type")[event_type]["noun"]


def chain_words(attribution: Sequence[Attribution]) -> str:
    """Say on whose word: "on the word of A, who quotes B"."""
    speakers = [one.speaker for one in attribution]
    return f", on the word of {', who quotes '.join(speakers)}" if speakers else ""


def stance_words(holder: str, stance: Stance) -> str:
    """Say who takes which stance: "Officials say so", "The ministry denies it"."""
    last = holder.rsplit(maxsplit=1)[-1] if holder.split() else ""
    several = last.endswith("s") and last == last.lower()
    said = SEVERAL[stance] if several else STANCES[stance]
    return f"{capital(holder)} {said}"


def ground_sentence(ground: Ground, name: Namer) -> Sentence:
    """Make a sentence of what bears on a tie: the act, or the words, with its day."""
    when = when_words(ground.when)
    if ground.citation is None:
        return Sentence(
            text=f"{capital(when)}: {ground.world or 'world data'}.", world=(ground.world or "world data",)
        )
    said = f"“{ground.citation.quote}”"
    if ground.actors:
        who = named(ground.actors, name)
        said = f"{who}: {said}"
    return Sentence(
        text=f"{capital(when)}: {said}{chain_words(ground.attribution)}.", citations=(ground.citation,)
    )


def cited(grounds: Iterable[Ground]) -> tuple[Citation, ...]:
    """Give the citations of grounds, each once."""
    return tuple(dict.fromkeys(one.citation for one in grounds if one.citation is not None))


def in_words(time: Interval | None) -> str:
    """Say the days that a question names, to be put at the end of a sentence; nothing where it names none."""
    return f" {when_words(time)}" if time is not None else ""
