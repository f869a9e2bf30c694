"""Writing files whole or not at all."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from dragoman.records import DragomanError

READABLE = 0o666


@contextmanager
def output_to(path: Path | None) -> Iterator[BinaryIO]:
    """Open an output: a file that appears only when all of it is written, or standard output for None.

    Raises:
        DragomanError: the folder is not there or may not be written to.
    """
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    except OSError as error:
        raise DragomanError(f"{path}: cannot be written here ({error.strerror}).") from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        part.chmod(READABLE & ~_umask())
        part.replace(path)
    except IsADirectoryError as error:
        raise DragomanError(f"{path}: is a folder; name a file in it.") from error
    finally:
        with suppress(FileNotFoundError):
            part.unlink()


def write_text(path: Path, text: str) -> None:
    """Write a text file whole or not at all, in UTF-8."""
    with output_to(path) as stream:
        stream.write(text.encode("utf-8", "replace"))


def _umask() -> int:
    """Ask for the process's mask; the system tells it only when it is set."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
