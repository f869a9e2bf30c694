"""Read the CSV files of a world folder as rows, and say where a row is wrong."""

import csv
from collections.abc import Iterator
from pathlib import Path

import msgspec

from dragoman.records.errors import DataFileError

_DATA = Path(__file__).parent / "data"
COLUMNS = {
    "states": "id,name,aliases,adjectives,demonyms,capital,seats,institutions,since,until,latitude,longitude,"
    "borders,kind,note",
    "organisations": "id,name,aliases,role,kind,leader,descriptions,since,until,seat,decides_by,obliges_to,note",
    "memberships": "id,organisation,standing,since,until,note",
    "facts": "kind,a,b,holds,since,until,matter,note",
    "people": "person,variants,short,id,role,office,since,until,note",
    "groups": "id,name,aliases,state,role,leader,since,until,became,note",
    "places": "name,aliases,kind,latitude,longitude,id,claimed_by,since,until,note",
    "readings": "name,id,kind,role,default,near,note",
    "hiding": "name,note",
    "words": "name,note",
}
KEYS = {
    "states": ("id",),
    "organisations": ("id",),
    "memberships": ("id", "organisation", "since"),
    "facts": ("kind", "a", "b", "matter", "since"),
    "people": ("person", "id", "office", "since"),
    "groups": ("id", "name", "since"),
    "places": ("name", "id", "since"),
    "readings": ("name", "id"),
    "hiding": ("name",),
    "words": ("name",),
}
ROLES = frozenset(
    ("GOV", "MIL", "REB", "OPP", "LEG", "JUD", "SPY", "COP", "CVL", "BUS", "MED", "IGO", "NGO", "REF", "UAF")
)


class Row(msgspec.Struct, frozen=True):
    """One line of a table: its cells by column, and where it stands ("states.csv line 7")."""

    cells: dict[str, str]
    where: str

    def __getitem__(self, column: str) -> str:
        """Give the cell of a column, '' where it is empty."""
        return self.cells[column]

    def many(self, column: str) -> list[str]:
        """Give the items of a cell that holds a list."""
        return [item.strip() for item in self.cells[column].split("|") if item.strip()]

    def with_roles(self, column: str, default: str) -> list[tuple[str, str]]:
        """Give the (name, role) items of a cell such as `ISI:SPY|Pakistan Army:MIL`.

        Raises:
            DataFileError: for a role that the codebook (section 2) does not have.
        """
        pairs = []
        for item in self.many(column):
            name, colon, role = item.rpartition(":")
            if colon and role not in ROLES:
                raise DataFileError(f"{self.where}: {item!r} in {column}: {role!r} is no role")
            pairs.append((name, role) if colon else (item, default))
        return pairs

    def number(self, column: str) -> float | None:
        """Give a number, None for an empty cell; DataFileError for anything else."""
        try:
            return float(self.cells[column]) if self.cells[column] else None
        except ValueError as error:
            raise DataFileError(f"{self.where}: {self.cells[column]!r} in {column} is no number") from error


def read_tables(folders: list[Path]) -> dict[str, list[Row]]:
    """Read the tables of all folders, later folders overriding rows of the same key.

    Args:
        folders: folders with `states.csv` and so on, `people/*.csv`, `places/*.csv`; any may be missing.

    Returns:
        The rows of each table, in file order.

    Raises:
        DataFileError: for a folder that is not there, a wrong header or a line with a wrong number of cells.
    """
    tables: dict[str, dict[tuple[str, ...], Row]] = {name: {} for name in KEYS}
    for folder in folders:
        check_folder(folder)
        for name, keys in KEYS.items():
            seen: dict[tuple[str, ...], Row] = {}
            for path in table_files(folder, name):
                for row in read_rows(path, COLUMNS[name]):
                    key = tuple(row[column] for column in keys)
                    # two lines of one key in one folder both stand: a test of the data tells of them
                    seen[(*key, row.where) if key in seen else key] = row
            tables[name].update(seen)
    return {name: list(rows.values()) for name, rows in tables.items()}


def check_folder(folder: Path) -> None:
    """Refuse a folder that is not there, or of which something would be passed over for its name.

    Raises:
        DataFileError: saying which names are read.
    """
    if folder == _DATA:
        return
    known = ", ".join(f"{name}.csv" for name in KEYS)
    if not folder.is_dir():
        raise DataFileError(f"{folder}: no such folder of world data; give a folder with one of {known}")
    for path in sorted(folder.glob("*.csv")):
        if path.stem not in KEYS:
            raise DataFileError(f"{path}: no table of the world has this name; it is one of {known}")
    if not any(table_files(folder, name) for name in KEYS):
        raise DataFileError(f"{folder}: holds no table of the world; give a folder with one of {known}")


def table_files(folder: Path, name: str) -> list[Path]:
    """Give the files of one table in a folder, sorted: `name.csv` and `name/*.csv`."""
    single = folder / f"{name}.csv"
    return ([single] if single.is_file() else []) + sorted((folder / name).glob("*.csv"))


def _label(path: Path) -> str:
    """Name a file in messages: the package's own by its place in the data, another by its whole path."""
    if path.is_relative_to(_DATA):
        return path.relative_to(_DATA).as_posix()
    return str(path)


def read_rows(path: Path, columns: str) -> Iterator[Row]:
    """Read one CSV file whose header must be `columns`; comment lines (#) and empty lines are skipped."""
    label = _label(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataFileError(f"{label}: not UTF-8 ({error}); save it as UTF-8") from error
    reader = csv.reader(text.splitlines())
    header = next(reader, [])
    wanted = columns.split(",")
    if header != wanted:
        raise DataFileError(f"{label} line 1: the header is {','.join(header)!r}; it must be {columns!r}")
    for cells in reader:
        if not cells or cells[0].startswith("#"):
            continue
        where = f"{label} line {reader.line_num}"
        if len(cells) != len(wanted):
            raise DataFileError(
                f"{where}: {len(cells)} cells where the header has {len(wanted)}; quote commas"
            )
        yield Row(dict(zip(wanted, map(str.strip, cells), strict=True)), where)
