"""How a tie is said in words."""

import csv
from functools import cache
from pathlib import Path

import msgspec

DATA = Path(__file__).parent.parent / "data" / "claims_tie_words.csv"


class TieWords(msgspec.Struct, frozen=True):
    """Whether a kind of tie stands both ways, and the words for its standing and its want."""

    mutual: bool
    stands: str
    wanting: str


@cache
def tie_words() -> dict[str, TieWords]:
    """Give the words for each kind of tie (codebook section 4)."""
    with DATA.open(encoding="utf-8", newline="") as lines:
        return {
            row["kind"]: TieWords(row["mutual"] == "yes", row["stands"], row["wanting"])
            for row in csv.DictReader(lines)
        }
