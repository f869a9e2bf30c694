"""What can go wrong with files and storage, said so that a person knows what to do."""

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from deltalake.exceptions import DeltaError
from obstore.exceptions import BaseError
from pyarrow import ArrowException

from dragoman.records import DragomanError

_FULL = ("no space left", "disk quota", "file too large", "disk full", "database or disk is full")
_FORBIDDEN = ("permission denied", "read-only file system", "operation not permitted", "readonly database")
_FULL_NUMBERS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN_NUMBERS = {errno.EACCES, errno.EPERM, errno.EROFS}
_LONGEST = 200
_CODE = re.compile(r"<Code>\s*(\w+)")
_REFUSED = (
    "InvalidAccessKeyId",
    "SignatureDoesNotMatch",
    "AccessDenied",
    "ExpiredToken",
    "InvalidToken",
    "TokenRefreshRequired",
    "401 Unauthorized",
    "403 Forbidden",
)
_UNREACHABLE = ("error sending request", "connection refused", "timed out", "dns error", "connection closed")


class LedgerError(DragomanError):
    """A ledger cannot be read or written as asked; what it holds is as it was."""


@contextmanager
def files_of(path: PurePath, doing: str) -> Iterator[None]:
    """Turn what file systems, storage and table libraries raise into one sentence.

    Args:
        path: the ledger's folder or address, or the file that is worked on.
        doing: "written to", "read": what was being done with it.

    Raises:
        LedgerError: anything of that kind went wrong within.
    """
    try:
        yield
    except (OSError, DeltaError, ArrowException, BaseError) as error:
        said = _sentence if isinstance(path, Path) else _of_storage
        raise LedgerError(said(path, doing, error)) from error


def _sentence(path: PurePath, doing: str, error: Exception) -> str:
    said = str(error).split("\n", 1)[0]
    number = error.errno if isinstance(error, OSError) else None
    if number in _FULL_NUMBERS or any(words in str(error).lower() for words in _FULL):
        return f"{path}: the disk is full; make room and run the command again. All that was acknowledged is kept."
    if number in _FORBIDDEN_NUMBERS or any(words in str(error).lower() for words in _FORBIDDEN):
        return f"{path}: cannot be {doing}: this user may not, or the disk is read-only. Nothing was changed."
    return (
        f"{path}: cannot be {doing} ({said[:_LONGEST]}): a file is damaged or missing. Restore it from a copy "
        "of the folder; the other files are untouched, and `dragoman verify` names every one that is damaged."
    )


def _of_storage(path: PurePath, doing: str, error: Exception) -> str:
    """The same for storage. What a server answers is not repeated: it may hold what was sent to it."""
    said = str(error)
    code = found[1] if (found := _CODE.search(said)) else None
    kept = "All that was acknowledged is kept."
    if code == "NoSuchBucket":
        return f"{path}: there is no such bucket at this server; make it, or correct the name (or AWS_ENDPOINT_URL)."
    if code in _REFUSED or any(words in said for words in _REFUSED):
        told = f" ({code})" if code else ""
        return (
            f"{path}: cannot be {doing}: the storage refuses these credentials{told}; look at AWS_ACCESS_KEY_ID, "
            f"AWS_SECRET_ACCESS_KEY or AWS_PROFILE, and at what they may do. {kept}"
        )
    if any(words in said.lower() for words in _UNREACHABLE):
        return (
            f"{path}: cannot be {doing}: the storage does not answer; look at the network and AWS_ENDPOINT_URL, and "
            f"run the command again. {kept}"
        )
    if any(words in said.lower() for words in (*_FULL, "quotaexceeded", "insufficient storage")):
        return f"{path}: the storage is full; make room and run the command again. {kept}"
    return (
        f"{path}: cannot be {doing} ({code or type(error).__name__}): an object is damaged or missing. Restore it from "
        "a copy or an older version of it; `dragoman verify` names every one that is damaged."
    )
