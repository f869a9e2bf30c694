"""Places as data: each lies in the state, or disputed territory, that it is said to be of."""

import csv
from collections import defaultdict
from pathlib import Path

from dragoman.world.tables import Row

Box = tuple[float, float, float, float]
MARGIN = 1.0  # a degree: harbours, reefs and crossings lie on the edge, and the boxes are coarse
LEAST = 3200


def boxes() -> dict[str, list[Box]]:
    """The boxes of states (south, west, north, east), one for each part; see the comment in the file."""
    lines = Path(__file__).with_name("boxes.csv").read_text(encoding="utf-8").splitlines()
    found: dict[str, list[Box]] = defaultdict(list)
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        south, west, north, east = (float(row[side]) for side in ("south", "west", "north", "east"))
        found[row["id"]].append((south, west, north, east))
    return found


def inside(row: Row, parts: list[Box]) -> bool:
    """Tell whether a place lies in one of some boxes, or within a degree of it."""
    latitude, longitude = float(row["latitude"]), float(row["longitude"])
    return any(
        south - MARGIN <= latitude <= north + MARGIN and west - MARGIN <= longitude <= east + MARGIN
        for south, west, north, east in parts
    )


def test_places_lie_in_their_state(tables: dict[str, list[Row]]) -> None:
    """A place's coordinates are inside the box of a state that it is of or that claims it."""
    known = boxes()
    outside, checked = [], 0
    for row in tables["places"]:
        parts = [box for id_ in [*row.many("id"), *row.many("claimed_by")] for box in known.get(id_, ())]
        if row["latitude"] and parts:
            checked += 1
            if not inside(row, parts):
                outside.append(f"{row.where}: {row['name']} at {row['latitude']}, {row['longitude']}")
    assert outside == []
    assert checked >= LEAST, "the check has lost its hold on most places"


def test_states_lie_in_their_own_box(tables: dict[str, list[Row]]) -> None:
    """The coordinates of a state are inside its own box."""
    known = boxes()
    states = [row for row in tables["states"] if row["latitude"] and row["id"] in known]
    assert [row.where for row in states if not inside(row, known[row["id"]])] == []
    assert len(states) > 220


def test_no_place_at_sea_by_mistake(tables: dict[str, list[Row]]) -> None:
    """No place has one coordinate without the other, or lies at 0, 0, where slips end up."""
    slips = [
        row.where
        for row in tables["places"]
        if bool(row["latitude"]) != bool(row["longitude"])
        or (row["latitude"] and float(row["latitude"]) == 0 == float(row["longitude"]))
    ]
    assert slips == []
