"""ZIP archives, unpacked member by member and within limits."""

import tempfile
import zipfile
from collections.abc import Iterator
from typing import IO, BinaryIO, cast

from dragoman.articles.options import MEGABYTE, ReadOptions
from dragoman.articles.streams import Guarded, Source
from dragoman.records import UnreadableArticleError

_MOST_MEMBERS = 200_000
_DEEPEST = 3
_COPY = MEGABYTE
_OFFICE = {
    "word/": "is a Word document; save it as text or HTML first.",
    "xl/": "is an Excel workbook; save the sheet as CSV first.",
    "ppt/": "is a PowerPoint file; save its text first.",
    "META-INF/container.xml": "is an EPUB book; save its text first.",
    "content.xml": "is an OpenDocument file; save it as text or HTML first.",
}


def check_depth(source: Source) -> None:
    """Refuse archives in archives in archives.

    Raises:
        UnreadableArticleError: the source lies too deep.
    """
    if source.depth >= _DEEPEST:
        raise UnreadableArticleError(
            source.name, f"lies in {_DEEPEST} archives, one in another; unpack the outer ones first."
        )


def zip_members(source: Source, options: ReadOptions) -> Iterator[Source | UnreadableArticleError]:
    """Open the members of a ZIP archive one after the other, sorted by name.

    Args:
        source: the archive.
        options: the limits.

    Yields:
        A source for each member, or why it cannot be read; folders and hidden files are skipped.

    Raises:
        UnreadableArticleError: the archive as a whole cannot be read.
    """
    check_depth(source)
    with _seekable(source, options) as stream, _opened(source, stream) as archive:
        members = [one for one in archive.infolist() if not one.is_dir() and not _is_hidden(one.filename)]
        _refuse_office(source, archive)
        if len(members) > _MOST_MEMBERS:
            raise UnreadableArticleError(source.name, f"holds more than {_MOST_MEMBERS:,} files; split it.")
        if not members:
            raise UnreadableArticleError(
                source.name, "is an archive without files; check that it was packed completely."
            )
        total = sum(one.file_size for one in members)
        if total > options.max_archive_bytes:
            limit = f"{options.max_archive_bytes / MEGABYTE:g} MB"
            raise UnreadableArticleError(
                source.name, f"unpacks to more than {limit}; unpack it yourself and give the folder."
            )
        for member in sorted(members, key=lambda one: one.filename):
            yield from _open_member(source, archive, member, options)


def _open_member(
    source: Source, archive: zipfile.ZipFile, member: zipfile.ZipInfo, options: ReadOptions
) -> Iterator[Source | UnreadableArticleError]:
    name = f"{source.name}#{member.filename}"
    if member.flag_bits & 1:
        yield UnreadableArticleError(name, "is locked with a password; unpack it and give the file.")
        return
    try:
        stream = archive.open(member)
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError) as error:
        yield UnreadableArticleError(name, f"cannot be unpacked ({error}); pack the archive again.")
        return
    with stream:
        guarded = Guarded(cast("BinaryIO", stream), name, lambda: member.compress_size, options)
        yield Source(name, cast("BinaryIO", guarded), depth=source.depth + 1)


def _opened(source: Source, stream: IO[bytes]) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        raise UnreadableArticleError(
            source.name, "is a damaged or truncated ZIP archive; download or pack it again."
        ) from error


def _seekable(source: Source, options: ReadOptions) -> "tempfile.SpooledTemporaryFile[bytes]":
    """Copy the archive to where it can be read from its end, as ZIP demands."""
    spooled: tempfile.SpooledTemporaryFile[bytes] = tempfile.SpooledTemporaryFile(max_size=50 * MEGABYTE)  # noqa: SIM115
    copied = 0
    while data := source.stream.read(_COPY):
        copied += len(data)
        if copied > options.max_archive_bytes:
            spooled.close()
            limit = f"{options.max_archive_bytes / MEGABYTE:g} MB"
            raise UnreadableArticleError(
                source.name, f"is an archive larger than {limit}; unpack it yourself and give the folder."
            )
        spooled.write(data)
    spooled.seek(0)
    return spooled


def _refuse_office(source: Source, archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    if not any(name in {"[Content_Types].xml", "mimetype"} for name in names):
        return
    for sign, message in _OFFICE.items():
        if any(name.startswith(sign) for name in names):
            raise UnreadableArticleError(source.name, message)


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/"))
