"""Draw facts of the world's data at random, for somebody who did not enter them to check again from scratch.

    python -m benchmarks.spot_check [--facts 200] [--seed 20261122] [--file people/africa.csv]

Every file has a share in proportion to the facts it holds, and at least two. What came of the last check stands in
`src/dragoman/world/data/SPOT_CHECK.md`.
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from dragoman.world.tables import COLUMNS, Row, read_rows, table_files
from dragoman.world.world import DATA

TABLES = ("states", "organisations", "memberships", "facts", "people", "groups", "places")
LEAST = 2
SEED = 20261122


def days(row: Row) -> str:
    """When a line says that it holds."""
    return f"{row['since'] or '...'} to {row['until'] or '...'}"


def noted(row: Row) -> str:
    """The note of a line, in brackets."""
    return f" ({row['note']})" if row["note"] else ""


def state_facts(row: Row) -> Iterator[str]:
    """The facts of a line of states.csv, each by itself."""
    name = row["name"]
    if row["kind"] in {"state", "territory"}:
        yield f"{name} has the ISO code {row['id']}"
    if row["capital"]:
        yield f"the capital of {name} is {row['capital']}"
    if row["latitude"]:
        yield f"{name} lies about {row['latitude']}, {row['longitude']}"
    if row["borders"]:
        yield f"{name} borders on {row['borders']}"
    for institution in row.many("institutions"):
        yield f"an institution of {name} is {institution}"
    if row["since"] or row["until"]:
        yield f"{name} ({row['kind']}) was from {days(row)}"


def organisation_facts(row: Row) -> Iterator[str]:
    """The facts of a line of organisations.csv."""
    name = f"{row['id']} = {row['name']}"
    yield f"{name} is of the kind {row['kind']}, from {days(row)}"
    for column in ("seat", "decides_by", "obliges_to"):
        if row[column]:
            yield f"{name}: {column.replace('_', ' ')} {row[column]}"


def facts_of(table: str, row: Row) -> Iterator[str]:
    """What a line says, in words that can be checked."""
    if table == "states":
        yield from state_facts(row)
    elif table == "organisations":
        yield from organisation_facts(row)
    elif table == "memberships":
        yield f"{row['id']} is {row['standing']} of {row['organisation']}, {days(row)}{noted(row)}"
    elif table == "facts":
        sign = "" if row["holds"] == "yes" else "NOT "
        yield f"{row['a']} {sign}{row['kind']} {row['b']} [{row['matter']}], {days(row)}{noted(row)}"
    elif table == "people":
        yield f"{row['person']} is {row['office']} of {row['id']} {row['role']}, {days(row)}{noted(row)}"
    elif table == "groups":
        heir = f", became {row['became']}" if row["became"] else ""
        yield f"{row['name']} ({row['aliases']}) is {row['role']} of {row['state']}, {days(row)}{heir}{noted(row)}"
    else:
        claim = f", claimed by {row['claimed_by']}" if row["claimed_by"] else ""
        where = f"{row['latitude']}, {row['longitude']}"
        yield f"{row['name']} ({row['kind']}) at {where} is of {row['id'] or 'nobody'}{claim}, {days(row)}{noted(row)}"


def facts_of_file(table: str, path: Path) -> list[str]:
    """All facts of a file, each with the line where it stands."""
    rows = read_rows(path, COLUMNS[table])
    return [f"{row.where}: {fact}" for row in rows for fact in facts_of(table, row)]


def draw(files: dict[str, list[str]], number: int, seed: int) -> dict[str, list[str]]:
    """Draw facts by file in proportion to what each holds."""
    whole = sum(len(facts) for facts in files.values())
    chance = random.Random(seed)  # noqa: S311 - a sample, no secret
    drawn = {}
    for name, facts in sorted(files.items()):
        share = min(len(facts), max(LEAST, round(number * len(facts) / whole)))
        drawn[name] = [facts[index] for index in sorted(chance.sample(range(len(facts)), share))]
    return drawn


def main() -> None:
    """Print the sample, file by file."""
    parser = argparse.ArgumentParser(description="Draw facts of the world's data at random.")
    parser.add_argument("--facts", type=int, default=200, help="how many to draw, about")
    parser.add_argument("--seed", type=int, default=SEED, help="another seed draws others")
    parser.add_argument("--file", help="draw from this file only, such as people/africa.csv")
    wanted = parser.parse_args()
    files = {
        path.relative_to(DATA).as_posix(): facts_of_file(table, path)
        for table in TABLES
        for path in table_files(DATA, table)
        if wanted.file in {None, path.relative_to(DATA).as_posix()}
    }
    drawn = draw(files, wanted.facts, wanted.seed)
    for name, facts in drawn.items():
        print(f"== {name}: {len(facts)} of {len(files[name])}")
        for fact in facts:
            print(fact.partition("/")[2] if "/" in name else fact)
    print(f"{sum(map(len, drawn.values()))} facts drawn with seed {wanted.seed}")


if __name__ == "__main__":
    main()
