"""The command: what it refuses, and how users are added."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli.commands.serve import command
from dragoman.records import DragomanError
from dragoman.web.users import Person, Users


def test_not_open_to_everybody(tmp_path: Path) -> None:
    """To listen elsewhere without users is refused before anything is opened or made."""
    address = "0.0.0.0"  # noqa: S104 - refused
    ran = CliRunner().invoke(command, ["--host", address, "--ledger", str(tmp_path / "ledger")])
    assert isinstance(ran.exception, DragomanError)
    assert "--users" in str(ran.exception)
    assert not (tmp_path / "ledger").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [(["--add-user", "ada"], "--users FILE"), (["--key", "pyproject.toml"], "go together")],
)
def test_options_that_need_another(arguments: list[str], says: str) -> None:
    """An option that needs another says so."""
    ran = CliRunner().invoke(command, arguments)
    assert ran.exit_code == 2
    assert says in ran.output


def test_add_user_with_password(tmp_path: Path) -> None:
    """A password is read, kept as a hash, and lets its user in."""
    file = tmp_path / "users.json"
    arguments = ["--users", str(file), "--add-user", "ada", "--role", "reviewer"]
    ran = CliRunner().invoke(command, arguments, input="a long enough word\n")
    assert ran.exit_code == 0
    found = Users.read(file).by_password("ada", "a long enough word")
    assert found == Person(name="ada", role="reviewer")


def test_add_user_with_token(tmp_path: Path) -> None:
    """A token is printed once, alone on standard output."""
    file = tmp_path / "users.json"
    ran = CliRunner().invoke(command, ["--users", str(file), "--add-user", "robot", "--token"])
    token = ran.stdout.strip()
    assert Users.read(file).by_token(token) == Person(name="robot", role="reader")
