"""Keep the compiled world in the user's cache folder, keyed by a hash of all it was made from."""

import hashlib
import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from dragoman.world.compiler import compile_world
from dragoman.world.tables import KEYS, check_folder, table_files
from dragoman.world.types import Compiled

_CODE = Path(__file__).parent


def cached_world(folders: Sequence[Path]) -> Compiled:
    """Give the compiled world of these folders, from the cache where it is there and whole.

    The outcome is the same with and without a cache; a cache folder that cannot be written
    costs time only.

    Raises:
        DataFileError: a folder is not there or holds no tables, or a table has a fault.
    """
    for folder in folders:
        check_folder(folder)  # it leaves no trace in the key, so a world in the cache would hide it
    path = cache_folder() / f"world-{_key(folders)}.msgpack"
    with suppress(OSError, msgspec.DecodeError):
        return msgspec.msgpack.decode(path.read_bytes(), type=Compiled)
    compiled = compile_world(list(folders))
    with suppress(OSError):
        _write(path, msgspec.msgpack.encode(compiled))
    return compiled


def cache_folder() -> Path:
    """Give the user's cache folder for Dragoman; DRAGOMAN_CACHE overrides the system's custom."""
    named = os.environ.get("DRAGOMAN_CACHE")
    if named:
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData/Local")) / "dragoman"
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/dragoman"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dragoman"


def _key(folders: Sequence[Path]) -> str:
    """Hash the data files by name and content, and the code that compiles them."""
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(_CODE.glob("*.py")):
        digest.update(path.read_bytes())
    for number, folder in enumerate(folders):
        for table in KEYS:
            for path in table_files(folder, table):
                digest.update(f"{number}/{path.relative_to(folder).as_posix()}\0".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def _write(path: Path, content: bytes) -> None:
    """Write whole or not at all, so that two processes at once do no harm; drop older worlds."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix="world-", suffix=".part", delete=False) as part:
        part.write(content)
    Path(part.name).replace(path)
    worlds = sorted(path.parent.glob("world-*.msgpack"), key=lambda old: old.stat().st_mtime)
    for old in worlds[:-8]:
        old.unlink(missing_ok=True)
