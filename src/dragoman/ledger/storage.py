"""Object storage: who we are there, and single objects; the tables go through delta-rs with the same settings."""

import configparser
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import obstore
from deltalake.fs import DeltaStorageHandler
from obstore.exceptions import AlreadyExistsError
from obstore.store import S3Store
from pyarrow.fs import PyFileSystem

from dragoman.ledger.faults import LedgerError, files_of
from dragoman.ledger.places import Address

_TRIES, _LONGEST = 4, 30
_NAMES = {
    "aws_access_key_id": "AWS_ACCESS_KEY_ID",
    "aws_secret_access_key": "AWS_SECRET_ACCESS_KEY",
    "aws_session_token": "AWS_SESSION_TOKEN",
    "region": "AWS_REGION",
    "endpoint_url": "AWS_ENDPOINT_URL",
}
_OTHER_WAYS = (
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
)


def settings() -> dict[str, str]:
    """Give what the environment, or the profile it names, says of storage: keys, region, address of the server.

    Environment variables count before the profile's. Nothing of it is ever shown.

    Raises:
        LedgerError: there are no keys; or the server's address is http, and AWS_ALLOW_HTTP does not allow that.
    """
    found = {name: os.environ[name] for name in _NAMES.values() if os.environ.get(name)}
    if "AWS_ACCESS_KEY_ID" not in found and not any(os.environ.get(name) for name in _OTHER_WAYS):
        found = _profile() | found
        if "AWS_ACCESS_KEY_ID" not in found:  # else the library would ask an address of the network for some
            raise LedgerError(
                "no credentials for storage were found; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or "
                "AWS_PROFILE. For a role or a sign-in that holds no keys, run "
                "`eval $(aws configure export-credentials --format env)` first."
            )
    if server := os.environ.get("AWS_ENDPOINT_URL_S3"):
        found["AWS_ENDPOINT_URL"] = server
    found.setdefault("AWS_REGION", os.environ.get("AWS_DEFAULT_REGION") or "us-east-1")
    allowed = os.environ.get("AWS_ALLOW_HTTP", "").casefold() in {"1", "true", "yes"}
    if found.get("AWS_ENDPOINT_URL", "").casefold().startswith("http:") and not allowed:
        raise LedgerError(
            "AWS_ENDPOINT_URL begins with http:, so that articles would travel in the clear; use https, or set "
            "AWS_ALLOW_HTTP=true for a server on this machine or in a network that you trust."
        )
    return found | {"AWS_ALLOW_HTTP": str(allowed).casefold()}


def table_options() -> dict[str, str]:
    """Give the same for the tables, with how long to try. Commits are conditional: delta-rs' way by default."""
    return settings() | {
        "max_retries": str(_TRIES),
        "retry_timeout": f"{_LONGEST}s",
        "connect_timeout": "5s",
        "timeout": f"{_LONGEST}s",
    }


def read(address: Address) -> bytes | None:
    """Give an object's bytes, None where there is no such object.

    Raises:
        LedgerError: the storage, or the bucket, cannot be read.
    """
    with _asked(address, "read"):
        try:
            return bytes(obstore.get(_store(address), address.key).bytes())
        except FileNotFoundError as error:
            if "NoSuchBucket" in str(error):
                raise
            return None


def exists(address: Address) -> bool:
    """Whether there is such an object."""
    with _asked(address, "read"):
        try:
            obstore.head(_store(address), address.key)
        except FileNotFoundError:
            return False
        return True


def names_in(address: Address) -> set[str]:
    """Name what lies directly under an address."""
    with _asked(address, "read"):
        listed: Mapping[str, Any] = obstore.list_with_delimiter(_store(address), f"{address.key}/")
        found = [*listed["common_prefixes"], *(one["path"] for one in listed["objects"])]
    return {str(one).rstrip("/").rpartition("/")[2] for one in found}


def create(address: Address, content: bytes) -> bool:
    """Write an object unless it is there; tells whether this call wrote it."""
    with _asked(address, "written to"):
        try:
            obstore.put(_store(address), address.key, content, mode="create", use_multipart=False)
        except AlreadyExistsError:
            return False
        return True


def upload(file: Path, address: Address) -> None:
    """Write a file's content to an address, whole or not at all."""
    with _asked(address, "written to"):
        obstore.put(_store(address), address.key, file)


def remove(address: Address) -> None:
    """Delete an object."""
    with _asked(address, "written to"):
        obstore.delete(_store(address), address.key)


@contextmanager
def reading(address: Address) -> Iterator[Any]:
    """Open an object as a file that can be read at any place."""
    with _asked(address, "read"):
        files = PyFileSystem(DeltaStorageHandler(str(address.parent), table_options()))
        with files.open_input_file(address.name) as file:
            yield file


def demand_conditions(address: Address, content: bytes) -> None:
    """Make sure that the storage refuses to write an object that is there, when asked to: commits rest on it.

    Args:
        address: of an object with this content, or of none.
        content: written there if none is.

    Raises:
        LedgerError: it wrote over what was there.
    """
    create(address, content)
    if create(address, content):
        raise LedgerError(
            f"{address}: this storage ignores conditional writes (If-None-Match), so that one process would "
            "overwrite what another committed; nothing was added. Use storage that keeps to them, as Amazon S3 does."
        )


@contextmanager
def _asked(address: Address, doing: str) -> Iterator[None]:
    with files_of(address, doing):
        yield


def _store(address: Address) -> S3Store:
    told = settings()
    allowed = told.pop("AWS_ALLOW_HTTP") == "true"
    return S3Store(
        address.bucket,
        config={name.casefold(): value for name, value in told.items()},  # type: ignore[arg-type]
        client_options={"allow_http": allowed, "connect_timeout": "5s", "timeout": f"{_LONGEST}s"},
        retry_config={"max_retries": _TRIES},
    )


def _profile() -> dict[str, str]:
    """What the profile of the usual files says (`~/.aws/credentials` and `~/.aws/config`)."""
    name = os.environ.get("AWS_PROFILE") or "default"
    found: dict[str, str] = {}
    home = Path.home() / ".aws"
    for variable, file, section in (
        ("AWS_CONFIG_FILE", home / "config", name if name == "default" else f"profile {name}"),
        ("AWS_SHARED_CREDENTIALS_FILE", home / "credentials", name),
    ):
        parser = configparser.RawConfigParser()
        path = Path(os.environ.get(variable) or file)
        try:
            parser.read(path, encoding="utf-8")
        except (configparser.Error, UnicodeDecodeError) as error:
            raise LedgerError(
                f"{path}: is no file of profiles ({type(error).__name__}); correct it."
            ) from error
        if parser.has_section(section):
            found |= {_NAMES[key]: value for key, value in parser.items(section) if key in _NAMES}
    if "AWS_ACCESS_KEY_ID" not in found and os.environ.get("AWS_PROFILE"):
        raise LedgerError(
            f"the profile {name} (AWS_PROFILE) holds no keys; for one that signs in otherwise, run "
            f"`eval $(aws configure export-credentials --profile {name} --format env)` first."
        )
    return found
