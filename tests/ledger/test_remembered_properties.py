"""Whatever is added, judged, withdrawn or merged between questions: what is remembered is what would be made now."""

import tempfile
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ledger.pieces import FIRST_DAY, Pair, pair, words_of

from dragoman.analysis.claims import claims
from dragoman.analysis.dyads import dyad
from dragoman.analysis.events import events
from dragoman.analysis.mediations import mediations
from dragoman.analysis.standing import relations
from dragoman.ledger import Ledger
from dragoman.ledger.counts import NOW
from dragoman.ledger.index import Store
from dragoman.ledger.index.select import Selection
from dragoman.ledger.reading import Reader
from dragoman.world import World

TEXTS = [words_of(50, 120), words_of(60, 120), words_of(70, 120)]
OUTLETS = ("A", "B", "C", None)
ACTORS = ("NOR", "KEN", "AU")
WHO = "A. Reader"
MIDDLE = str(FIRST_DAY + timedelta(days=2))


@cache
def world() -> World:
    """Who is who."""
    return World.load()


def _printed(text: int, actor: str, recipient: str, outlet: str | None) -> Pair:
    """An article whose day follows from its outlet and text; one text under two outlets is one story."""
    day = FIRST_DAY + timedelta(days=(OUTLETS.index(outlet) * 3 + text + ord(actor[0])) % 5)
    return pair(actor=actor, recipient=recipient, text=TEXTS[text], outlet=outlet, day=day)


ARTICLES = st.builds(
    _printed,
    st.integers(0, 2),
    st.sampled_from(ACTORS),
    st.sampled_from(["TCD", "SOM"]),
    st.sampled_from(OUTLETS),
)
NUMBERS = st.integers(0, 50)
STEPS = st.one_of(
    st.tuples(st.just("add"), ARTICLES, st.sampled_from(["1", "2", "1.5"])),
    st.tuples(st.just("elsewhere"), ARTICLES, st.just("1")),
    st.tuples(st.sampled_from(["reject", "confirm"]), NUMBERS, st.none()),
    st.tuples(st.just("correct"), NUMBERS, st.sampled_from(["TCD", "KEN", "UGA"])),
    st.tuples(st.sampled_from(["merge", "split"]), NUMBERS, NUMBERS),
    st.tuples(st.just("standing"), st.sampled_from(["A", "B"]), st.sampled_from(["discounted", "normal"])),
    st.tuples(st.just("withdraw"), NUMBERS, st.none()),
    st.tuples(st.sampled_from(["compact", "discard"]), st.none(), st.none()),
)


def take(ledger: Ledger, step: tuple[Any, Any, Any]) -> None:
    """Do to a ledger what a step says, as far as there is something to do it to."""
    name, what, how = step
    reports = ledger.reports(kinds=["event", "tie"])
    if name == "add":
        ledger.add([what], coder=how)
    elif name == "elsewhere":
        with Ledger.open(ledger.path) as other:
            other.add([what], coder=how)
    elif name == "withdraw":
        if made := ledger.judgements():
            ledger.withdraw(made[what % len(made)].id, who=WHO)
    elif name == "standing":
        ledger.judge("standing", [what], who=WHO, value=how)
    elif name in {"compact", "discard"}:
        (ledger.compact if name == "compact" else ledger.discard_index)()
    elif reports:
        _judge(ledger, name, reports[what % len(reports)].id, how)


def _judge(ledger: Ledger, name: Any, target: str, how: Any) -> None:
    if name in {"reject", "confirm"}:
        ledger.judge(name, [target], who=WHO)
    elif name == "correct":
        record = ledger.find([target])[0].kind
        field, value = (
            ("b", f'"{how}"') if record == "tie" else ("recipients", f'[{{"text":"{how}","id":"{how}"}}]')
        )
        ledger.judge("correct", [target], who=WHO, field=field, value=value)
    else:
        events_ = ledger.reports(kinds=["event"])
        other = events_[how % len(events_)].id
        if other != target and ledger.find([target])[0].kind == "event":
            ledger.judge(name, [target, other], who=WHO)


