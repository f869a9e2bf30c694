"""Lay the data files out for matching: every name with all that it may stand for."""

from pathlib import Path

from dragoman.world import rows
from dragoman.world.days import first_day, last_day
from dragoman.world.fold import fold_name
from dragoman.world.names import forms, read_name
from dragoman.world.tables import Row, read_tables
from dragoman.world.types import Compiled, Cue, Referent


class NameTable:
    """Collects names and their referents; the same referent is kept once."""

    def __init__(self) -> None:
        """Start empty."""
        self.targets: dict[str, list[int]] = {}
        self.referents: list[Referent] = []
        self.exact: dict[str, list[str]] = {}
        self._known: dict[Referent, int] = {}

    def add(self, cell: str, referent: Referent) -> None:
        """Add one name as the data file has it, marks and all (see `names.read_name`)."""
        name = read_name(cell)
        if name.weak:
            referent = rows.weakened(referent)
        index = self._known.setdefault(referent, len(self.referents))
        if index == len(self.referents):
            self.referents.append(referent)
        for form in forms(name.text, person=referent.person is not None):
            targets = self.targets.setdefault(form, [])
            if index not in targets:
                targets.append(index)
        if name.exact:
            self.exact.setdefault(fold_name(name.text), []).append(name.text)

    def hide(self, cell: str) -> None:
        """Add a name that stands for nothing and hides the names within it."""
        for form in forms(read_name(cell).text):
            self.targets.setdefault(form, [])


def compile_world(folders: list[Path]) -> Compiled:
    """Read all tables of the folders and lay them out.

    Args:
        folders: the package's own data folder, then those that add to it or override it.

    Raises:
        DataFileError: naming file, line and fault.
    """
    tables = read_tables(folders)
    names = NameTable()
    for table, read in rows.NAMED.items():
        for row in tables[table]:
            for cell, referent in read(row):
                names.add(cell, referent)
    cues = [cue for row in tables["readings"] for cue in _reading(row, names)]
    for row in tables["hiding"]:
        names.hide(row["name"])
    return Compiled(
        surfaces=list(names.targets),
        targets=list(names.targets.values()),
        exact=names.exact,
        referents=names.referents,
        entities=rows.entities(tables),
        standings=[rows.standing(row) for row in tables["memberships"]],
        facts=[rows.fact(row) for row in tables["facts"]],
        cues=cues,
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
