"""What the caller of `read` may set, and the limits that keep a run safe."""

import msgspec

from dragoman.records import Published

MEGABYTE = 1_000_000


class ReadOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What the caller knows of the articles, and how far reading may go.

    Args:
        outlet: who published the articles; wins over what the page prints.
        published: when they were published; wins over what the page prints.
        text_column: the column or key that holds the text in CSV and JSON.
        title_column: likewise for the title.
        date_column: likewise for the day of publication.
        outlet_column: likewise for the outlet.
        byline_column: likewise for the author.
        allow_private: fetch from private and loopback addresses too.
        timeout: seconds that fetching one address may take in all.
        max_bytes: the most bytes one article may have, after unpacking.
        max_archive_bytes: the most bytes one archive may unpack to.
        max_ratio: the most often an archive may be larger than its file.
    """

    outlet: str | None = None
    published: Published | None = None
    text_column: str | None = None
    title_column: str | None = None
    date_column: str | None = None
    outlet_column: str | None = None
    byline_column: str | None = None
    allow_private: bool = False
    timeout: float = 20.0
    max_bytes: int = 50 * MEGABYTE
    max_archive_bytes: int = 2000 * MEGABYTE
    max_ratio: float = 200.0
