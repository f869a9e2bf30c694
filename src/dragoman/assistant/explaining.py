"""One record explained: its words in their paragraph, by which entry it was coded so, and what speaks against it."""

from functools import cache
from typing import Annotated, Any

import msgspec

from dragoman.coder.lexicon import Entry, load_lexicon, tie_lexicon
from dragoman.ledger.doubt import doubts_about
from dragoman.records import Article, Event, Judgement, Report, Tie
from dragoman.web.answers.overview import ArticleLine, article_line
from dragoman.web.answers.registry import Answer, Answered, NothingThereError, times
from dragoman.web.asked import RecordAsked
from dragoman.web.desk import Desk
from dragoman.world import World


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """The stretch of the article that the words stand in: `text[start:end]` are the words; `kind` is what it is."""

    text: str
    kind: str
    start: int
    end: int


class EntryShown(msgspec.Struct, frozen=True, kw_only=True):
    """The entry of the lexicon that decided, with the conditions it lays down and a sentence that it is tested on."""

    id: str
    kind: str
    type: str | None
    mode: str | None
    cameo: str
    conditions: tuple[str, ...]
    example: str | None


class Explained(Answered, frozen=True, kw_only=True):
    """A record and why it is as it is.

    `doubts` are what may be wrong or disputed; `judgements` what reviewers decided about it. `entries` are those
    of the lexicon that decided, the outermost word first; none where the model did (the record's `rule` says
    so), or the record is of a kind that is not coded by entries.
    """

    report: Report
    article: ArticleLine
    paragraph: Paragraph | None
    entries: tuple[EntryShown, ...]
    doubts: tuple[str, ...]
    judgements: tuple[Judgement, ...]


def explained(desk: Desk, world: World, asked: RecordAsked) -> Explained:
    """Explain a record."""
    del world
    found = desk.find([asked.id], asked.known_on)
    kept = desk.articles([found[0].article], asked.known_on) if found else ()
    if not kept:
        raise NothingThereError(
            f"{asked.id}: no record has this id now, or it was rejected, or not known at the moment asked for."
        )
    report = found[0]
    return Explained(
        **times(asked),
        report=report,
        article=article_line(kept[0]),
        paragraph=_paragraph(kept[0].article, report),
        entries=_entries(report),
        doubts=doubts_about(report),
        judgements=tuple(one for one in desk.judgements(asked.known_on) if report.id in one.targets),
    )


def _paragraph(article: Article, report: Report) -> Paragraph | None:
    start = report.record.start
    block = next((one for one in article.blocks if one.start <= start < one.end), None)
    if block is None:
        return None
    begin = start - block.start
    return Paragraph(
        text=article.block_text(block), kind=block.kind, start=begin, end=begin + len(report.record.quote)
    )


def _entries(report: Report) -> tuple[EntryShown, ...]:
    record = report.record
    if not isinstance(record, Event | Tie):
        return ()
    known = _by_id()
    return tuple(_shown(known[one]) for one in record.rule.split(" > ") if one in known)


def _shown(entry: Entry) -> EntryShown:
    return EntryShown(
        id=entry.id,
        kind=entry.kind,
        type=entry.type,
        mode=entry.mode,
        cameo=entry.cameo,
        conditions=tuple(f"{name}: {', '.join(values)}" for name, values in entry.when),
        example=entry.examples[0].sentence if entry.examples else None,
    )


@cache
def _by_id() -> dict[str, Entry]:
    return {one.id: one for one in (*tie_lexicon(), *load_lexicon())}


class ExplainAsked(RecordAsked, frozen=True, kw_only=True):
    """A record by its id."""

    id: Annotated[
        str,
        msgspec.Meta(
            pattern=r"^[0-9a-f]{20}$(?!\n)",
            description="Id of a record: `report` of a citation, or the last part of dragoman://record/….",
            examples=["0123456789abcdef0123"],
        ),
    ]


RECORD: Answer[Any, Any] = Answer(
    name="explained",
    path="/record/{id}",
    title="Record",
    about="One record: its words in their paragraph, why it was coded so, what speaks against it.",
    asked=ExplainAsked,
    gives=Explained,
    answer=explained,
)
