"""WARC archives of pages."""

import re
from collections import Counter
from collections.abc import Iterator

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from dragoman.articles.options import ReadOptions
from dragoman.articles.streams import Source, too_large
from dragoman.records import UnreadableArticleError

_READABLE = re.compile(r"^(?:text/(?:html|plain|markdown)|application/xhtml\+xml)", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
Payload = tuple[str, bytes, str | None]


class _QuietIterator(ArchiveIterator):  # type: ignore[misc]
    """Reads as warcio does, without its remarks on standard error: faults are told by what is yielded."""

    INC_RECORD = ""


def warc_payloads(source: Source, options: ReadOptions) -> Iterator[Payload | UnreadableArticleError]:
    """Read the pages of a WARC archive.

    Requests, redirects, pictures, errors of the server and repeated visits are skipped.

    Args:
        source: the archive, unpacked.
        options: the limits.

    Yields:
        Name (archive and address), bytes and declared charset of each page, or why it cannot be read.
    """
    seen: Counter[str] = Counter()
    pages = 0
    try:
        for record in _QuietIterator(source.stream):
            if not _is_page(record):
                continue
            pages += 1
            address = record.rec_headers.get_header("WARC-Target-URI") or str(pages)
            seen[address] += 1
            again = f" ({seen[address]})" if seen[address] > 1 else ""
            yield _payload(record, f"{source.name}#{address.strip('<>')}{again}", options)
    except (
        ArchiveLoadFailed,
        EOFError,
        ValueError,
        IndexError,
        AttributeError,
        KeyError,
        TypeError,
    ) as error:
        # warcio meets damaged headers with whatever the missing part raises.
        reason = f"is a damaged or truncated WARC archive after {pages} pages ({type(error).__name__}); download it again."
        yield UnreadableArticleError(source.name, reason)
        return
    if not pages:
        yield UnreadableArticleError(
            source.name, "is a WARC archive without a page of text; check what was crawled."
        )


def _is_page(record: ArcWarcRecord) -> bool:
    if record.rec_type == "response" and record.http_headers is not None:
        kind = record.http_headers.get_header("Content-Type") or ""
        return record.http_headers.get_statuscode() == "200" and bool(_READABLE.match(kind))
    if record.rec_type in {"resource", "conversion"}:
        return bool(_READABLE.match(record.rec_headers.get_header("Content-Type") or ""))
    return False


def _payload(record: ArcWarcRecord, name: str, options: ReadOptions) -> Payload | UnreadableArticleError:
    data = record.content_stream().read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        return UnreadableArticleError(name, too_large(options))
    headers = record.http_headers or record.rec_headers
    charset = _CHARSET.search(headers.get_header("Content-Type") or "")
    return name, data, charset[1] if charset else None
