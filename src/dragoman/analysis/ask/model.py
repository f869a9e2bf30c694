"""What a question is once it is read, and what an answer is."""

from datetime import date
from typing import Literal

import msgspec

from dragoman.records import Citation, Interval

Slot = Literal["by", "to", "poss", "mod", "between", "about", "other"]
"""Where a name stands: who does it; to whom; whose; beside a noun ("the Chad-Niger border"); between; about; else."""

Asks = Literal["who", "what", "when", "since", "where", "why", "how", "count", "whether"]
Outcome = Literal["answered", "in-part", "not-told", "not-understood"]


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody whom a question names.

    `governor` is the lemma of the noun or verb it belongs to; `first` and `last` are its tokens, the last
    excluded. `kind` is what the name is: a place has an id and is a matter too.
    """

    id: str
    text: str
    kind: str
    slot: Slot
    governor: str
    first: int
    last: int
    person: str | None = None


class WantedAct(msgspec.Struct, frozen=True, kw_only=True):
    """An act that a question asks about: its type, code and who; what is None is what is asked for."""

    event_type: str
    cameo: str
    lemma: str


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A question as it was understood.

    Attributes:
        question: as asked, on one line.
        frame: the id of the question frame (`data/frames.yml`); empty where none fits.
        asks: what is wanted; `wh` is where that stands in the sentence.
        lemmas: of all words, in order.
        parties: whom it names, in order.
        time: the days it names; None where it names none.
        acts: what acts its words stand for, by the lexicon.
        rest: words with a content of their own that no part of the reading accounts for.
        unknown: capitalised names that stand for nobody we know, as printed; they are among `rest`, for a
            record may have them.
        inner: verbs within another's clause ("refuse to sign"), which tell acts of one sort apart.
        counted: after "how many", the lemma of what is counted; empty elsewhere.
        unclear: names that stand for several, each with the ids.
    """

    question: str
    frame: str
    asks: Asks
    wh: Slot
    negated: bool = False
    passive: bool = False
    lemmas: tuple[str, ...]
    parties: tuple[Party, ...] = ()
    time: Interval | None = None
    acts: tuple[WantedAct, ...] = ()
    rest: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    inner: tuple[str, ...] = ()
    counted: str = ""

    def ids(self, *slots: Slot) -> tuple[str, ...]:
        """Give the ids of the parties in some slots, each once; of all where none is named."""
        return tuple(dict.fromkeys(one.id for one in self.parties if not slots or one.slot in slots))

    def has(self, *lemmas: str) -> bool:
        """Tell whether one of some words is in the question."""
        return any(lemma in self.lemmas for lemma in lemmas)

    @property
    def day(self) -> date | None:
        """The one day that the question names, if it is one."""
        one_day = self.time is not None and self.time.start == self.time.end
        return self.time.start if one_day and self.time is not None else None


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence of an answer, and the words it rests on; `world` tells what comes from the world data."""

    text: str
    citations: tuple[Citation, ...] = ()
    world: tuple[str, ...] = ()


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What the ledger has on a question.

    `answered`: the sentences answer it. `in-part`: they answer what was understood; `notes` say which part
    was not. `not-told`: the question was understood, and no record answers it. `not-understood`: nothing
    is answered, and `notes` say why. `near` are what the records tell nearest to it. Every sentence but those of a plain "no record" rests on citations
    or on the world data.
    """

    question: str
    outcome: Outcome
    reading: Reading
    sentences: tuple[Sentence, ...] = ()
    near: tuple[Sentence, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations in the order of the sentences, each once."""
        every = (*self.sentences, *self.near)
        return tuple(dict.fromkeys(one for sentence in every for one in sentence.citations))