def _answers(ledger: Ledger, moment: datetime | None) -> list[bytes]:
    """Answers of every kind, now and as known at a moment."""
    found: list[object] = []
    for known_on in (None, moment):
        for a, b in (("NOR", "TCD"), ("KEN", "SOM")):
            found += [
                dyad(ledger, world(), a, b, known_on=known_on),
                events(ledger, parties=(a, b), known_on=known_on, world=world()),
                claims(ledger, world(), parties=(a,), known_on=known_on),
                relations(ledger, world(), a, b, known_on=known_on),
                mediations(ledger, world(), mediator=a, known_on=known_on),
                ledger.reports(parties=[b], known_on=known_on),
                claims(ledger, world(), parties=(a, b), known_on=known_on),
                sorted(ledger.naming([a, b], known_on)),
            ]
        found += [
            claims(ledger, world(), known_on=known_on),
            ledger.count(known_on),
            ledger.busiest(5, known_on),
        ]
    return [msgspec.json.encode(one) for one in found]


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(ARTICLES, min_size=1, max_size=3), st.lists(STEPS, min_size=2, max_size=7))
def test_what_is_remembered_is_what_would_be_made_now(
    first: list[Pair], steps: list[tuple[Any, Any, Any]]
) -> None:
    """After every step a ledger with a memory and one just opened give the same bytes, and the past stays as it was."""
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "ledger", create=True) as ledger:
        ledger.add(first, coder="1")
        moment, past = datetime.now(UTC), None
        for step in (None, *steps):
            if step:
                take(ledger, step)
            told = _answers(ledger, moment)
            with Ledger.open(ledger.path) as fresh:
                assert told == _answers(fresh, moment)
            half = told[len(told) // 2 :]
            assert past in (None, half)
            past = half


def _trees_agree(ledger: Ledger) -> None:
    """Places and numbers are those of the reports themselves."""
    reader = Reader(Store(ledger.folder, ledger.tables))
    days = {one.id: str(one.article.published.latest or "") for one in ledger.articles()}
    for parties in ((), ("NOR",), ("NOR", "TCD"), ("SDN", "SOM")):
        told = reader.unjudged(Selection(parties=parties))
        expected = sorted({(days[one.article], one.article) for one in told}, reverse=True)
        assert reader.newest(parties, NOW, "9999", 99, any_of=False) == (expected, len(expected))
        soon = [*(one for one in expected if one[0] <= MIDDLE), *(one for one in expected if one[0] > MIDDLE)]
        assert reader.newest(parties, NOW, MIDDLE, 2, any_of=False)[0] == soon[:2]
        listed = reader.following(parties, NOW, None, (None, MIDDLE), 99, oldest_first=True)
        assert listed == tuple(one for one in reversed(expected) if one[0] <= MIDDLE)
        if listed:
            rest = reader.following(parties, NOW, listed[0], (None, MIDDLE), 99, oldest_first=True)
            assert rest == listed[1:]
    either = [reader.unjudged(Selection(parties=(one,))) for one in ("NOR", "KEN")]
    expected = sorted({(days[one.article], one.article) for told in either for one in told}, reverse=True)
    assert reader.newest(("NOR", "KEN"), NOW, "9999", 99, any_of=True) == (expected, len(expected))
    assert ledger.count() == ledger.count(datetime.now(UTC) + timedelta(days=1))


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(ARTICLES, min_size=1, max_size=3), st.lists(STEPS, min_size=1, max_size=6))
def test_what_is_counted_as_it_comes_is_what_is_there(
    first: list[Pair], steps: list[tuple[Any, Any, Any]]
) -> None:
    """After every step the trees and the numbers of the index are those of the reports, superseded ones left out."""
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "ledger", create=True) as ledger:
        ledger.add(first, coder="1")
        for step in (None, *steps):
            if step:
                take(ledger, step)
            _trees_agree(ledger)
