"""The entry point."""

import subprocess
import sys
from typing import Any

import click
import pytest

from dragoman.cli import main as entry
from dragoman.cli.main import COMMANDS, cli
from dragoman.records import DragomanError


def test_help_lists_every_command_without_loading_a_parser() -> None:
    """`dragoman --help` names all commands and imports neither spaCy nor the coder."""
    program = (
        "import sys\nfrom dragoman.cli.main import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "assert not {'spacy', 'numpy', 'rich', 'dragoman.coder.code'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
    assert all(f"  {name} " in done.stdout for name in COMMANDS)


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_is_there_and_has_help(name: str) -> None:
    """Each command of the table can be imported and says what it does."""
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.name == name
    assert command.help


def test_an_unknown_command_is_a_usage_error(dragoman: Any) -> None:
    """A command that is not there is named, with status 2."""
    ran = dragoman("translate")
    assert ran.status == 2
    assert "No such command 'translate'" in ran.err


@pytest.mark.parametrize(
    ("error", "status", "message"),
    [
        (DragomanError("x.txt: is a stone."), 2, "dragoman: x.txt: is a stone.\n"),
        (click.Abort(), 130, "dragoman: interrupted.\n"),
        (PermissionError(13, "Permission denied", "out.csv"), 2, "dragoman: out.csv: Permission denied.\n"),
    ],
)
def test_errors_are_one_line(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: Exception,
    status: int,
    message: str,
) -> None:
    """Whatever goes wrong foreseeably ends in one line on standard error and its status, never a traceback."""

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(entry.cli, "main", fail)
    with pytest.raises(SystemExit) as ended:
        entry.main([])
    assert ended.value.code == status
    assert capsys.readouterr().err == message


def test_a_closed_pipe_ends_quietly() -> None:
    """A reader that has had enough ("| head") is no error."""
    program = "from dragoman.cli.main import main; main(['who', 'Russia'])"
    shell = f'"{sys.executable}" -c "{program}" | true'
    command = ["bash", "-o", "pipefail", "-c", shell]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    assert (done.returncode, done.stderr) == (0, "")
