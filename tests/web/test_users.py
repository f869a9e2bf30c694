"""Users, settings, rates, sessions and the log."""

import os
from pathlib import Path

import pytest

from dragoman.web.audit import Audit
from dragoman.web.rates import Rate
from dragoman.web.sessions import Session, Sessions
from dragoman.web.settings import SettingsError, demand_safe, is_loopback
from dragoman.web.users import Person, Users, UsersError, add_user

WORD = "a long enough word"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of two users: one with a password, one with a token."""
    file = tmp_path / "users.json"
    add_user(file, "ada", "reviewer", WORD)
    return file


def test_password(path: Path) -> None:
    """The right password gives the person; a wrong one, or a name of nobody, gives none."""
    users = Users.read(path)
    assert users.by_password("ada", WORD) == Person(name="ada", role="reviewer")
    assert users.by_password("ada", WORD + "x") is None
    assert users.by_password("bob", WORD) is None


def test_secrets_are_not_stored(path: Path) -> None:
    """The file holds hashes, and only its owner may read it."""
    token = add_user(path, "robot", "reader", None)
    assert token
    text = path.read_text()
    assert WORD not in text
    assert token not in text
    assert "$argon2id$" in text
    assert path.stat().st_mode & 0o077 == 0
    assert Users.read(path).by_token(token) == Person(name="robot", role="reader")
    assert Users.read(path).by_token(token + "x") is None


def test_a_token_is_no_password(path: Path) -> None:
    """A user with a token cannot log in with any password."""
    token = add_user(path, "robot", "reader", None)
    assert Users.read(path).by_password("robot", token or "") is None


def test_changing_a_user(path: Path) -> None:
    """Added again, a user has the new role and secret, and stands there once."""
    add_user(path, "ada", "reader", WORD + "!")
    users = Users.read(path)
    assert users.by_password("ada", WORD) is None
    assert users.person("ada") == Person(name="ada", role="reader")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[]", "no user"),
        ("{", "no list of users"),
        ('[{"name": "a", "role": "king"}]', "no list of users"),
        ('[{"name": "a", "role": "reader"}, {"name": "a", "role": "admin"}]', "twice"),
        ('[{"name": "a", "role": "reader", "passwort": "x"}]', "no list of users"),
    ],
)
def test_damaged_files(tmp_path: Path, text: str, says: str) -> None:
    """A damaged file is refused with the reason."""
    file = tmp_path / "users.json"
    file.touch(0o600)
    file.write_text(text)
    with pytest.raises(UsersError, match=says):
        Users.read(file)


@pytest.mark.skipif(os.name != "posix", reason="permissions are otherwise kept elsewhere")
def test_a_file_that_others_may_read(path: Path) -> None:
    """A file that others may read is refused, with the command that mends it."""
    path.chmod(0o644)
    with pytest.raises(UsersError, match="chmod 600"):
        Users.read(path)


def test_short_passwords_and_odd_names(path: Path) -> None:
    """A short password and a name with control characters are refused; nothing is written."""
    before = path.read_bytes()
    with pytest.raises(UsersError, match="too short"):
        add_user(path, "bob", "reader", "short")
    with pytest.raises(UsersError, match="cannot be a user's name"):
        add_user(path, "bob\n", "reader", WORD)
    assert path.read_bytes() == before


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "[::1]", "127.9.9.9"])
def test_loopback_needs_nothing(host: str) -> None:
    """This machine alone needs no users."""
    demand_safe(host, users=None, encrypted=False, names=())
    assert is_loopback(host)


EVERYWHERE = "0.0.0.0"  # noqa: S104 - refused, not listened to


@pytest.mark.parametrize("host", [EVERYWHERE, "::", "192.168.1.2", "desk.example.org", "8.8.8.8", ""])
def test_elsewhere_needs_everything(host: str, path: Path) -> None:
    """Where others reach it, it demands users, HTTPS and a name, and says which is missing."""
    users = Users.read(path)
    for given, missing in (
        ({"users": None, "encrypted": True, "names": ("a",)}, "--users"),
        ({"users": users, "encrypted": False, "names": ("a",)}, "--certificate"),
        ({"users": users, "encrypted": True, "names": ()}, "--name"),
    ):
        with pytest.raises(SettingsError, match=missing):
            demand_safe(host, **given)
    demand_safe(host, users=users, encrypted=True, names=("desk.example.org",))


def test_rate() -> None:
    """A burst is let through, then one at a time as the bucket fills; others have buckets of their own."""
    rate = Rate(2.0, 3)
    assert [rate.wait("a", 0.0) for _ in range(4)] == [0, 0, 0, 0.5]
    assert rate.wait("b", 0.0) == 0
    assert rate.wait("a", 0.5) == 0
    assert rate.wait("a", 0.5) > 0


def test_sessions() -> None:
    """A session is read back by who made it, and by nobody else; cookies of HTTPS go over nothing else."""
    ours, others = Sessions(secure=True), Sessions(secure=False)
    session = ours.new("ada")
    assert ours.read(ours.value(session)) == session
    assert others.read(ours.value(session)) is None
    assert ours.read(ours.value(session)[:-1]) is None
    assert ours.is_token(session, ours.token(session))
    assert not ours.is_token(Session("other", "ada"), ours.token(session))
    cookie = ours.set_cookie(session)
    assert cookie.startswith("__Host-dragoman=")
    assert all(one in cookie for one in ("; Secure", "; HttpOnly", "; SameSite=Strict", "; Path=/"))
    assert "Secure" not in others.set_cookie(session)


def test_log_cannot_be_forged(tmp_path: Path) -> None:
    """A line is a line, whatever is in it; the newest comes first."""
    audit = Audit(tmp_path / "log")
    audit.note("login", who='a\n{"when": "now"}', address="x" * 10)
    audit.note("judged", who="b" * 5000, address="y")
    assert len((tmp_path / "log").read_text().splitlines()) == 2
    assert [one["what"] for one in audit.last()] == ["judged", "login"]
    assert len(audit.last()[0]["who"]) == 300
