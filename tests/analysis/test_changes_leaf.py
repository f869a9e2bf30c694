"""Leafing through the reports of a pair: the same whether all are read or only some."""

from pathlib import Path

from tests.ledger.pieces import pair

from dragoman.analysis.changes.leaf import AT_ONCE, LazyLeaf, Leaf, leaf
from dragoman.ledger import Ledger

PARTIES = ("NOR", "TCD")


def test_a_ledger_is_leafed_through_as_what_was_read_at_once(tmp_path: Path) -> None:
    """First to last, last to first, the last few and the mediations are the same as of the plain selection."""
    with Ledger.open(tmp_path / "ledger", create=True) as ledger:
        ledger.add([pair(seed) for seed in range(AT_ONCE)], coder="1")
        ledger.judge("reject", [ledger.reports(parties=PARTIES)[5].id], who="A. Reader")
        plain = Leaf(ledger.reports(parties=PARTIES))
        lazy = leaf(ledger, PARTIES, None)
        assert isinstance(lazy, LazyLeaf)
        assert list(lazy.forward()) == list(plain.forward())
        assert list(lazy.backward()) == list(plain.backward())
        assert lazy.last(150) == plain.last(150)
        assert lazy.last(10_000) == plain.last(10_000)
        assert list(lazy.mediations()) == list(plain.mediations())
        assert len(plain.last(150)) == 150
