"""The reference of the command line names what there is, and the docs name no command or option that is not."""

import re
from collections.abc import Iterator
from pathlib import Path

import click

from dragoman.cli.main import cli

ROOT = Path(__file__).parents[2]
PAGES = {path: path.read_text(encoding="utf-8") for path in [*ROOT.glob("docs/**/*.md"), ROOT / "README.md"]}
REFERENCE = "\n".join(text for path, text in PAGES.items() if path.parent.name in {"reference", "how-to"})
USED = re.compile(r"\bdragoman ([a-z]+)(?: ([a-z-]+))?")
OPTION = re.compile(r"(?<![\w-])(?:--[a-z][a-z-]+|-[a-z])(?![\w-])")
OTHERS = {"--head"}  # options of other programs that the docs show


def commands(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command with its words."""
    with click.Context(group) as context:
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            yield f"{before}{name}", command
            if isinstance(command, click.Group):
                yield from commands(command, f"{before}{name} ")


def options(command: click.Command) -> list[tuple[str, ...]]:
    """The options of a command, each with all its forms."""
    return [
        (*parameter.opts, *parameter.secondary_opts)
        for parameter in command.params
        if isinstance(parameter, click.Option)
    ]


def test_every_command_is_documented() -> None:
    """Each command of `dragoman --help` stands in the reference or a how-to."""
    missing = [words for words, _ in commands(cli) if f"dragoman {words}" not in REFERENCE]
    assert not missing


def test_every_option_is_documented() -> None:
    """Each option of each command stands in the reference or a how-to."""
    named = set(OPTION.findall(REFERENCE))
    missing = [
        (words, forms)
        for words, command in commands(cli)
        for forms in options(command)
        if named.isdisjoint(forms)
    ]
    assert not missing


def test_no_option_is_named_that_is_not_there() -> None:
    """A reader who types an option from the docs is understood."""
    known = {"--help", "-h", "--version"}
    known.update(form for _, command in commands(cli) for forms in options(command) for form in forms)
    shown = [
        (path.name, option)
        for path, text in PAGES.items()
        for line in text.splitlines()
        if "dragoman " in line and "pip install" not in line
        for option in OPTION.findall(line)
        if option not in known | OTHERS
    ]
    assert not shown


def test_no_command_is_named_that_is_not_there() -> None:
    """A reader who types a command from a code block of the docs is understood."""
    names = set(cli.list_commands(click.Context(cli)))
    shown = {
        (path.name, word)
        for path, text in PAGES.items()
        for line in text.splitlines()
        if line.lstrip("$ ").startswith("dragoman ")
        for word, _ in USED.findall(line)[:1]
        if word not in names
    }
    assert not shown
