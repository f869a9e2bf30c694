"""What a brief holds: lines made of records only, each with the notes that carry it."""

from typing import Literal

import msgspec

from dragoman.records import Stance

Shade = Literal["solid", "outlined", "hatched", "dashed", "struck"]
"""The visual code: two or more outlets; one; contested; planned or threatened; denied or not done."""


class Cite(msgspec.Struct, frozen=True):
    """One mark in the text: the note it points at, and which of that note's marks it is."""

    note: int
    mark: int


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """An article: its number here, where it is from, and when it was published on what grounds."""

    number: int
    article: str
    outlet: str | None
    title: str | None
    published: str
    basis: str

    @property
    def label(self) -> str:
        """Who published it and when, in short."""
        return f"{self.outlet or self.article}, {self.published}"


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """The verbatim quote in its paragraph: `before` + `quote` + `after` are the article's own words."""

    number: int
    source: Source
    before: str
    quote: str
    after: str
    marks: int


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence made of records: a mediation effort, a tie, an obstacle, the lead."""

    text: str
    detail: str = ""
    quote: str = ""
    shade: Shade = "outlined"
    cites: tuple[Cite, ...] = ()


class Holding(msgspec.Struct, frozen=True, kw_only=True):
    """One position on a claim."""

    holder: str
    stance: Stance
    quote: str
    cites: tuple[Cite, ...]


class Contention(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with the positions on it."""

    proposition: str
    holdings: tuple[Holding, ...]


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """One event, whatever the number of its tellings."""

    when: str
    who: str
    act: str
    status: str
    quad: str
    shade: Shade
    quote: str
    said_by: str
    outlets: int
    cites: tuple[Cite, ...]


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """A whole brief, ready to be rendered."""

    lead: Statement
    mediations: tuple[Statement, ...]
    ties: tuple[Statement, ...]
    contested: tuple[Contention, ...]
    one_sided: tuple[Contention, ...]
    obstacles: tuple[Statement, ...]
    timeline: tuple[Happening, ...]
    undated: tuple[Happening, ...]
    sources: tuple[Source, ...]
    notes: tuple[Note, ...]
    version: str
