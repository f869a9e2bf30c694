"""Where a ledger lies: a folder, or an address in object storage (docs/decisions/015)."""

import hashlib
import os
import re
import tempfile
from pathlib import Path, PurePosixPath

from dragoman.ledger.faults import LedgerError
from dragoman.world.cache import cache_folder

_STORAGE = re.compile(r"s3a?:/+(?P<bucket>[^/]*)/*(?P<rest>.*)", re.DOTALL)
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.\-]{1,61}[a-z0-9]")
_OTHER = re.compile(r"(?P<scheme>[a-z][a-z0-9+.\-]+):/", re.IGNORECASE)


class Address(PurePosixPath):
    """A place in object storage: `s3://bucket/path`, put together with `/` as paths are."""

    def __str__(self) -> str:
        """As it is written everywhere."""
        return super().__str__().replace("s3:/", "s3://", 1)

    def __fspath__(self) -> str:
        """Likewise."""
        return str(self)

    @property
    def bucket(self) -> str:
        """The bucket's name."""
        return self.parts[1]

    @property
    def key(self) -> str:
        """The path within the bucket."""
        return "/".join(self.parts[2:])


Place = Path | Address


def place_of(path: str | os.PathLike[str]) -> Place:
    """Read what names a ledger: a folder, or an address such as `s3://bucket/path`.

    Raises:
        LedgerError: it is an address that holds credentials, of another kind of storage, or incomplete.
    """
    told = os.fspath(path)
    found = _STORAGE.fullmatch(told)  # a Path has made one slash of the two
    if found is None:
        other = _OTHER.match(told)
        if other and len(other["scheme"]) > 1:  # C:/ is a folder
            raise LedgerError(
                f"{other['scheme']}: a ledger lies in a folder or at s3://BUCKET/PATH; name one of these."
            )
        return Path(path)
    if re.search(r"[@?#&=]|[^/]:", f"{found['bucket']}/{found['rest']}"):
        raise LedgerError(
            "the ledger's address holds more than s3://BUCKET/PATH (it is not shown, for it may hold a secret): "
            "credentials are taken from the environment (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or "
            "AWS_PROFILE), never from an address."
        )
    if not _BUCKET.fullmatch(found["bucket"]) or not found["rest"].strip("/"):
        raise LedgerError(
            f"{told}: an address is s3://BUCKET/PATH: a bucket's name in small letters, and a path in it."
        )
    parts = [part for part in found["rest"].split("/") if part]
    if any(part in {".", ".."} for part in parts):
        raise LedgerError(f"{told}: an address has no . or .. in it; write it out.")
    return Address("s3:/", found["bucket"], *parts)


def scratch_of(address: Address, endpoint: str) -> Path:
    """Give the folder of this machine for what a ledger in storage needs here: locks, index, rows on their way."""
    mark = hashlib.sha256(f"{endpoint} {address}".encode()).hexdigest()[:16]
    refused: OSError | None = None
    for folder in (cache_folder(), Path(tempfile.gettempdir()) / "dragoman"):
        scratch = folder / f"storage-{mark}"
        try:
            scratch.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            refused = error
            continue
        if os.access(scratch, os.W_OK):
            return scratch
    raise LedgerError(
        f"{address}: needs a folder on this machine that can be written to ({refused}); set DRAGOMAN_CACHE to one."
    )
