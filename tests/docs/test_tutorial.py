"""The tutorial does what it says: its commands are run, in order, and print what stands there."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli.main import cli

ROOT = Path(__file__).parents[2]
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```console\n\$ (.+)\n((?:.*\n)*?)```$", re.MULTILINE)
LEFT_OUT = "…"


def pieces(shown: str) -> list[str]:
    """What a block shows, cut where it leaves something out."""
    return [piece.strip() for piece in shown.split(LEFT_OUT) if piece.strip()]


def test_the_commands_of_the_tutorial_print_what_stands_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each command of the tutorial succeeds on the example articles, and each piece it shows comes in order."""
    shutil.copytree(ROOT / "examples" / "articles", tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    blocks = BLOCK.findall(TUTORIAL)
    assert len(blocks) > 8
    for command, shown in blocks:
        words = shlex.split(command)
        assert words[0] == "dragoman"
        result = CliRunner().invoke(cli, words[1:], catch_exceptions=False)
        assert result.exit_code == 0, f"{command}\n{result.output}"
        at = 0
        for piece in pieces(shown):
            found = result.output.find(piece, at)
            assert found >= 0, f"$ {command}\nshould print\n{piece}\nbut prints\n{result.output}"
            at = found + len(piece)
