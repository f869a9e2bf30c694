"""Floor 0, the vocabulary: what an article and its records are. Types only, no I/O."""

from dragoman.records.article import Article, Block, BlockKind, Published, PublishedBasis
from dragoman.records.coded import (
    Attribution,
    Claim,
    CodedArticle,
    Entity,
    Event,
    Furniture,
    Mediation,
    Obstacle,
    Position,
    Stage,
    Stance,
    Status,
    Tie,
    TieKind,
)
from dragoman.records.errors import DragomanError, UnreadableArticleError
from dragoman.records.interval import Interval

__all__ = [
    "Article",
    "Attribution",
    "Block",
    "BlockKind",
    "Claim",
    "CodedArticle",
    "DragomanError",
    "Entity",
    "Event",
    "Furniture",
    "Interval",
    "Mediation",
    "Obstacle",
    "Position",
    "Published",
    "PublishedBasis",
    "Stage",
    "Stance",
    "Status",
    "Tie",
    "TieKind",
    "UnreadableArticleError",
]
