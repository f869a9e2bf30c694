"""The forms in which a name of the data files is looked for."""

import msgspec

from dragoman.world.fold import fold_name


class Name(msgspec.Struct, frozen=True):
    """A name as written in a data file, its marks taken off.

    `Malé!` must be printed so, accents and all; `Victoria?` is weak: it counts only with support.
    """

    text: str
    exact: bool = False
    weak: bool = False


def read_name(cell: str) -> Name:
    """Read one name with its marks."""
    text = cell.rstrip("!?")
    marks = cell[len(text) :]
    return Name(text, exact="!" in marks, weak="?" in marks)


def forms(name: str, *, person: bool = False) -> list[str]:
    """Give the folded forms of one name that are looked for.

    A name that begins in lower case ("al-Assad") may open a sentence; the hyphens of a
    person's given names ("Kim Jong-un") are often left out, and the second half capitalised.
    """
    folded = fold_name(name)
    found = [folded]
    if folded[:1].islower():
        found.append(folded[0].upper() + folded[1:])
    if person and "-" in folded and " " in folded:
        head, _, tail = folded.rpartition("-")
        found.append(f"{head} {tail}")
        found.append(f"{head}-{tail[:1].upper()}{tail[1:]}")
        found.append(f"{head} {tail[:1].upper()}{tail[1:]}")
    return list(dict.fromkeys(found))
