"""The data files of ties: what they must hold, and what is said of a faulty one."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from tests.analysis.ties_made import act

from dragoman.analysis.ties import rules
from dragoman.analysis.ties.rules import change_rules, kind_rules, rule_for
from dragoman.records import TieKind
from dragoman.records.errors import DataFileError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a copy of the data files to spoil; what was read of it is forgotten afterwards."""
    for name in ("tie_kinds.csv", "tie_changes.csv"):
        (tmp_path / name).write_bytes((rules.DATA / name).read_bytes())
    monkeypatch.setattr(rules, "DATA", tmp_path)
    kind_rules.cache_clear()
    change_rules.cache_clear()
    yield tmp_path
    kind_rules.cache_clear()
    change_rules.cache_clear()


def test_every_kind_has_its_line() -> None:
    """The data file knows every kind of tie of the codebook, and no other."""
    assert set(kind_rules()) == set(get_args(TieKind))


def test_every_line_can_be_reached() -> None:
    """No line of the table is hidden by an earlier one that fits all that it fits."""
    lines = change_rules()
    for at, line in enumerate(lines):
        for earlier in lines[:at]:
            wider = (
                line.kinds <= earlier.kinds
                and line.types <= earlier.types
                and line.by <= earlier.by
                and (not earlier.modes or (line.modes and line.modes <= earlier.modes))
                and (
                    not earlier.cameo or (line.cameo and all(c.startswith(earlier.cameo) for c in line.cameo))
                )
                and earlier.words is None
            )
            assert not wider, (earlier, line)


@pytest.mark.parametrize(
    ("kind", "event", "side", "effect"),
    [
        ("recognises", act("SUPPORT 054 NOR > PSE", "Norway recognised Palestine"), "a", "begins"),
        ("diplomatic-relations", act("SUPPORT 054 IRN SAU", "resumed relations"), "together", "begins"),
        (
            "diplomatic-relations",
            act("SANCTION:discontinue 161 MLI > UKR", "cut diplomatic ties"),
            "a",
            "ends",
        ),
        (
            "diplomatic-relations",
            act("SANCTION:discontinue 161 MLI > UKR", "downgraded ties"),
            "a",
            "opposes",
        ),
        ("member-of", act("SANCTION:withdraw 160 GAB > ECCAS", "left the bloc"), "a", "ends"),
        ("member-of", act("SANCTION:expel 160 ECCAS > GAB", "put it out"), "b", "ends"),
        ("member-of", act("SANCTION:discontinue 160 GAB > ECCAS", "froze its seat"), "a", "opposes"),
        ("participates-in", act("SANCTION:discontinue 160 GAB > ECCAS", "froze its seat"), "a", "ends"),
        ("participates-in", act("SANCTION:discontinue 160 EU > XKX", "suspended aid to it"), "b", "opposes"),
        ("peacekeepers-in", act("RETREAT:withdraw 0873 KEN > HTI", "its peacekeepers left"), "a", "ends"),
        ("peacekeepers-in", act("AID 074 KEN > HTI", "sent peacekeepers"), "a", "begins"),
        ("controls", act("ASSAULT 192 M23 > GOMA", "took the town"), "a", "begins"),
        ("in-conflict-with", act("ASSAULT:aerial 195 ISR > IRN", "bombed it"), "a", "shows"),
        ("in-conflict-with", act("AGREE 0356 THA KHM", "agreed on a truce"), "together", "opposes"),
        ("in-conflict-with", act("CONSULT 045 MYS > THA KHM", "mediated"), "third", "opposes"),
        ("allied-with", act("ACCUSE:disapprove 111 PHL > USA", "criticised it"), "a", "opposes"),
    ],
)
def test_events_mean_what_the_codebook_says(kind: TieKind, event: object, side: str, effect: str) -> None:
    """Acts that make, end, show or strain a tie are read as such."""
    rule = rule_for(kind, event, side)  # type: ignore[arg-type]
    assert rule is not None
    assert rule.effect == effect


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (
            "tie_kinds.csv",
            "recognises,no,ends",
            "recognises,perhaps,ends",
            "'perhaps' cannot stand in mutual",
        ),
        ("tie_kinds.csv", "claims,no,ends,\n", "", "no line for claims"),
        ("tie_changes.csv", "recognises,SUPPORT,", "recognises,PRAISE,", "'PRAISE' cannot stand in types"),
        ("tie_changes.csv", ",SANCTION,expel,", ",SANCTION,banish,", "'banish' cannot stand in modes"),
        ("tie_changes.csv", ",a,,begins,", ",c,,begins,", "'c' cannot stand in by"),
        ("tie_changes.csv", ",shows,several,", ",shows,many,", "'many' cannot stand in alone"),
    ],
)
def test_a_fault_is_told_with_its_place(folder: Path, name: str, old: str, new: str, message: str) -> None:
    """A value that cannot be is named with file, line and what may stand there."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataFileError, match=message):
        (kind_rules if name == "tie_kinds.csv" else change_rules)()
