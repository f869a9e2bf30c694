"""What may be asked: typed parameters, read from an address or a form, with words for people and programs."""

from dragoman.web.asked.kinds import Cursor, Ident, Idents, Limit, Parties, Record, Words
from dragoman.web.asked.questions import (
    ActorAsked,
    ArticleAsked,
    AskAsked,
    ChangesAsked,
    DyadAsked,
    ExplorerAsked,
    MapAsked,
    MediationAsked,
    NetworkAsked,
    RecordAsked,
    SearchAsked,
    SituationAsked,
    TimelineAsked,
    Times,
)
from dragoman.web.asked.read import AskedWronglyError, cursor_of, parts_of, read_asked
from dragoman.web.asked.review import EffectAsked, HistoryAsked, QueueAsked, RecordReviewed

__all__ = [
    "ActorAsked",
    "ArticleAsked",
    "AskAsked",
    "AskedWronglyError",
    "ChangesAsked",
    "Cursor",
    "DyadAsked",
    "EffectAsked",
    "ExplorerAsked",
    "HistoryAsked",
    "Ident",
    "Idents",
    "Limit",
    "MapAsked",
    "MediationAsked",
    "NetworkAsked",
    "Parties",
    "QueueAsked",
    "Record",
    "RecordAsked",
    "RecordReviewed",
    "SearchAsked",
    "SituationAsked",
    "TimelineAsked",
    "Times",
    "Words",
    "cursor_of",
    "parts_of",
    "read_asked",
]
