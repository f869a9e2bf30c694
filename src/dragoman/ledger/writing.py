"""Adding articles: what is new, what story it tells, and the one commit that acknowledges it."""

import sqlite3
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, NamedTuple
from uuid import uuid4

import msgspec

from dragoman.ledger.coders import supersedes
from dragoman.ledger.faults import LedgerError
from dragoman.ledger.index.ingest import read_digest
from dragoman.ledger.index.select import moment_of
from dragoman.ledger.index.stories import as_json
from dragoman.ledger.reports import article_id, kept_article, reports_of
from dragoman.ledger.schemas import about, report_row
from dragoman.ledger.stories import Shingles, bands_of, same_story, shingles_of
from dragoman.records import Article, CodedArticle, PublishedBasis

Outcome = Literal["added", "known", "superseded"]
Pair = tuple[Article, CodedArticle]
_SURE: dict[PublishedBasis, int] = {"unknown": 0, "inferred": 1, "stated": 2}
_TICK = timedelta(microseconds=1)


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one article: given only once it is on disk.

    `added`: it is new. `known`: it was there already, and nothing was added. `superseded`: it was
    there, and these records take the place of the older ones. `retells` names the articles
    of the ledger that tell the same story.
    """

    id: str
    name: str
    outcome: Outcome
    reports: int
    retells: tuple[str, ...] = ()


class Batch(NamedTuple):
    """Rows to be committed together, and the receipts to be given afterwards."""

    articles: list[dict[str, Any]]
    reports: list[dict[str, Any]]
    receipts: list[Receipt]


class _Known(NamedTuple):
    """The present version of an article that is there already."""

    coder: str
    digest: str
    basis: PublishedBasis


class _Seen:
    """The articles of this batch so far, for those after them."""

    def __init__(self) -> None:
        self.known: dict[str, _Known] = {}
        self.shingles: dict[str, Shingles] = {}
        self.bands: dict[int, list[str]] = {}


def prepare(connection: sqlite3.Connection, pairs: Sequence[Pair], coder: str) -> Batch:
    """Make the rows of some articles; who calls this holds the right to write.

    Args:
        connection: of the index, up to date.
        pairs: articles as read, with their records.
        coder: the version that coded them.

    Returns:
        What is to be committed; no rows where all is there already.
    """
    batch, moment, seen = uuid4().hex, next_moment(connection), _Seen()
    made = Batch([], [], [])
    for article, coded in pairs:
        _demand_text(article)
        ident, digest = article_id(article), read_digest(article)
        before = _known(connection, ident)
        known = seen.known.get(ident, before)
        new = _Known(coder, digest, article.published.basis)
        if known is not None and not _is_better(new, known):
            made.receipts.append(Receipt(id=ident, name=article.name, outcome="known", reports=0))
            continue
        if ident in seen.known:  # the better reading of an article that is twice in this batch
            _take_back(made, ident)
        seen.known[ident] = new
        retells = _retells(connection, ident, article, seen)
        kept = kept_article(article, coder=coder, recorded_at=moment)
        reports = reports_of(kept, coded)
        made.reports.extend(report_row(report, batch, coder) for report in reports)
        made.articles.append(
            {
                "id": ident,
                "batch": batch,
                "outlet": coded.outlet,
                "title": coded.title,
                "published_earliest": coded.published.earliest,
                "published_latest": coded.published.latest,
                "text": article.text,
                "article": msgspec.json.encode(msgspec.structs.replace(article, text="")).decode(),
                "about": msgspec.json.encode(about(coded)).decode(),
                "source": kept.source,
                "coder": coder,
                "reports": len(reports),
                "retells": retells,
                "recorded_at": moment,
            }
        )
        made.receipts.append(
            Receipt(
                id=ident,
                name=article.name,
                outcome="added" if before is None else "superseded",
                reports=len(reports),
                retells=tuple(retells),
            )
        )
    return made


def is_known(connection: sqlite3.Connection, article: Article, coder: str) -> bool:
    """Whether adding an article coded by this version would add nothing."""
    known = _known(connection, article_id(article))
    new = _Known(coder, read_digest(article), article.published.basis)
    return known is not None and not _is_better(new, known)


def next_moment(connection: sqlite3.Connection) -> datetime:
    """Give the moment of recording: now, but after all that is recorded, should the clock have gone back."""
    newest = max(
        connection.execute(f"SELECT coalesce(max(since), 0) FROM {table}").fetchone()[0]  # noqa: S608 - no value is in it
        for table in ("versions", "judgements")
    )
    return max(datetime.now(UTC), moment_of(newest) + _TICK)


def _is_better(new: _Known, old: _Known) -> bool:
    """Whether a new version takes the place of an old one.

    A newer coder's does, an older one's never. Of one coder, a reading that marks or dates the
    article otherwise does, unless it knows less surely when it was published.
    """
    if new.coder != old.coder:
        return supersedes(new.coder, old.coder)
    return new.digest != old.digest and _SURE[new.basis] >= _SURE[old.basis]


def _known(connection: sqlite3.Connection, ident: str) -> _Known | None:
    row = connection.execute(
        "SELECT coder, digest, json_extract(CAST(read AS TEXT), '$.published.basis') "
        "FROM versions JOIN readings ON version = n WHERE article = ? ORDER BY since DESC, batch DESC LIMIT 1",
        (ident,),
    ).fetchone()
    return None if row is None else _Known(row[0], row[1], row[2])


def _take_back(made: Batch, ident: str) -> None:
    made.articles[:] = [row for row in made.articles if row["id"] != ident]
    made.reports[:] = [row for row in made.reports if row["article"] != ident]
    made.receipts[:] = [
        Receipt(id=one.id, name=one.name, outcome="known", reports=0) if one.id == ident else one
        for one in made.receipts
    ]


def _retells(connection: sqlite3.Connection, ident: str, article: Article, seen: _Seen) -> list[str]:
    """Find the articles of the ledger and of this batch that tell the same story."""
    shingles = shingles_of(article)
    bands = bands_of(shingles)
    found = {
        other
        for other, text in _candidates(connection, bands)
        if other != ident and same_story(shingles, text)
    }
    for other in sorted({other for key in bands for other in seen.bands.get(key, ())} - {ident}):
        if same_story(shingles, seen.shingles[other]):
            found.add(other)
    seen.shingles[ident] = shingles
    for key in bands:
        seen.bands.setdefault(key, []).append(ident)
    return sorted(found)


def _candidates(connection: sqlite3.Connection, bands: tuple[int, ...]) -> list[tuple[str, Shingles]]:
    rows = connection.execute(
        "SELECT t.article, t.text, r.read FROM texts t "
        "JOIN versions v ON v.article = t.article JOIN readings r ON r.version = v.n "
        "WHERE t.n IN (SELECT text FROM bands WHERE key IN (SELECT value FROM json_each(?))) "
        "GROUP BY t.article HAVING v.n = min(v.n)",
        (as_json(bands),),
    )
    return [
        (
            other,
            shingles_of(
                msgspec.structs.replace(
                    msgspec.json.decode(read, type=Article), text=zlib.decompress(text).decode()
                )
            ),
        )
        for other, text, read in rows
    ]


def _demand_text(article: Article) -> None:
    try:
        article.text.encode()
    except UnicodeEncodeError as error:
        raise LedgerError(
            f"{article.name}: holds half a character at {error.start}, which no file can keep; "
            "give the text in UTF-8."
        ) from error
