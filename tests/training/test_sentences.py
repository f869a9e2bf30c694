"""The training sentences: every line is read, labelled by the codebook, and said only once."""

import re
from pathlib import Path

import pytest
from training.sentences import FOLDER, Labelled, SentenceError, Span, parse, read_all

NAMES = re.compile(r"\b[A-Z][\w’'-]*\b")


@pytest.fixture(scope="module")
def every() -> list[Labelled]:
    """All candidates."""
    return list(read_all())


def test_every_line_is_read(every: list[Labelled]) -> None:
    """The files hold thousands of candidates and no line that does not fit the format."""
    assert len(every) > 6000


def test_twins_that_differ_in_names_count_once(every: list[Labelled]) -> None:
    """A sentence whose twin differs only in its names is one: of a hundred candidates at most one is a twin."""
    seen = {(NAMES.sub("#", e.text), next(s for s in e.spans if s.role == "P")) for e in every}
    assert len(seen) >= 0.99 * len(every)


def test_a_line_gives_its_marks_and_labels() -> None:
    """Marks are taken out of the sentence and their places kept."""
    line = "REQUEST/yield occurred | [A:Baghdad] {demanded} that [R:Turkey] pull out."
    read = parse(line, "here")
    assert read.text == "Baghdad demanded that Turkey pull out."
    assert read.spans == (Span("A", 0, 7), Span("P", 8, 16), Span("R", 22, 28))
    assert (read.type, read.mode, read.status) == ("REQUEST", "yield", "occurred")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("Chad left.", "not 'TYPE"),
        ("LEAVE occurred | Chad {left}.", "no type 'LEAVE'"),
        ("RETREAT/fly occurred | Chad {left}.", "no mode 'fly'"),
        ("RETREAT done | Chad {left}.", "no status 'done'"),
        ("RETREAT occurred | Chad left.", "exactly one {trigger}"),
        ("RETREAT occurred | [A:Chad {left}.", "a mark is not closed"),
    ],
)
def test_a_bad_line_is_named_with_its_fault(line: str, fault: str) -> None:
    """What does not fit is refused with its place and what is wrong."""
    with pytest.raises(SentenceError, match=re.escape(fault)) as error:
        parse(line, "agency.txt:7")
    assert "agency.txt:7" in str(error.value)


def test_comments_and_empty_lines_are_skipped(tmp_path: Path) -> None:
    """A file may hold comments."""
    (tmp_path / "a.txt").write_text("# a comment\n\nNONE - | Rain {fell}.\n", encoding="utf-8")
    assert [e.type for e in read_all(tmp_path)] == ["NONE"]


def test_every_second_label_is_of_a_candidate_of_ours() -> None:
    """The sentences labelled twice are candidates of the training files."""
    first = {(e.text, e.spans) for e in read_all()}
    second = list(read_all(FOLDER.parent / "second"))
    assert second
    assert all((e.text, e.spans) in first for e in second)
