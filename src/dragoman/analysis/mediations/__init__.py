"""Mediation efforts: who between whom, how far they got, and who takes whom (codebook section 3)."""

from dragoman.analysis.mediations.acceptability import acceptability
from dragoman.analysis.mediations.build import dataset_row, mediations
from dragoman.analysis.mediations.model import (
    ActKind,
    Answer,
    DatasetRow,
    Effort,
    Outcome,
    Reply,
    Speaks,
    Step,
)
from dragoman.analysis.mediations.say import Namer

__all__ = [
    "ActKind",
    "Answer",
    "DatasetRow",
    "Effort",
    "Namer",
    "Outcome",
    "Reply",
    "Speaks",
    "Step",
    "acceptability",
    "dataset_row",
    "mediations",
]
