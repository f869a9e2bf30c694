"""A brief as PDF."""

import builtins
from typing import Any

import msgspec
import pytest

from dragoman.brief import Brief, paper
from dragoman.records import DragomanError


def test_the_same_brief_gives_the_same_bytes(brief: Brief) -> None:
    """A PDF is made, twice the same, with a way from each mark to its note."""
    try:
        paper.load()
    except DragomanError as missing:
        pytest.skip(str(missing))
    short = msgspec.structs.replace(brief, sections=brief.sections[:1])
    made = paper.to_pdf(short)
    assert made.startswith(b"%PDF-")
    assert made == paper.to_pdf(short)


@pytest.mark.parametrize(
    ("error", "told"), [(ImportError, "pip install 'dragoman"), (OSError, "apt-get install libpango")]
)
def test_what_is_missing_is_said(error: type[Exception], told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package, or the library below it, the message says what to install."""
    real = builtins.__import__

    def without(name: str, *more: Any) -> Any:
        if name == "weasyprint":
            raise error
        return real(name, *more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(DragomanError, match=told):
        paper.load()
