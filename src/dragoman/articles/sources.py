"""Where articles come from: files, folders, standard input, addresses."""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.records import UnreadableArticleError

STANDARD_INPUT = "standard-input"


def files_of(source: Path) -> Iterator[tuple[str, Path] | UnreadableArticleError]:
    """List the files that a path stands for.

    Args:
        source: a file or a folder; folders are walked through, sorted by name,
            hidden files left out, links to folders not followed.

    Yields:
        The name to give the article and the path of its file, or why there is none.
    """
    try:
        mode = source.stat().st_mode
    except OSError as error:
        yield UnreadableArticleError(str(source), os_reason(error))
        return
    except ValueError:
        yield UnreadableArticleError(str(source), "is no valid file name; check its spelling.")
        return
    if not stat.S_ISDIR(mode):
        yield source.name, source
        return
    empty = True
    for found in _walk(source, source):
        empty = False
        yield found
    if empty:
        yield UnreadableArticleError(
            str(source), "is a folder without files; give a folder that holds articles."
        )


def _walk(folder: Path, top: Path) -> Iterator[tuple[str, Path] | UnreadableArticleError]:
    try:
        entries = sorted(os.scandir(folder), key=lambda one: one.name)
    except OSError as error:
        yield UnreadableArticleError(str(folder), os_reason(error))
        return
    for entry in entries:
        path = Path(entry.path)
        name = path.relative_to(top).as_posix()
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(path, top)
        elif entry.is_file():
            yield name, path
        elif entry.is_symlink() and entry.is_dir():
            continue
        else:
            yield UnreadableArticleError(
                name, "is neither a file nor a folder (a broken link, a pipe or a device); leave it out."
            )


def open_file(name: str, path: Path) -> BinaryIO:
    """Open a file.

    Args:
        name: the article's name, for messages.
        path: where the file is.

    Returns:
        The open file.

    Raises:
        UnreadableArticleError: it cannot be opened.
    """
    try:
        return path.open("rb")
    except OSError as error:
        raise UnreadableArticleError(name, os_reason(error)) from error


def standard_input() -> BinaryIO:
    """Give standard input as bytes."""
    return cast("BinaryIO", sys.stdin.buffer)


def os_reason(error: OSError) -> str:
    """Say in one sentence why the system would not give a file."""
    if isinstance(error, FileNotFoundError):
        return "does not exist; check the name and the folder."
    if isinstance(error, PermissionError):
        return "may not be read by you; ask for permission to read it (chmod u+r, if it is yours)."
    return f"cannot be read ({error.strerror or error}); check the disk and the name."
