"""Options that several commands share."""

from datetime import date
from typing import Any

import click
import pytest
from click.testing import CliRunner

from dragoman.articles import ReadOptions
from dragoman.cli.parameters import reading_options


@pytest.fixture
def seen() -> list[ReadOptions]:
    """The options that a command was called with."""
    return []


@pytest.fixture
def run(seen: list[ReadOptions]) -> Any:
    """A command that only notes its options."""

    @click.command()
    @reading_options
    def command(options: ReadOptions) -> None:
        seen.append(options)

    return lambda *arguments: CliRunner().invoke(command, arguments)


def test_nothing_given_is_the_default(run: Any, seen: list[ReadOptions]) -> None:
    """Without options the limits and columns are those of the reader."""
    run()
    assert seen == [ReadOptions()]


def test_options_reach_the_reader(run: Any, seen: list[ReadOptions]) -> None:
    """A day, an outlet and a column arrive as given, and the day counts as stated."""
    run("--published", "2024-03-05", "--outlet", "The Lake Post", "--text-column", "story", "--allow-private")
    (options,) = seen
    assert options.published is not None
    assert (options.published.earliest, options.published.latest) == (date(2024, 3, 5), date(2024, 3, 5))
    assert options.published.basis == "stated"
    assert (options.outlet, options.text_column, options.allow_private) == ("The Lake Post", "story", True)


def test_an_interval_of_days(run: Any, seen: list[ReadOptions]) -> None:
    """DATE..DATE is from the first day to the last."""
    run("--published", "2024-03-05..2024-03-09")
    assert seen[0].published is not None
    assert seen[0].published.latest == date(2024, 3, 9)


@pytest.mark.parametrize("words", ["yesterday", "2024-02-30", "2024-03-05..", "2024-03-09..2024-03-05"])
def test_what_is_no_day_is_a_usage_error(run: Any, words: str) -> None:
    """Words, days that do not exist and intervals the wrong way round are refused, and shown."""
    result = run("--published", words)
    assert result.exit_code == 2
    assert "Invalid value for '--published'" in result.output
