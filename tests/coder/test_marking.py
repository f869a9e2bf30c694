"""Showing a candidate to the decision model: marks around predicate and parties, and a window."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.coder.marking import ACTOR, MARKS, PREDICATE, RECIPIENT, mark


def test_predicate_and_parties_are_marked() -> None:
    """Each role by its own pair of marks."""
    text = "Chad attacked Niger."
    marked = mark(text, [("P", 5, 13), ("A", 0, 4), ("R", 14, 19)])
    assert marked == (
        f"{ACTOR[0]} Chad {ACTOR[1]} {PREDICATE[0]} attacked {PREDICATE[1]} {RECIPIENT[0]} Niger {RECIPIENT[1]} ."
    )


def test_other_roles_are_left_unmarked() -> None:
    """The model knows three roles."""
    assert mark("Chad slept.", [("X", 0, 4)]) == "Chad slept."


def test_overlapping_spans_are_marked_once() -> None:
    """The first stands; marks never cross."""
    marked = mark("Chad attacked Niger.", [("P", 5, 13), ("A", 0, 8)])
    assert marked.count(ACTOR[0]) == 1
    assert PREDICATE[0] not in marked


def test_far_words_are_cut_at_word_edges() -> None:
    """What decides stands near the predicate."""
    text = "word " * 200 + "attacked" + " word" * 200
    start = text.index("attacked")
    marked = mark(text, [("P", start, start + 8)])
    assert f"{PREDICATE[0]} attacked {PREDICATE[1]}" in marked
    assert len(marked) < len(text) / 2
    assert set(marked.split()) == {"word", "attacked", *PREDICATE}


def test_spans_outside_the_text_are_ignored() -> None:
    """A wrong offset marks nothing."""
    assert mark("Chad slept.", [("P", 5, 99), ("A", -3, 2), ("R", 4, 4)]) == "Chad slept."


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet="ab c.,’", max_size=400),
    st.lists(st.tuples(st.sampled_from("PARX"), st.integers(-5, 410), st.integers(-5, 410)), max_size=6),
)
def test_marking_only_adds_marks(text: str, spans: list[tuple[str, int, int]]) -> None:
    """Without the marks and the spacing the text is a stretch of what it was; marks come in pairs."""
    marked = mark(text, spans)
    for opening, closing in (PREDICATE, ACTOR, RECIPIENT):
        assert marked.count(opening) == marked.count(closing)
    bare = marked
    for one in MARKS:
        bare = bare.replace(one, "")
    assert "".join(bare.split()) in "".join(text.split())
