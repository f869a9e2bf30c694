"""Who may do what: users with a role, known by a hashed password or a token."""

import hashlib
import hmac
import os
import secrets
import tempfile
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from dragoman.records import DragomanError

Role = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = ("reader", "reviewer", "admin")
SHORTEST = 12
"""Characters of a password, at least: NIST SP 800-63B asks for 8, and for 15 where it stands alone."""

TOKEN_PREFIX = "dragoman_"  # noqa: S105 - what a token begins with, so that scanners of leaked secrets find it
_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash(secrets.token_hex())
"""Checked where no such user is, so that the time it takes tells nothing."""


class UsersError(DragomanError):
    """The file of users is not there, damaged, or open to others."""


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Who asks, and what they may do: a reader reads, a reviewer judges too, an admin adds articles too."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Whether this one may do what a role may."""
        return ROLES.index(self.role) >= ROLES.index(role)


LOCAL = Person(name="", role="admin")
"""Whoever sits at the machine itself, where no users are set up."""


class User(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line of the file of users; `password` is an Argon2id hash, `token` the SHA-256 of a token."""

    name: Annotated[str, msgspec.Meta(pattern=r"^[\w.@ -]{1,80}$(?!\n)")]
    role: Role
    password: str | None = None
    token: str | None = None


class Users:
    """The users of a desk."""

    def __init__(self, users: tuple[User, ...]) -> None:
        """Take them."""
        self._by_name = {one.name: one for one in users}
        self._by_token = {one.token: one for one in users if one.token}

    @classmethod
    def read(cls, path: Path) -> "Users":
        """Read a file of users.

        Raises:
            UsersError: it cannot be read, does not fit, or others on the machine may read it.
        """
        users = read_users(path)
        if not users:
            raise UsersError(f"{path}: names no user; add one with `dragoman serve --users FILE --add-user`.")
        return cls(users)

    def person(self, name: str) -> Person | None:
        """Give the person of a name."""
        found = self._by_name.get(name)
        return Person(name=found.name, role=found.role) if found else None

    def by_password(self, name: str, password: str) -> Person | None:
        """Give the person whose name and password these are; it takes as long where there is none."""
        found = self._by_name.get(name)
        known = found.password if found and found.password else _NOBODY
        try:
            right = _HASHER.verify(known, password)
        except (VerificationError, InvalidHashError):
            return None
        return self.person(name) if right and found and found.password else None

    def by_token(self, token: str) -> Person | None:
        """Give the person whose token this is."""
        digest = hash_token(token)
        found = self._by_token.get(digest)
        right = found is not None and hmac.compare_digest(found.token or "", digest)
        return self.person(found.name) if found and right else None


def read_users(path: Path) -> tuple[User, ...]:
    """Read the users of a file (see `Users.read`)."""
    try:
        if path.stat().st_mode & 0o077 and os.name == "posix":
            raise UsersError(f"{path}: others on this machine may read it; run `chmod 600 {path}`.")
        users = msgspec.json.decode(path.read_bytes(), type=tuple[User, ...])
    except OSError as error:
        raise UsersError(f"{path}: cannot be read ({error.strerror}).") from error
    except msgspec.DecodeError as error:
        raise UsersError(f"{path}: is no list of users: {error}.") from error
    names = [one.name for one in users]
    if len(set(names)) < len(names):
        raise UsersError(f"{path}: a name stands there twice; keep one of them.")
    return users


def add_user(path: Path, name: str, role: Role, password: str | None) -> str | None:
    """Add a user to a file, which is made where none is, or give one that is there a new role and secret.

    Args:
        path: the file; it is replaced whole.
        name: the user's.
        role: what they may do.
        password: theirs; a token is made where None.

    Returns:
        The token, which is stored nowhere else; None where there is a password.

    Raises:
        UsersError: the password is too short, or the file cannot be read or written.
    """
    if password is not None and len(password) < SHORTEST:
        raise UsersError(f"the password is too short: at least {SHORTEST} characters, better a few words.")
    token = None if password is not None else TOKEN_PREFIX + secrets.token_urlsafe(32)
    try:
        user = msgspec.convert(
            {
                "name": name,
                "role": role,
                "password": None if password is None else _HASHER.hash(password),
                "token": hash_token(token) if token else None,
            },
            User,
        )
    except msgspec.ValidationError as error:
        raise UsersError(f"{name!r} cannot be a user's name: letters, digits, spaces and . @ - _.") from error
    others = [one for one in (read_users(path) if path.exists() else ()) if one.name != name]
    _write(path, tuple(sorted((*others, user), key=lambda one: one.name)))
    return token


def hash_token(token: str) -> str:
    """Hash a token: it is long and random, so that a plain hash cannot be turned back."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _write(path: Path, users: tuple[User, ...]) -> None:
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # readable for us alone
        with os.fdopen(handle, "wb") as stream:
            stream.write(msgspec.json.format(msgspec.json.encode(users), indent=2) + b"\n")
        Path(name).replace(path)
    except OSError as error:
        raise UsersError(f"{path}: cannot be written ({error.strerror}).") from error
