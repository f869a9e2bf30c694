"""Lay the data files out for matching: every name with all that it may stand for."""

from pathlib import Path

from dragoman.world import rows
from dragoman.world.checks import check_tables
from dragoman.world.days import first_day, last_day
from dragoman.world.fold import fold_name
from dragoman.world.names import forms, read_name
from dragoman.world.tables import Row, read_tables
from dragoman.world.types import Compiled, Cue, Referent

_RANK = {"states": 2, "organisations": 1, "groups": 1, "places": 0}
"""Where tables differ on one name: what a state or disputed territory is called outranks a mere place."""

_PARTICLES = frozenset(
    [
        "an",
        "as",
        "at",
        "but",
        "do",
        "english",
        "for",
        "friday",
        "he",
        "her",
        "him",
        "his",
        "how",
        "i",
        "in",
        "it",
        "me",
        "monday",
        "my",
        "no",
        "not",
        "of",
        "on",
        "or",
        "our",
        "saturday",
        "she",
        "so",
        "sunday",
        "the",
        "thursday",
        "to",
        "tuesday",
        "we",
        "wednesday",
        "who",
        "you",
    ]
)
"""Surnames that that are far more often words ("He", "You", "Friday"): never looked for alone."""


class NameTable:
    """Collects names and their referents; the same referent is kept once."""

    def __init__(self, words: frozenset[str]) -> None:
        """Start empty; `words` are the names that are common words too, weak therefore."""
        self.targets: dict[str, list[int]] = {}
        self.referents: list[Referent] = []
        self.exact: dict[str, list[str]] = {}
        self._known: dict[Referent, int] = {}
        self._ranks: dict[int, int] = {}
        self._words = words

    def add(self, cell: str, referent: Referent, table: str = "") -> None:
        """Add one name of a table as the data file has it, marks and all (see `names.read_name`).

        A single word is never enough for a person, and a name that is also a word not enough for
        a place: both are weak.
        """
        name = read_name(cell)
        if referent.person is not None and name.text.lower() in _PARTICLES:
            return
        lone = " " not in name.text and (referent.person is not None or name.text.lower() in self._words)
        if (name.weak or lone) and not referent.weak:
            referent = rows.weakened(referent)
        index = self._known.setdefault(referent, len(self.referents))
        if index == len(self.referents):
            self.referents.append(referent)
            self._ranks[index] = _RANK.get(table, 3)
        for form in forms(name.text, person=referent.person is not None):
            targets = self.targets.setdefault(form, [])
            if index not in targets:
                targets.append(index)
        if name.exact:
            self.exact.setdefault(fold_name(name.text), []).append(name.text)

    def settle(self, kept: frozenset[tuple[str, str]]) -> None:
        """Drop readings that a higher table tells otherwise for all their time.

        Args:
            kept: (name, id) pairs of readings.csv, which stand whatever the tables say.
        """
        for form, targets in self.targets.items():
            if len(targets) > 1:
                self.targets[form] = [one for one in targets if not self._outdone(form, one, targets, kept)]

    def _outdone(self, form: str, index: int, targets: list[int], kept: frozenset[tuple[str, str]]) -> bool:
        one = self.referents[index]
        if one.person is not None or (form, one.id) in kept:
            return False
        for other_index in targets:
            other = self.referents[other_index]
            if (
                other.person is not None
                or self._ranks[other_index] <= self._ranks[index]
                or other.weak > one.weak
            ):
                continue
            if one.since is None and one.until is None:
                return True
            begun = other.since is None or (one.since is not None and other.since <= one.since)
            if begun and (other.until is None or (one.until is not None and other.until >= one.until)):
                return True
        return False

    def hide(self, cell: str) -> None:
        """Add a name that stands for nothing and hides the names within it."""
        for form in forms(read_name(cell).text):
            self.targets.setdefault(form, [])

    def add_articles(self) -> None:
        """Give "Gulf of Oman" a form with "the" where "the Gulf" would otherwise be found in it."""
        heads = {form[4:] for form in self.targets if form.startswith("the ")}
        for form, targets in list(self.targets.items()):
            words = form.split(" ")
            if any(" ".join(words[:count]) in heads for count in range(1, min(4, len(words)))):
                self.targets.setdefault(f"the {form}", targets)
                self.targets.setdefault(f"The {form}", targets)


def compile_world(folders: list[Path]) -> Compiled:
    """Read all tables of the folders, check them and lay them out.

    Args:
        folders: the package's own data folder, then those that add to it or override it.

    Raises:
        DataFileError: naming file, line and fault.
    """
    tables = read_tables(folders)
    check_tables(tables)
    return compile_tables(tables)


def compile_tables(tables: dict[str, list[Row]]) -> Compiled:
    """Lay tables out as they are, whether or not they fit each other (`checks.check_tables`)."""
    words = frozenset(row["name"].lower() for row in tables["words"])
    names = NameTable(words)
    for table, read in rows.NAMED.items():
        for row in tables[table]:
            for cell, referent in read(row):
                names.add(cell, referent, table)
    cues = [cue for row in tables["readings"] for cue in _reading(row, names)]
    names.settle(frozenset((cue.name, cue.id) for cue in cues))
    for row in tables["hiding"]:
        names.hide(row["name"])
    names.add_articles()
    return Compiled(
        surfaces=list(names.targets),
        targets=list(names.targets.values()),
        exact=names.exact,
        referents=names.referents,
        entities=rows.entities(tables),
        standings=[rows.standing(row) for row in tables["memberships"]],
        facts=[rows.fact(row) for row in tables["facts"]],
        cues=cues,
        words=words,
        places=rows.places(tables["places"]),
    )


def _reading(row: Row, names: NameTable) -> list[Cue]:
    """One row of readings.csv: cues, and the referent itself where no other table has it."""
    form = fold_name(row["name"])
    known = {names.referents[index].id for index in names.targets.get(form, [])}
    if row["id"] not in known:
        names.add(
            row["name"],
            Referent(
                id=row["id"],
                name=row["name"],
                kind=rows.kind(row),
                role=row["role"] or None,
                since=first_day("", row.where),
                until=last_day("", row.where),
            ),
        )
    near = frozenset(fold_name(item) for item in row.many("near"))
    return [Cue(name=form, id=row["id"], default=rows.yes(row, "default"), near=near)]
