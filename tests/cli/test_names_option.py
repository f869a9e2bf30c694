"""The option --names: folders of names of one's own."""

import os
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from dragoman.cli.parameters import names_option
from dragoman.coder.code import default_world
from dragoman.world.own import VARIABLE, own_folders
from dragoman.world.tables import COLUMNS


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Leave neither the variable nor a world with these names to other tests."""
    monkeypatch.setenv(VARIABLE, "")
    default_world.cache_clear()
    yield
    default_world.cache_clear()


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with one envoy."""
    line = "Ann Kelpwright,,Kelpwright,UN,IGO,envoy:REEF,2026-02-01,,"
    (tmp_path / "people.csv").write_text(f"{COLUMNS['people']}\n{line}\n", encoding="utf-8")
    return tmp_path


def test_folders_reach_the_world(own: Path, tmp_path: Path) -> None:
    """What is given with --names stands in the variable, in order."""
    (tmp_path / "more").mkdir()
    seen: list[list[Path]] = []

    @click.command()
    @names_option
    def command() -> None:
        seen.append(own_folders())

    ran = CliRunner().invoke(command, ["--names", str(own), "--names", str(tmp_path / "more")])
    assert ran.exit_code == 0
    assert seen == [[own, tmp_path / "more"]]


def test_without_it_the_variable_stands(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the option the folders are those of the environment."""
    monkeypatch.setenv(VARIABLE, str(own))

    @click.command()
    @names_option
    def command() -> None:
        click.echo(os.environ[VARIABLE])

    assert CliRunner().invoke(command, []).output.strip() == str(own)


def test_who_knows_an_added_name(own: Path, dragoman: Any) -> None:
    """`dragoman who` tells of a name of one's own."""
    ran = dragoman("who", "--names", str(own), "Ann", "Kelpwright")
    assert ran.status == 0
    assert "Ann Kelpwright (person, envoy:REEF) → UN" in ran.out


def test_workers_use_an_added_name(own: Path, tmp_path: Path, dragoman: Any) -> None:
    """In worker processes too an act of an added person is of the body that the file says."""
    article = tmp_path / "a.txt"
    article.write_text(
        "Reef talks\n\nKHARTOUM, 5 March 2026 - Ann Kelpwright met Sudan's foreign minister.\n"
    )
    ran = dragoman("code", "--jobs", "2", "--names", str(own), str(article))
    assert '"person":"Ann Kelpwright"' in ran.out
    assert '"id":"UN"' in ran.out


def test_a_fault_is_one_line(own: Path, dragoman: Any) -> None:
    """A fault in a file of one's own names file and line and ends the run."""
    with (own / "people.csv").open("a") as file:
        file.write("Ann Reef,,,NOWHERE,GOV,leader,2026,,\n")
    ran = dragoman("who", "--names", str(own), "Kelpwright")
    assert ran.status == 2
    assert ran.err.startswith(f"dragoman: {own / 'people.csv'} line 3: 'NOWHERE' in id is told of nowhere")
