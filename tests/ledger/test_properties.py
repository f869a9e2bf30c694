"""What holds of a ledger whatever is done with it, in whatever order."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ledger.pieces import FIRST_DAY, Pair, pair, words_of

from dragoman.ledger import Ledger

TEXTS = [words_of(50, 120), words_of(60, 120)]
QUICK = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

OUTLETS = ("A", "B", "C", None)


def _printed(text: int, actor: str, outlet: str | None) -> Pair:
    """An article whose day follows from its outlet and text: an outlet prints a text on one day."""
    day = FIRST_DAY + timedelta(days=(OUTLETS.index(outlet) * 3 + text + ord(actor[0])) % 5)
    return pair(actor=actor, text=TEXTS[text], outlet=outlet, day=day)


articles = st.builds(_printed, st.integers(0, 1), st.sampled_from(["NOR", "KEN"]), st.sampled_from(OUTLETS))


@contextmanager
def _ledger() -> Iterator[Ledger]:
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "ledger", create=True) as made:
        yield made


def _answer(ledger: Ledger, known_on: datetime | None = None) -> bytes:
    return msgspec.json.encode((ledger.reports(known_on=known_on), ledger.articles(known_on=known_on)))


def _timeless(ledger: Ledger) -> bytes:
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    return msgspec.json.encode(
        [msgspec.structs.replace(one, recorded_at=moment) for one in (*ledger.reports(), *ledger.articles())]
    )


@QUICK
@given(st.lists(articles, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_adding_does_not_matter(pairs: list[Pair], rng: Any) -> None:
    """One by one in another order, or all at once: the same answers, but for when they were recorded."""
    shuffled = pairs[:]
    rng.shuffle(shuffled)
    with _ledger() as one, _ledger() as other:
        one.add(pairs, coder="1")
        for single in shuffled:
            other.add([single], coder="1")
        assert _timeless(one) == _timeless(other)
        assert [(d.a, d.b, d.reports) for d in one.busiest()] == [
            (d.a, d.b, d.reports) for d in other.busiest()
        ]
        assert one.count() == other.count()


@QUICK
@given(st.lists(articles, min_size=1, max_size=4))
def test_adding_twice_adds_nothing(pairs: list[Pair]) -> None:
    """The second time every article is known, and the answers are the same to the byte."""
    with _ledger() as ledger:
        ledger.add(pairs, coder="1")
        before = _answer(ledger)
        assert {receipt.outcome for receipt in ledger.add(pairs, coder="1")} == {"known"}
        assert _answer(ledger) == before


_STEPS = st.one_of(
    st.tuples(st.just("add"), articles, st.sampled_from(["1", "2", "1.5"])),
    st.tuples(st.sampled_from(["reject", "confirm"]), st.integers(0, 50), st.none()),
    st.tuples(st.just("correct"), st.integers(0, 50), st.sampled_from(["planned", "denied"])),
    st.tuples(st.just("withdraw"), st.integers(0, 50), st.none()),
    st.tuples(st.sampled_from(["compact", "discard"]), st.none(), st.none()),
)


def _take(ledger: Ledger, step: tuple[str, Any, Any]) -> None:
    name, what, how = step
    if name == "add":
        ledger.add([what], coder=how)
    elif name in {"reject", "confirm", "correct"}:
        if events := ledger.reports(kinds=["event"]):
            correction = {"field": "status", "value": f'"{how}"'} if name == "correct" else {}
            ledger.judge(name, [events[what % len(events)].id], who="A. Reader", **correction)  # type: ignore[arg-type]
    elif name == "withdraw":
        if made := ledger.judgements():
            ledger.withdraw(made[what % len(made)].id, who="B. Reader")
    else:
        keeping: Callable[[], object] = ledger.compact if name == "compact" else ledger.discard_index
        keeping()


@QUICK
@given(st.lists(_STEPS, min_size=2, max_size=7))
def test_what_was_known_on_a_moment_stays_so_for_ever(steps: list[tuple[str, Any, Any]]) -> None:
    """After each step the answer of that moment is noted; after all of them each is replayed to the byte."""
    noted: list[tuple[datetime, bytes]] = []
    with _ledger() as ledger:
        for step in steps:
            _take(ledger, step)
            noted.append((datetime.now(UTC), _answer(ledger)))
            assert _answer(ledger, noted[-1][0]) == noted[-1][1]
        for _ in range(2):
            for moment, answer in noted:
                assert _answer(ledger, moment) == answer
            ledger.discard_index()


@QUICK
@given(st.lists(st.tuples(st.sampled_from(["reject", "confirm", "correct"]), st.booleans()), max_size=6))
def test_only_judgements_that_count_change_answers(judged: list[tuple[Any, bool]]) -> None:
    """With some withdrawn, the reports are those of a ledger in which these were never made; the history is not."""
    with _ledger() as one, _ledger() as other:
        for ledger in (one, other):
            ledger.add([pair(1)], coder="1")
        event = one.reports(kinds=["event"])[0].id
        made = []
        for number, (verb, withdrawn) in enumerate(judged):
            status = ("planned", "denied", "ongoing")[number % 3]
            asked = {"field": "status", "value": f'"{status}"'} if verb == "correct" else {}
            made.append((one.judge(verb, [event], who="A. Reader", **asked), withdrawn))
            if not withdrawn:
                other.judge(verb, [event], who="A. Reader", **asked)
        for judgement, withdrawn in made:
            if withdrawn:
                one.withdraw(judgement.id, who="A. Reader")
        assert _timeless(one) == _timeless(other)
        assert len(one.judgements(withdrawn=True)) == len(judged) + sum(w for _, w in judged)
        assert len(one.judgements()) == len(other.judgements())
