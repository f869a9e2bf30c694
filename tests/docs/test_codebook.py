"""The codebook's page and that of the records name every label and field there is."""

import re
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from dragoman.ontology.types import CONTEXTS, STATUSES, event_types
from dragoman.records import coded
from dragoman.world.tables import ROLES

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
CODEBOOK = (REFERENCE / "codebook.md").read_text(encoding="utf-8")
RECORDS = (REFERENCE / "records.md").read_text(encoding="utf-8")
SHOWN = [
    coded.Entity,
    coded.Attribution,
    coded.Event,
    coded.Mediation,
    coded.Tie,
    coded.Claim,
    coded.Position,
    coded.Obstacle,
]


def test_the_table_of_types_is_that_of_the_ontology() -> None:
    """Types, modes, quad classes and scores stand in the codebook as the program has them."""
    rows = {
        cells[0]: (cells[2], cells[3], float(cells[4]))
        for line in CODEBOOK.splitlines()
        if re.match(r"\| [A-Z]{3,} ", line)
        for cells in [[cell.strip() for cell in line.strip("| ").split("|")]]
    }
    assert rows == {
        kind.name: (", ".join(kind.modes), kind.quad_class, kind.score) for kind in event_types().values()
    }


@pytest.mark.parametrize(
    "labels",
    [STATUSES, get_args(coded.Stance), get_args(coded.Stage), get_args(coded.TieKind)],
    ids=["status", "stance", "stage", "tie"],
)
def test_every_label_is_in_the_codebook(labels: tuple[str, ...]) -> None:
    """No label comes out that the codebook does not name."""
    assert not [label for label in labels if f"`{label}`" not in CODEBOOK]


def test_every_context_and_role_is_in_the_codebook() -> None:
    """Contexts and roles stand there in full."""
    words = set(re.findall(r"[A-Za-z_]+", CODEBOOK))
    assert words >= CONTEXTS
    assert words >= ROLES


@pytest.mark.parametrize("record", SHOWN, ids=lambda record: record.__name__)
def test_every_field_is_in_the_reference(record: type[msgspec.Struct]) -> None:
    """No field of a record is missing from the reference of the records."""
    assert not [field for field in record.__struct_fields__ if f"`{field}`" not in RECORDS]
