"""Words of articles made safe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.brief.plain import one_line, shortened


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("two\n lines\tand\u00a0more", "two lines and more"),
        ("a \x1b[31mred\x1b[0m word", "a [31mred[0m word"),
        ("left\u202eright", "leftright"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_hostile_characters_go(text: str, safe: str) -> None:
    """White space folds; controls, escapes and direction overrides go; joiners that scripts need stay."""
    assert one_line(text) == safe


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    """Whatever comes in, what goes out is one printable line, and clean already."""
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert one_line(line) == line


def test_shortened_cuts_at_a_word() -> None:
    """A long text ends at a word and shows that it was cut; a short one is left alone."""
    assert shortened("the talks were put off again", 18) == "the talks were…"
    assert shortened("the talks", 18) == "the talks"
    assert shortened("x" * 30, 10) == "x" * 9 + "…"
