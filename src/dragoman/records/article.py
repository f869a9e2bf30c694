"""Articles as read: the text of the file, and what each stretch of it is."""

from datetime import date
from typing import Literal

import msgspec

BlockKind = Literal["title", "section", "body", "caption", "metadata", "furniture"]
PublishedBasis = Literal["stated", "inferred", "unknown"]
Markup = Literal["", "html", "markdown"]


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """When an article was published, as wide as is known (codebook section 1).

    `earliest` and `latest` are days, both included; `why` says in a few words
    what the interval rests on.
    """

    earliest: date | None = None
    latest: date | None = None
    basis: PublishedBasis = "unknown"
    why: str = ""


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch `text[start:end]` of an article and what it is.

    Titles, section heads, bodies and captions are coded; metadata (byline,
    print date, dateline standing alone) and furniture are not. `reason` says
    why a block is metadata or furniture.
    """

    start: int
    end: int
    kind: BlockKind
    reason: str = ""


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One article: the decoded text of its file and what is known about it.

    `text` is never changed after decoding: every span of every record is a
    span of it. `name` is the file name, or the address of the record within
    a larger file (`feed.xml#3`). Blocks are in reading order and disjoint;
    what no block covers is white space or markup. `markup` says what language
    of tags the text is written in, empty for plain text: a block of marked-up
    text is read through `dragoman.articles.clean`.
    """

    name: str
    text: str
    blocks: tuple[Block, ...] = ()
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    language: str = "en"
    published: Published = Published()
    markup: Markup = ""

    def block_text(self, block: Block) -> str:
        """Give the words of a block as they stand in the article."""
        return self.text[block.start : block.end]
