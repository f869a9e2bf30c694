"""What is kept of answers, for how long, and that a ledger forgets when it should."""

from datetime import timedelta

from tests.ledger.pieces import pair

from dragoman.ledger import Ledger
from dragoman.ledger.remembered import Remembered


class Asked:
    """Counts how often an answer is made."""

    def __init__(self) -> None:
        """Begin at none."""
        self.made = 0

    def __call__(self) -> int:
        """Make one more."""
        self.made += 1
        return self.made


def test_an_answer_is_made_once_for_a_state() -> None:
    """The same question of the same state gives the answer kept; of another state it is made anew."""
    kept, make = Remembered(), Asked()
    assert [kept.get(lambda: "a", "q", make, lambda _: 1) for _ in range(3)] == [1, 1, 1]
    assert kept.get(lambda: "b", "q", make, lambda _: 1) == 2
    assert kept.get(lambda: "a", "q", make, lambda _: 1) == 3


def test_the_longest_unasked_is_forgotten_first() -> None:
    """Beyond the weight that is kept, what was asked last stays."""
    kept, makes = Remembered(most=8), {name: Asked() for name in "abc"}
    for name in "abac":
        kept.get(lambda: 0, name, makes[name], lambda _: 2)
    for name in "acb":
        kept.get(lambda: 0, name, makes[name], lambda _: 2)
    assert {name: make.made for name, make in makes.items()} == {"a": 1, "b": 2, "c": 1}


def test_an_answer_about_everything_pushes_nothing_out() -> None:
    """An answer heavier than half of all that is kept is given and not kept."""
    kept, small, large = Remembered(most=10), Asked(), Asked()
    kept.get(lambda: 0, "small", small, lambda _: 1)
    for _ in range(2):
        kept.get(lambda: 0, "large", large, lambda _: 100)
    kept.get(lambda: 0, "small", small, lambda _: 1)
    assert (small.made, large.made) == (1, 2)


def test_what_changed_meanwhile_is_not_kept() -> None:
    """An answer made while the state changed may be of either, and is made again."""
    states, make = iter([0, 1, 1, 1]), Asked()
    kept = Remembered()
    assert kept.get(lambda: next(states), "q", make, lambda _: 1) == 1
    assert kept.get(lambda: next(states), "q", make, lambda _: 1) == 2


def test_a_ledger_forgets_when_something_is_added_or_judged(ledger: Ledger) -> None:
    """Every commit, of an article or a judgement, makes answers be made anew; a question does not."""
    make = Asked()

    def ask() -> int:
        return ledger.remember("q", make, lambda _: 1)

    ledger.add([pair(1)], coder="1")
    assert (ask(), ask()) == (1, 1)
    ledger.add([pair(2)], coder="1")
    assert (ask(), ask()) == (2, 2)
    ledger.judge("reject", [ledger.reports()[0].id], who="A. Reader")
    assert (ask(), ask()) == (3, 3)


def test_another_ledger_of_the_folder_is_noticed(ledger: Ledger) -> None:
    """What another process adds makes answers be made anew too."""
    make = Asked()
    ledger.remember("q", make, lambda _: 1)
    with Ledger.open(ledger.path) as other:
        other.add([pair(1)], coder="1")
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
            told = ledger.reports(parties=("TCD",), known_on=moment)
            assert ledger.naming("TCD", moment) == {one.article for one in told}

    agree()
    tie = ledger.reports(kinds=["tie"], parties=["KEN"])[0]
    ledger.judge("correct", [tie.id], who="A. Reader", field="b", value='"TCD"')
    ledger.judge("reject", [ledger.reports(parties=["TCD"])[0].id], who="A. Reader")
    agree()
    assert ledger.reports(kinds=["tie"], parties=["KEN"]) == ()
