"""What passes over the feeds came to."""

from typing import Literal

import msgspec

from dragoman.ledger import Receipt

What = Literal["feed", "article"]
MOST_TOLD = 1000
"""How many faults are kept for the end; a watch may run for months."""


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """A feed or an article that failed: what it is, why, and when it is tried again.

    `again` is the moment of the next try in seconds of the epoch, None where there will be none.
    """

    what: What
    address: str
    reason: str
    again: float | None = None


class Pass(msgspec.Struct, kw_only=True):
    """What one pass over the feeds, or several passes together, came to.

    `asked` and `unchanged` count feeds: those that were asked, and those of them that had nothing new by
    their own word (304). `added`, `superseded` and `known` count articles as receipts do, `reports` their
    new reports, `summaries` those kept as the feed tells them because their page could not be had.
    `moved` are feeds that have gone elsewhere for good: old and new address. `faults` has the last fault
    of each address that has not been overcome since, `untold` counts those beyond what is kept.
    """

    asked: int = 0
    unchanged: int = 0
    added: int = 0
    superseded: int = 0
    known: int = 0
    reports: int = 0
    summaries: int = 0
    moved: dict[str, str] = msgspec.field(default_factory=dict)
    faults: dict[str, Fault] = msgspec.field(default_factory=dict)
    untold: int = 0

    @property
    def is_clean(self) -> bool:
        """Whether no fault is left."""
        return not (self.faults or self.untold)

    def take(self, receipt: Receipt) -> None:
        """Count an article that is in the ledger."""
        self.added += receipt.outcome == "added"
        self.superseded += receipt.outcome == "superseded"
        self.known += receipt.outcome == "known"
        self.reports += receipt.reports
        self.faults.pop(receipt.name, None)

    def fail(self, what: What, address: str, reason: str, again: float | None) -> None:
        """Take down a fault, in the place of an earlier one of the same address."""
        if address in self.faults or len(self.faults) < MOST_TOLD:
            self.faults[address] = Fault(what=what, address=address, reason=reason, again=again)
        else:
            self.untold += 1

    def overcome(self, address: str) -> None:
        """Strike out the fault of an address that can be read again."""
        self.faults.pop(address, None)
