"""Whether words stand where a record says."""

import pytest

from dragoman.ledger.spans import faults_in
from dragoman.records import Claim, Entity, Event, Mediation, Position

TEXT = "Kenya’s Foreign <b>Ministry</b> urged Uganda on. KENYA WAITS"


def _event(entity: Entity) -> Event:
    return Event(
        quote="urged Uganda", start=TEXT.index("urged"), event_type="REQUEST", cameo="020", actors=(entity,)
    )


@pytest.mark.parametrize(
    ("words", "place", "sound"),
    [
        ("Uganda", TEXT.index("Uganda"), True),
        ("Uganda on", TEXT.index("on."), True),
        ("Uganda", TEXT.index("Uganda") - 1, True),
        ("Kenya’s Foreign Ministry", TEXT.index("Ministry"), True),
        ("kenya", TEXT.index("KENYA"), True),
        ("Rwanda", TEXT.index("Uganda"), False),
        ("Uganda", -1, False),
    ],
)
def test_names_stand_around_their_place(words: str, place: int, sound: bool) -> None:
    """The place may be that of the chief word; markup and the case of headlines do not count."""
    assert (faults_in(_event(Entity(text=words, id="X", start=place)), TEXT) == ()) is sound


def test_names_without_a_place_are_not_looked_for() -> None:
    """A party that the text does not name has nothing to be compared."""
    assert faults_in(_event(Entity(text="nobody", id="X")), TEXT) == ()


def test_positions_and_reports_are_words_of_the_article() -> None:
    """Those of a claim stand at their place, those of a mediation somewhere."""
    position = Position(holder="KEN", stance="asserts", quote="urged", start=0)
    claim = Claim(proposition="p", positions=(position,), contested=False, quote="Kenya", start=0)
    assert faults_in(claim, TEXT) == ("the position 'urged' is not at character 0",)
    effort = Mediation(
        mediators=("KEN",), disputants=("UGA", "RWA"), matter=None, stage="offered",
        reports=("Kenya", "not there"), quote="Kenya", start=0,
    )  # fmt: skip
    assert faults_in(effort, TEXT) == ("the report 'not there' is nowhere in it",)
