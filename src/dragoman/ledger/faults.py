"""What can go wrong with files, said so that a person knows what to do."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deltalake.exceptions import DeltaError
from pyarrow import ArrowException

from dragoman.records import DragomanError

_FULL = ("no space left", "disk quota", "file too large", "disk full", "database or disk is full")
_FORBIDDEN = ("permission denied", "read-only file system", "operation not permitted", "readonly database")
_FULL_NUMBERS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN_NUMBERS = {errno.EACCES, errno.EPERM, errno.EROFS}
_LONGEST = 200


class LedgerError(DragomanError):
    """A ledger cannot be read or written as asked; what it holds is as it was."""


@contextmanager
def files_of(path: Path, doing: str) -> Iterator[None]:
    """Turn what file systems and table libraries raise into one sentence.

    Args:
        path: the ledger's folder or the file that is worked on.
        doing: "written to", "read": what was being done with it.

    Raises:
        LedgerError: anything of that kind went wrong within.
    """
    try:
        yield
    except (OSError, DeltaError, ArrowException) as error:
        raise LedgerError(_sentence(path, doing, error)) from error


def _sentence(path: Path, doing: str, error: Exception) -> str:
    said = str(error).split("\n", 1)[0]
    number = error.errno if isinstance(error, OSError) else None
    if number in _FULL_NUMBERS or any(words in said.lower() for words in _FULL):
        return f"{path}: the disk is full; make room and run the command again. All that was acknowledged is kept."
    if number in _FORBIDDEN_NUMBERS or any(words in said.lower() for words in _FORBIDDEN):
        return f"{path}: cannot be {doing}: this user may not, or the disk is read-only. Nothing was changed."
    return (
        f"{path}: cannot be {doing} ({said[:_LONGEST]}): a file is damaged or missing. Restore it from a copy "
        "of the folder; the other files are untouched, and `dragoman verify` names every one that is damaged."
    )
