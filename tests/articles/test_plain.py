"""Plain text cut into lines or paragraphs."""

from dragoman.articles.plain import cut_plain

WRAPPED = (
    "The governments of Sildan and Morav failed on Tuesday to agree on\n"
    "the use of the river that divides them, and blamed one another for\n"
    "the break-up of the talks, diplomats on both sides said.\n"
    "\n"
    "  A new date was not set.\n"
)


def words(text: str) -> list[str]:
    """Give the words of the stretches of a text."""
    return [one.words for one in cut_plain(text)]


def test_hard_wrapped_paragraphs_are_joined() -> None:
    """Lines that end where the next word no longer fitted belong together."""
    first, second = words(WRAPPED)
    assert first.startswith("The governments of Sildan and Morav failed on Tuesday to agree on the use")
    assert second == "A new date was not set."


def test_short_lines_stay_apart() -> None:
    """A menu and a headline over its text are not joined."""
    assert words("XS\nSM\nTalks fail\nThe talks failed, both sides said.") == [
        "XS",
        "SM",
        "Talks fail",
        "The talks failed, both sides said.",
    ]


def test_headlines_of_one_length_are_not_joined() -> None:
    """Lines that each begin with a capital are no paragraph."""
    lines = [
        "Envoys meet on the lake again",
        "Envoys part from the lake now",
        "Sildan recalls all its envoys",
        "Morav thanks Lenk for its aid",
    ]
    assert words("\n".join(lines)) == lines


def test_paragraphs_of_one_long_line_stay_apart_without_blank_lines() -> None:
    """Without a constant width, every line is a paragraph."""
    long_line = "The envoys of the two states met on Monday to talk about the river. " * 4
    assert len(words(f"{long_line}\n{long_line}\n{long_line}")) == 3


def test_indented_first_lines_begin_paragraphs() -> None:
    """Hard-wrapped text may mark its paragraphs by indentation alone."""
    text = WRAPPED.replace("\n\n", "\n").replace("both sides said.", "both sides of the table told us.")
    assert words(text)[-1] == "A new date was not set."


def test_bullets_stand_outside_the_words() -> None:
    """The mark of a list item is no part of its stretch."""
    stretches = cut_plain("- Release of captives\n• Return of the dead\n  – A hot line")
    assert [one.words for one in stretches] == ["Release of captives", "Return of the dead", "A hot line"]
    assert all(one.bullet for one in stretches)


def test_lines_without_letters_are_nothing() -> None:
    """Rules of dashes and stars hold no words."""
    assert words("-----\nTalks fail\n* * *\n") == ["Talks fail"]


def test_every_kind_of_line_break_breaks() -> None:
    """Windows, old Macintosh, form feed and Unicode line separators."""
    assert words("a b\r\nc d\re f\fg h\u2028i j") == ["a b", "c d", "e f", "g h", "i j"]
