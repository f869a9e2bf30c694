"""What a brief holds: lines made of records only, each with what it asserts and the notes that carry it."""

import msgspec

from dragoman.analysis.events import Shade
from dragoman.records import Interval


class Cite(msgspec.Struct, frozen=True):
    """One mark in the text: the note it points at, and which of that note's marks it is."""

    note: int
    mark: int


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """An article: its number here, where it is from, and when it was published on what grounds."""

    number: int
    id: str
    article: str
    outlet: str | None
    title: str | None
    published: str
    basis: str
    reprint_of: str | None = None

    @property
    def label(self) -> str:
        """Who published it and when, in short."""
        return f"{self.outlet or self.article}, {self.published}"


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """The verbatim quote in its paragraph: `before` + `quote` + `after` are the article's own words.

    Without a source it is a line of the world data, and `quote` says what they have. `coded` tells what
    was coded from the words; `reports` are the ids of those records.
    """

    number: int
    source: Source | None
    before: str
    quote: str
    after: str
    marks: int
    coded: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What a line asserts, apart from its words, so that it can be held against the records it cites.

    `parties` are the ids it names. `act` is a PLOVER type, a kind of tie, a stage of mediation, "claim"
    or "obstacle"; `stance` a status or a stance (empty for what has none; for ties "holds" or "fails").
    `when` is the time it gives, None where it gives none.
    """

    parties: tuple[str, ...]
    act: str
    stance: str = ""
    when: Interval | None = None


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence made of records.

    `when` stands before it where lines are in order of time; `detail` is what is known about it besides;
    `quote` the words of one telling; `quad` the quad class (PLOVER) of an act. `below` are lines that
    belong to it: the steps of an effort, the positions on a claim, the links of a chain.
    """

    text: str
    when: str = ""
    detail: str = ""
    quote: str = ""
    shade: Shade | None = None
    quad: str = "plain"
    cites: tuple[Cite, ...] = ()
    said: Said | None = None
    below: tuple["Line", ...] = ()


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table: what it shows, the names of its columns, its rows."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A drawing of our own (SVG, every word in it escaped), what it shows, and its twin in words."""

    svg: str
    caption: str
    table: Table


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the brief: a heading and its lines; `dated` where each begins with its time."""

    key: str
    title: str
    lines: tuple[Line, ...] = ()
    intro: str = ""
    dated: bool = False
    figure: Figure | None = None


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """A whole brief, ready to be rendered.

    `title` says what it is of, `scope` about whom and as of when it was asked; `sections` are in order;
    `alone` gives, by the number of a source, what that source alone reports.
    """

    title: str
    scope: str
    lead: Line
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    alone: dict[int, Line]
    notes: tuple[Note, ...]
    made: str
    accuracy: tuple[str, Table]

    def section(self, key: str) -> Section | None:
        """Give a section by its key."""
        return next((one for one in self.sections if one.key == key), None)
