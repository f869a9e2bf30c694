"""Running the lexicon's own examples: each sentence must be coded as its entry says (`lexicon/README.md`)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.coder.code import Coder
from dragoman.coder.lexicon import Entry
from dragoman.records import Article, Block, Event, Published


@dataclass(frozen=True, slots=True)
class Outcome:
    """One example with what it should be and what it was coded to, both in the README's notation."""

    entry: str
    sentence: str
    wanted: tuple[str, ...]
    got: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether the coding is as wanted, in any order."""
        return sorted(self.wanted) == sorted(self.got)


def notation(event: Event) -> str:
    """An event in the notation of the examples: `ACTORS TYPE[/mode] RECIPIENTS [status]`."""
    actors = "+".join(sorted(e.id for e in event.actors)) or "-"
    recipients = "+".join(sorted(e.id for e in event.recipients)) or "-"
    kind = f"{event.event_type}/{event.mode}" if event.mode else event.event_type
    status = "" if event.status == "occurred" else f" {event.status}"
    return f"{actors} {kind} {recipients}{status}"


def normal(coding: str) -> tuple[str, ...]:
    """The events of a coding as written by hand, ids sorted."""
    if coding.strip() == "nothing":
        return ()
    events = []
    for part in coding.split(";"):
        words = part.split()
        if len(words) >= 3:  # noqa: PLR2004 - actors, type, recipients
            words[0], words[2] = ("+".join(sorted(words[i].split("+"))) for i in (0, 2))
        events.append(" ".join(words))
    return tuple(events)


def sentence_article(sentence: str) -> Article:
    """A one-sentence article: nothing but the words themselves to go by."""
    return Article(
        name="example",
        text=sentence,
        blocks=(Block(start=0, end=len(sentence), kind="body"),),
        published=Published(),
    )


def run_examples(entries: Iterable[Entry], coder: Coder) -> Iterator[Outcome]:
    """Code every example of the entries given."""
    for entry in entries:
        for example in entry.examples:
            coded = coder.code(sentence_article(example.sentence))
            yield Outcome(
                entry.id, example.sentence, normal(example.coding), tuple(map(notation, coded.events))
            )
