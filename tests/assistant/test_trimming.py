"""Answers cut to what there is room for."""

import msgspec

from dragoman.assistant.trimming import STEPS, LeftOut, tries


class Small(msgspec.Struct, frozen=True):
    """A thing with evidence, and with positions."""

    citations: tuple["Leaf", ...]
    positions: tuple["Leaf", ...]


class Leaf(msgspec.Struct, frozen=True):
    """A thing without parts."""

    number: int


class Whole(msgspec.Struct, frozen=True):
    """An answer."""

    ids: tuple[str, ...]
    lines: tuple[Leaf, ...]
    happened: tuple[Leaf, ...]
    things: tuple[Small, ...]
    by_name: dict[str, tuple[Leaf, ...]]


def leaves(number: int) -> tuple[Leaf, ...]:
    """Some leaves, numbered."""
    return tuple(map(Leaf, range(number)))


def answer() -> Whole:
    """An answer with a hundred of everything."""
    thing = Small(leaves(100), leaves(100))
    return Whole(
        ids=tuple(map(str, range(100))),
        lines=leaves(100),
        happened=leaves(100),
        things=(thing,) * 100,
        by_name={"a": leaves(100)},
    )


def test_first_it_is_whole() -> None:
    """The first try is the very answer, with nothing left out."""
    given = answer()
    kept, left = next(tries(given))
    assert kept is given
    assert left == ()


def test_each_try_is_shorter() -> None:
    """Each further try is shorter; the last keeps one of each, and says of how many."""
    sizes = [len(msgspec.json.encode(kept)) for kept, _ in tries(answer())]
    assert len(sizes) == len(STEPS) + 1
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == len(sizes)
    kept, left = list(tries(answer()))[-1]
    assert (len(kept.lines), len(kept.things), len(kept.things[0].citations)) == (1, 1, 1)
    assert LeftOut(path="lines", shown=1, of=100, kept="first") in left
    assert LeftOut(path="things[0].citations", shown=1, of=100, kept="first") in left
    assert LeftOut(path="by_name.a", shown=1, of=100, kept="first") in left


def test_what_is_never_cut() -> None:
    """Ids, and lists that say something else in part, such as the positions on a claim, stay whole."""
    for kept, _ in tries(answer()):
        assert len(kept.ids) == 100
        assert len(kept.things[0].positions) == 100


def test_a_list_with_a_cursor_is_never_cut() -> None:
    """A list that goes on with a cursor stays as long as it was asked for: or some would be skipped."""
    for kept, left in tries(answer(), "lines"):
        assert len(kept.lines) == 100
        assert "lines" not in {one.path for one in left}


def test_of_what_happened_the_newest_stay() -> None:
    """Of a list in the order of time the end is kept."""
    kept, left = list(tries(answer()))[-1]
    assert [one.number for one in kept.happened] == [99]
    assert LeftOut(path="happened", shown=1, of=100, kept="last") in left
