"""What is kept of answers, for how long, and that a ledger forgets when it should."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from tests.ledger.pieces import pair

from dragoman.ledger import Ledger
from dragoman.ledger.index import State
from dragoman.ledger.index.news import Mark, News
from dragoman.ledger.remembered import Remembered
from dragoman.ledger.watching import Watch

MARK = Mark("", 0, 0, 0)


class Asked:
    """Counts how often an answer is made."""

    def __init__(self, meanwhile: Callable[[], object] = lambda: None) -> None:
        """Begin at none; something may happen meanwhile."""
        self.made, self._meanwhile = 0, meanwhile

    def __call__(self) -> int:
        """Make one more."""
        self.made += 1
        self._meanwhile()
        return self.made


class Told:
    """A ledger of which only the news is known: each touches everything that was asked of it."""

    def __init__(self) -> None:
        """Begin without any."""
        self.number = 0

    def state(self) -> State:
        """As many states as there was news."""
        return State("", self.number, 0, 0)

    def moved(self, state: State) -> frozenset[str]:
        """The articles, where there was news."""
        return frozenset({"articles"} if state.articles != self.number else ())

    def news(self, mark: Mark | None) -> tuple[State, Mark, News]:
        """All of it may be another now."""
        return self.state(), mark or MARK, News({}, (), 0)


def memory(told: Told, most: int = 1000) -> tuple[Remembered, Watch]:
    """A memory of answers to a ledger."""
    watch = Watch(told)
    return Remembered(watch, most), watch


def asking(watch: Watch, make: Asked) -> Callable[[], int]:
    """An answer that rests on everything."""

    def ask() -> int:
        made = make()
        assert watch.noting.notes is not None
        watch.noting.notes.everything(7)
        return made

    return ask


def test_an_answer_is_made_once_until_there_is_news_of_it() -> None:
    """Asked again it is the answer kept; after news that touches it, it is made anew."""
    told, make = Told(), Asked()
    kept, watch = memory(told)
    ask = asking(watch, make)
    assert [kept.get("q", ask, lambda _: 1) for _ in range(3)] == [1, 1, 1]
    told.number += 1
    assert [kept.get("q", ask, lambda _: 1) for _ in range(2)] == [2, 2]


def test_what_rests_on_nothing_is_kept_for_good() -> None:
    """An answer that asked nothing of the ledger cannot be touched by news."""
    told, make = Told(), Asked()
    kept, _ = memory(told)
    kept.get("q", make, lambda _: 1)
    told.number += 1
    assert kept.get("q", make, lambda _: 1) == 1


def test_an_answer_made_of_another_rests_on_the_same() -> None:
    """News that touches what an answer was made of touches it too, whether that was kept or made just then."""
    told, inner, outer = Told(), Asked(), Asked()
    kept, watch = memory(told)

    def ask(name: str) -> int:
        return kept.get(
            name, lambda: outer() + 10 * kept.get("inner", asking(watch, inner), lambda _: 1), lambda _: 1
        )

    assert [ask("first"), ask("second")] == [11, 12]
    told.number += 1
    assert [ask("second"), ask("first")] == [23, 24]


def test_the_longest_unasked_is_forgotten_first() -> None:
    """Beyond the weight that is kept, what was asked last stays."""
    kept, _ = memory(Told(), 8)
    makes = {name: Asked() for name in "abc"}
    for name in "abac":
        kept.get(name, makes[name], lambda _: 2)
    for name in "acb":
        kept.get(name, makes[name], lambda _: 2)
    assert {name: make.made for name, make in makes.items()} == {"a": 1, "b": 2, "c": 1}


def test_an_answer_about_everything_pushes_nothing_out() -> None:
    """An answer heavier than half of all that is kept is given and not kept."""
    kept, _ = memory(Told(), 10)
    small, large = Asked(), Asked()
    kept.get("small", small, lambda _: 1)
    for _ in range(2):
        kept.get("large", large, lambda _: 100)
    kept.get("small", small, lambda _: 1)
    assert (small.made, large.made) == (1, 2)


def test_what_was_touched_meanwhile_is_not_kept() -> None:
    """An answer during whose making news came may be of either state, and is made again."""
    told = Told()
    make = Asked(lambda: setattr(told, "number", 1))
    kept, watch = memory(told)
    assert kept.get("q", asking(watch, make), lambda _: 1) == 1
    assert kept.get("q", asking(watch, make), lambda _: 1) == 2
    assert kept.get("q", asking(watch, make), lambda _: 1) == 2


def test_an_answer_is_made_once_for_all_who_ask_at_once() -> None:
    """Eight threads that ask the same at the same time are given one answer, made once."""
    together = threading.Barrier(8)
    make = Asked(lambda: threading.Event().wait(0.05))
    kept, _ = memory(Told())
    given: list[int] = []

    def ask() -> None:
        together.wait()
        given.append(kept.get("q", make, lambda _: 1))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert given == [1] * 8


def test_who_waits_for_an_answer_that_fails_makes_it_himself() -> None:
    """An error is for who made it; the next to ask tries again."""
    kept, _ = memory(Told())

    def fail() -> int:
        raise ValueError

    for _ in range(2):
        try:
            kept.get("q", fail, lambda _: 1)
        except ValueError:
            continue
        raise AssertionError
    assert kept.get("q", lambda: 5, lambda _: 1) == 5


def test_a_ledger_forgets_what_is_touched_and_nothing_else(ledger: Ledger) -> None:
    """An article about two others leaves an answer alone; one about the same two, or a judgement of it, does not."""
    make = Asked(lambda: ledger.reports(kinds=["event"], parties=["NOR", "TCD"]))

    def ask() -> int:
        return ledger.remember("q", make, lambda _: 1)

    ledger.add([pair(1)], coder="1")
    assert (ask(), ask()) == (1, 1)
    ledger.add([pair(2, recipient="KEN")], coder="1")
    ledger.compact()
    assert ask() == 1
    ledger.add([pair(3)], coder="1")
    assert (ask(), ask()) == (2, 2)
    other = ledger.reports(kinds=["event"], parties=["KEN"])[0]
    ledger.judge("reject", [other.id], who="A. Reader")
    assert ask() == 2
    mine = ledger.reports(kinds=["event"], parties=["TCD"])[0]
    ledger.judge("reject", [mine.id], who="A. Reader")
    assert (ask(), ask()) == (3, 3)
    ledger.judge("standing", ["The Lake Post"], who="A. Reader", value="discounted")
    assert (ask(), ask()) == (4, 4)


def test_the_past_is_never_touched(ledger: Ledger) -> None:
    """What was known on a moment is kept whatever comes later."""
    ledger.add([pair(1)], coder="1")
    moment = ledger.reports()[0].recorded_at
    make = Asked(lambda: ledger.reports(known_on=moment))
    for seed in (2, 3):
        assert ledger.remember("q", make, lambda _: 1) == 1
        ledger.add([pair(seed)], coder="1")


def test_the_clock_is_no_past(ledger: Ledger) -> None:
    """An answer of the present that was made by the clock is touched like any other, also by way of another."""
    ledger.add([pair(1)], coder="1")

    def inner(moment: datetime) -> int:
        return ledger.remember(("inner", moment), lambda: len(ledger.reports(known_on=moment)), lambda _: 1)

    def ask() -> int:
        return ledger.remember("q", lambda: inner(datetime.now(UTC)), lambda _: 1)

    assert (ask(), ask()) == (5, 5)
    ledger.add([pair(2)], coder="1")
    assert ask() == 10


def test_another_ledger_of_the_folder_is_noticed(ledger: Ledger) -> None:
    """What another process adds makes answers be made anew too."""
    make = Asked(ledger.count)
    ledger.remember("q", make, lambda _: 1)
    with Ledger.open(ledger.path) as other:
        other.add([pair(1)], coder="1")
    assert ledger.remember("q", make, lambda _: 1) == 2


def test_an_index_made_again_makes_all_be_asked_again(ledger: Ledger) -> None:
    """Nothing of an index that was thrown away is relied on."""
    ledger.add([pair(1)], coder="1")
    make = Asked(lambda: ledger.reports(parties=["NOR"]))
    ledger.remember("q", make, lambda _: 1)
    ledger.discard_index()
    assert ledger.remember("q", make, lambda _: 1) == 2


def test_naming_and_order_agree_with_the_reports(ledger: Ledger) -> None:
    """The articles that name somebody, and the order of reports, are those of the reports themselves, judged or not."""
    made = [pair(1), pair(2, recipient="KEN"), pair(3, actor="TCD", recipient="NOR")]
    ledger.add(made, coder="1")
    before = ledger.reports()[-1].recorded_at

    def agree() -> None:
        for moment in (None, before, before - timedelta(days=1)):
            for parties in (("NOR",), ("NOR", "TCD"), ("NOR", "SDN", "TCD"), ("KEN",)):
                told = ledger.reports(parties=parties, known_on=moment)
                assert ledger.order(parties, moment) == tuple(one.id for one in told)
            each = {
                party: {one.article for one in ledger.reports(parties=(party,), known_on=moment)}
                for party in ("TCD", "SDN")
            }
            assert ledger.naming(["TCD"], moment) == each["TCD"]
            assert ledger.naming(["TCD", "SDN"], moment) == each["TCD"] & each["SDN"]

    agree()
    tie = ledger.reports(kinds=["tie"], parties=["KEN"])[0]
    ledger.judge("correct", [tie.id], who="A. Reader", field="b", value='"TCD"')
    ledger.judge("reject", [ledger.reports(parties=["TCD"])[0].id], who="A. Reader")
    agree()
    assert ledger.reports(kinds=["tie"], parties=["KEN"]) == ()
