"""The data files of mediation: what they must hold, and what is said of a faulty one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.analysis.ties_made import act

from dragoman.analysis.mediations import tables
from dragoman.analysis.mediations.tables import ORDER, act_kinds, matters_of, step_rule, step_rules
from dragoman.records.errors import DataFileError

FILES = ("mediation_steps.csv", "third_party_acts.csv", "mediation_matters.csv")


def _read(name: str) -> None:
    if name == "mediation_steps.csv":
        step_rules()
    elif name == "third_party_acts.csv":
        act_kinds("talks")
    else:
        matters_of(["talks"])


def _forget() -> None:
    step_rules.cache_clear()
    tables._patterns.cache_clear()  # noqa: SLF001 - what was read of the spoilt copy


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a copy of the data files to spoil; what was read of it is forgotten afterwards."""
    for name in FILES:
        (tmp_path / name).write_bytes((tables.DATA / name).read_bytes())
    monkeypatch.setattr(tables, "DATA", tmp_path)
    _forget()
    yield tmp_path
    _forget()


def test_every_stage_can_be_told_without_an_event() -> None:
    """Each stage has its line, and brings to itself."""
    assert all(step_rules()["record", stage].stage == stage for stage in ORDER)


@pytest.mark.parametrize(
    ("what", "status", "stage"),
    [
        ("REQUEST:assist 028 PER > OMN", "occurred", "requested"),
        ("AGREE 039 OMN > PER CHL", "occurred", "offered"),
        ("REJECT 126 PER > OMN", "occurred", "declined"),
        ("AGREE 038 PER > OMN", "occurred", "accepted"),
        ("AGREE 038 PER > OMN", "not-done", "offered"),
        ("CONSULT 045 OMN > PER CHL", "ongoing", "under-way"),
        ("CONSULT 045 OMN > PER CHL", "planned", "offered"),
        ("CONSULT:third-party 040 OMN > PER CHL", "occurred", "under-way"),
        ("SANCTION:withdraw 165 OMN > PER CHL", "occurred", "ended"),
    ],
)
def test_events_are_steps(what: str, status: str, stage: str) -> None:
    """Acts about third-party help bring an effort to the stage of the codebook."""
    found = step_rule(act(what, status=status))
    assert found is not None
    assert found[1].stage == stage


def test_other_events_are_none() -> None:
    """A denied offer, and acts that have nothing to do with help, are no step."""
    assert step_rule(act("AGREE 039 OMN > PER", status="denied")) is None
    assert step_rule(act("ACCUSE:allege 112 PER > CHL")) is None


def test_kinds_and_matters_are_read_from_words() -> None:
    """The closest kind comes first; a phrase that only speaks of peace names no matter."""
    assert act_kinds("hosted and mediated the talks") == ("hosting", "mediation")
    assert act_kinds("met them") == ()
    assert matters_of(["an exchange of prisoners"]) == {"captives"}
    assert matters_of(["the long conflict of the two"]) == frozenset()


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("mediation_steps.csv", "028,done,requested", "028,done,begged", "'begged' is no stage"),
        ("mediation_steps.csv", "{actors} asked", "{actor} asked", "no field 'actor'"),
        ("mediation_steps.csv", "record,failed", "records,failed", "no line record,failed"),
        ("third_party_acts.csv", "conciliation,", "soothing,", "'soothing' is no kind"),
        ("mediation_matters.csv", "nuclear|enrichment|uranium|centrifuge", "", "no words"),
    ],
)
def test_a_fault_is_told_with_its_place(folder: Path, name: str, old: str, new: str, message: str) -> None:
    """A value that cannot be is named with what may stand there."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataFileError, match=message):
        _read(name)
