"""Adds made-up articles to a ledger in a process of its own, which a test may kill.

python -m tests.ledger.adder LEDGER JOURNAL FIRST NUMBER TOGETHER

Writes the id of each article to JOURNAL once it was acknowledged.
"""

import sys
from pathlib import Path

from tests.ledger.pieces import pair

from dragoman.ledger import Ledger


def main() -> None:
    """Add articles FIRST and following, NUMBER of them, some at a time."""
    first, number, together = map(int, sys.argv[3:6])
    with (
        Ledger.open(sys.argv[1], create=True) as ledger,
        Path(sys.argv[2]).open("a", encoding="utf-8") as notes,
    ):
        for begin in range(first, first + number, together):
            notes.writelines(
                f"{receipt.outcome} {receipt.id}\n"
                for receipt in ledger.add([pair(begin + at) for at in range(together)], coder="1")
            )
            notes.flush()


if __name__ == "__main__":
    main()
