"""Reviewers' judgements: what they change, from when, and how they are taken back."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from tests.ledger.pieces import pair

from dragoman.ledger import Ledger, LedgerError
from dragoman.records import Event

WHO = "A. Reader"


@pytest.fixture
def event(ledger: Ledger) -> str:
    """The id of an event in a ledger of two articles."""
    ledger.add([pair(1), pair(2, actor="KEN")], coder="1")
    return ledger.reports(kinds=["event"], parties=["NOR"])[0].id


def _the(ledger: Ledger, ident: str) -> Any:
    return ledger.find([ident])[0]


def test_rejected_and_confirmed(ledger: Ledger, event: str) -> None:
    """A rejected report is no answer and not counted; confirmed later, it is one again and says so."""
    before, then = ledger.reports(), datetime.now(UTC)
    ledger.judge("reject", [event], who=WHO, why="it was another envoy")
    assert event not in {r.id for r in ledger.reports()}
    assert ledger.count().reports["event"] == 1
    assert {(d.a, d.b): d.reports for d in ledger.busiest()}["NOR", "TCD"] == 2
    assert ledger.reports(known_on=then) == before
    assert ledger.count(then).reports["event"] == 2
    ledger.judge("confirm", [event], who=WHO)
    assert _the(ledger, event).review == "confirmed"


def test_corrected(ledger: Ledger, event: str) -> None:
    """A corrected field reads as corrected, now; the report is found by what it names now, and by that only."""
    then = datetime.now(UTC)
    ledger.judge("correct", [event], who=WHO, field="status", value='"planned"')
    ledger.judge("correct", [event], who=WHO, field="recipients", value='[{"text": "TCD", "id": "MLI"}]')
    found = _the(ledger, event)
    assert (found.review, found.record.status, found.parties) == ("corrected", "planned", {"NOR", "MLI"})
    assert [r.id for r in ledger.reports(parties=["MLI"])] == [event]
    assert [r.id for r in ledger.reports(parties=["MLI", "NOR"], kinds=["event"])] == [event]
    assert ledger.reports(parties=["MLI"], kinds=["tie"]) == ()
    assert ledger.reports(parties=["MLI"], articles=["none"]) == ()
    assert event not in {r.id for r in ledger.reports(parties=["TCD"])}
    assert ledger.reports(parties=["MLI"], known_on=then) == ()
    dyads = {(d.a, d.b): d.reports for d in ledger.busiest()}
    assert (dyads["MLI", "NOR"], dyads["NOR", "TCD"]) == (1, 2)
    assert dyads == {(d.a, d.b): d.reports for d in ledger.busiest(known_on=datetime.now(UTC))}
    order = [(r.published.latest, r.article, r.record.start, r.id) for r in ledger.reports()]
    assert order == sorted(order)


def test_withdrawn(ledger: Ledger, event: str) -> None:
    """A judgement taken back counts no longer, and did count in between; a withdrawal can be taken back too."""
    never = ledger.reports()
    made = ledger.judge("reject", [event], who=WHO)
    between = datetime.now(UTC)
    withdrawal = ledger.withdraw(made.id, who="B. Reader", why="read the page again")
    assert ledger.reports() == never
    assert ledger.judgements() == ()
    assert event not in {r.id for r in ledger.reports(known_on=between)}
    assert ledger.judgements(between) == (made,)
    assert ledger.judgements(withdrawn=True) == (made, withdrawal)
    assert (withdrawal.withdraws, withdrawal.who) == (made.id, "B. Reader")
    with pytest.raises(LedgerError, match="was withdrawn before"):
        ledger.withdraw(made.id, who=WHO)
    ledger.withdraw(withdrawal.id, who=WHO)
    assert ledger.judgements() == (made,)
    assert event not in {r.id for r in ledger.reports()}


def test_a_judgement_survives_a_newer_coder(ledger: Ledger, event: str) -> None:
    """The same words coded again keep their id, and what was judged of them."""
    ledger.judge("correct", [event], who=WHO, field="status", value='"denied"')
    ledger.add([pair(1, status="ongoing")], coder="2")
    record = _the(ledger, event).record
    assert isinstance(record, Event)
    assert record.status == "denied"


def test_merge_split_and_standing_are_kept_for_who_asks(ledger: Ledger, event: str) -> None:
    """They change no report; `judgements` gives them in order."""
    before = ledger.reports()
    other = ledger.reports(kinds=["event"], parties=["KEN"])[0].id
    ledger.judge("merge", [event, other], who=WHO)
    ledger.judge("split", [event, other], who=WHO)
    ledger.judge("standing", ["The Lake Post"], who=WHO, value="discounted")
    assert [one.verb for one in ledger.judgements()] == ["merge", "split", "standing"]
    assert ledger.judgements()[2].value == "discounted"
    assert ledger.reports() == before
    assert ledger.count().judgements == 3


@pytest.mark.parametrize(
    ("verb", "targets", "asked", "message"),
    [
        ("praise", ["EVENT"], {}, "'praise' is no judgement; there are confirm, reject"),
        ("confirm", [], {}, "name the reports"),
        ("confirm", ["no such id"], {}, "no such id: there is no report of this id"),
        ("confirm", ["EVENT"], {"who": " "}, "needs the name of who"),
        ("confirm", ["EVENT"], {"field": "status"}, "takes neither field nor value"),
        ("merge", ["EVENT", "EVENT"], {}, "name two reports or more"),
        ("merge", ["EVENT", "TIE"], {}, "only reports of one kind .* event, tie"),
        ("standing", ["The Lake Post"], {"value": "lovely"}, "one of trusted, normal, discounted"),
        ("correct", ["EVENT"], {"field": "status"}, "needs a field and its new value"),
        (
            "correct",
            ["EVENT"],
            {"field": "colour", "value": '"red"'},
            "'colour' cannot be corrected in this event; .* event_type",
        ),
        ("correct", ["EVENT"], {"field": "quote", "value": '"x"'}, "'quote' cannot be corrected"),
        ("correct", ["EVENT"], {"field": "status", "value": '"maybe"'}, '"maybe" is no value for status'),
        ("correct", ["EVENT"], {"field": "status", "value": "planned"}, "written as JSON"),
        (
            "correct",
            ["EVENT"],
            {"field": "event_type", "value": '"HUG"'},
            "'HUG' is no event type; there are ACCUSE",
        ),
        ("correct", ["EVENT"], {"field": "mode", "value": '"aerial"'}, "'aerial' is no mode of AGREE"),
        (
            "correct",
            ["EVENT"],
            {"field": "actors", "value": '[{"text": "Oslo", "id": "NOR", "start": 3}]'},
            "does not fit the article: the name 'Oslo' is not around character 3",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(
    ledger: Ledger, event: str, verb: Any, targets: list[str], asked: dict[str, Any], message: str
) -> None:
    """The message says what would; nothing is recorded."""
    ids = {"EVENT": event, "TIE": ledger.reports(kinds=["tie"])[0].id}
    with pytest.raises(LedgerError, match=message):
        ledger.judge(verb, [ids.get(one, one) for one in targets], **({"who": WHO} | asked))
    assert ledger.judgements(withdrawn=True) == ()


def test_withdrawing_what_is_not_there_is_refused(ledger: Ledger) -> None:
    """The message names the id and where to look."""
    with pytest.raises(LedgerError, match="zzz: there is no judgement of this id"):
        ledger.withdraw("zzz", who=WHO)


def test_a_rejected_report_can_be_judged_again(ledger: Ledger, event: str) -> None:
    """Corrected after it was rejected, it stays rejected until it is confirmed, and then has the correction."""
    ledger.judge("reject", [event], who=WHO)
    ledger.judge("correct", [event], who=WHO, field="status", value='"planned"')
    assert ledger.find([event]) == ()
    ledger.judge("confirm", [event], who=WHO)
    assert _the(ledger, event).record.status == "planned"


def test_every_record_type_has_fields_to_correct(ledger: Ledger, event: str) -> None:
    """Of each kind one field is corrected, and reads so."""
    del event
    values = {
        "event": ("cameo", '"0312"'),
        "mediation": ("stage", '"accepted"'),
        "tie": ("holds", "false"),
        "claim": ("contested", "true"),
        "obstacle": ("goal", '"trade"'),
    }
    for report in ledger.reports(parties=["TCD"]):
        field, value = values[report.kind]
        ledger.judge("correct", [report.id], who=WHO, field=field, value=value)
        assert msgspec.json.encode(getattr(_the(ledger, report.id).record, field)).decode() == value
