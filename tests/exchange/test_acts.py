"""Acts as the sets of the field count them."""

import msgspec
from tests.exchange import made

from dragoman.exchange.acts import acts_of, number_of, pairs_of
from dragoman.exchange.told import Tally
from dragoman.records import Event


def ids(event: Event) -> list[tuple[str, str]]:
    """The pairs of an event by id."""
    return [(a.id if a else "", b.id if b else "") for a, b in pairs_of(event)]


def test_each_actor_acts_on_each_recipient() -> None:
    """An act by one upon two is two pairs."""
    assert ids(made.offer) == [("OMN", "TCD"), ("OMN", "SDN")]


def test_a_joint_act_goes_both_ways() -> None:
    """What two do together is written once from each side, as the field's coders do."""
    assert ids(made.signed) == [("TCD", "SDN"), ("SDN", "TCD")]


def test_two_speakers_of_one_state_are_one_party() -> None:
    """A state that acts through two persons does not act upon itself."""
    twice = msgspec.structs.replace(
        made.signed, actors=(made.CHAD, msgspec.structs.replace(made.CHAD, start=3))
    )
    assert ids(twice) == [("TCD", "")]


def test_an_act_without_a_recipient_has_no_target() -> None:
    """Nobody is made up where the text names nobody."""
    assert ids(msgspec.structs.replace(made.accused, recipients=())) == [("TCD", "")]


def test_a_retelling_goes_with_its_act() -> None:
    """The headline is a mention of the act that the body tells in full; what did not happen is counted apart."""
    tally = Tally()
    acts = list(acts_of(made.all_told(), tally))
    assert [(one.told.report.id, len(one.tellings)) for one in acts] == [
        ("event0001", 2),
        ("event0003", 1),
        ("event0005", 1),
    ]
    assert tally.left_out["denied event: the format cannot tell it from what happened"] == 1


def test_a_retelling_without_its_act_stands_for_itself() -> None:
    """Where the fullest telling was rejected or not asked for, its retelling is the act."""
    acts = list(acts_of([made.told("event", made.headline)], Tally()))
    assert [one.told.report.id for one in acts] == ["event0000"]


def test_numbers_stay_whole_in_doubles() -> None:
    """A number is the same in every run, differs by party, and a double holds it exactly."""
    numbers = {number_of("a", str(party)) for party in range(1000)}
    assert len(numbers) == 1000
    assert all(int(float(one)) == one for one in numbers)
    assert number_of("a", "b") == number_of("a", "b") != number_of("ab")
