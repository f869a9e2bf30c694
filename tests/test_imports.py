"""The direction of imports."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_nothing_imports_from_a_floor_above() -> None:
    """The contract in pyproject.toml (import-linter) is kept."""
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - ourselves
    assert done.returncode == 0, done.stdout


def test_importing_the_package_loads_no_parser() -> None:
    """`import dragoman` costs nothing; the API comes when it is asked for."""
    program = "import sys, dragoman; assert 'spacy' not in sys.modules; dragoman.read; assert 'dragoman.api.calls' in sys.modules"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
