"""Files as streams of bytes: plain, compressed with gzip, or each file of a ZIP archive."""

import gzip
import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple, cast

from dragoman.exchange.incoming.model import ImportFileError

_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_NO_DATA = (".pdf", ".docx", ".html", ".md", ".xml")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Part(NamedTuple):
    """One table of rows: the name to show, the file that it is in, and its name there (for archives)."""

    name: str
    path: Path
    member: str | None


def parts_of(path: Path) -> list[Part]:
    """List what a file holds: itself, or the files of an archive, in the order of their names.

    Raises:
        ImportFileError: it cannot be read, or the archive is damaged or holds nothing.
    """
    try:
        with path.open("rb") as file:
            beginning = file.read(4)
        if beginning != _ZIP:
            return [Part(path.name, path, None)]
        with zipfile.ZipFile(path) as archive:
            names = sorted(one.filename for one in archive.infolist() if _is_data(one))
    except zipfile.BadZipFile as error:
        raise _damaged(path, error) from error
    except OSError as error:
        raise ImportFileError(f"{path}: cannot be read ({error.strerror or error}).") from error
    if not names:
        raise ImportFileError(f"{path}: the archive holds no data file.")
    return [Part(f"{path.name}/{name}", path, name) for name in names]


@contextmanager
def opened(part: Part) -> Iterator[IO[bytes]]:
    """Open a part for reading.

    Raises:
        ImportFileError: it is damaged, cut short, encrypted, or in UTF-16; found out while it is read, too.
    """
    try:
        if part.member is not None:
            with zipfile.ZipFile(part.path) as archive, archive.open(part.member) as stream:
                yield stream
        else:
            with part.path.open("rb") as file:
                beginning = file.read(2)
                file.seek(0)
                if beginning in _UTF16:
                    raise ImportFileError(f"{part.name}: is in UTF-16; save it as UTF-8.")
                if beginning == _GZIP:
                    with gzip.open(file) as stream:
                        yield cast("IO[bytes]", stream)
                else:
                    yield file
    except (EOFError, zlib.error, zipfile.BadZipFile, gzip.BadGzipFile, RuntimeError) as error:
        raise _damaged(part.path, error) from error


def digest_of(part: Part) -> str:
    """Give what tells a part from every other: a digest of its file, and its name in it."""
    with part.path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return f"{digest}/{part.member}" if part.member else digest


def _is_data(entry: zipfile.ZipInfo) -> bool:
    name = entry.filename
    hidden = name.startswith("__MACOSX/") or name.rsplit("/", 1)[-1].startswith(".")
    return not (entry.is_dir() or hidden or name.lower().endswith(_NO_DATA))


def _damaged(path: Path, error: Exception) -> ImportFileError:
    return ImportFileError(
        f"{path}: is cut short, damaged or encrypted ({error}); get it again. Nothing of it was imported."
    )
