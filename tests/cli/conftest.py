"""Running the command line inside the tests, and small articles to run it on."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from dragoman.cli.main import main

STORY = """Norway offers to mediate between Chad and Sudan

N'DJAMENA, 5 March 2024 - Norway has offered to mediate between Chad and Sudan. Chad accused Sudan of arming rebels.
"""


class Ran(NamedTuple):
    """How a command ended and what it printed."""

    status: int
    out: str
    err: str


Dragoman = Callable[..., Ran]


@pytest.fixture
def dragoman(capfdbinary: pytest.CaptureFixture[bytes]) -> Dragoman:
    """The command line: `dragoman("code", path)`."""

    def run(*arguments: str | Path) -> Ran:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        status = ended.value.code
        return Ran(status if isinstance(status, int) else 0, out.decode(), err.decode())

    return run


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A short article."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path
