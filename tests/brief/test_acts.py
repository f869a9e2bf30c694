"""Tellings put together."""

from collections.abc import Callable

import msgspec
import pytest

from dragoman.brief.acts import acts_of
from dragoman.brief.notes import Pair
from dragoman.records import Event


def test_headline_lead_and_another_outlet_tell_one_act(pairs: list[Pair]) -> None:
    """A retelling in the article and the same act of the same day elsewhere are one act of two outlets."""
    offer = acts_of(pairs)[0]
    assert [at for at, _ in offer.tellings] == [1, 0, 0]
    assert offer.outlets == {"the berbera herald", "the awash post"}
    assert offer.shade == "solid"


def test_undated_acts_are_not_taken_for_one(pairs: list[Pair]) -> None:
    """Without dates nothing says that two articles speak of the same strike."""
    article, coded = pairs[0]
    undated = msgspec.structs.replace(coded, events=(msgspec.structs.replace(coded.events[1], time=None),))
    other = msgspec.structs.replace(undated, outlet="Another")
    assert len(acts_of([(article, undated), (article, other)])) == 2


@pytest.mark.parametrize(
    ("status", "event_type", "shade"),
    [
        ("occurred", "ACCUSE", "outlined"),
        ("planned", "AGREE", "dashed"),
        ("hypothetical", "ASSAULT", "dashed"),
        ("occurred", "THREATEN", "dashed"),
        ("denied", "ASSAULT", "struck"),
        ("not-done", "AID", "struck"),
    ],
)
def test_one_outlet_shades(
    pairs: list[Pair], make_event: Callable[..., Event], status: str, event_type: str, shade: str
) -> None:
    """The visual code: one outlet outlined, what lies ahead dashed, what was denied or not done struck."""
    article, coded = pairs[0]
    event = make_event(article.text, "The port lease", f"{event_type} 010 ETH", status=status)
    act = acts_of([(article, msgspec.structs.replace(coded, events=(event,)))])[0]
    assert act.shade == shade


def test_a_contested_act_is_hatched(pairs: list[Pair]) -> None:
    """An event whose words are a contested claim is contested, whatever its status."""
    crossing = next(act for act in acts_of(pairs) if act.fullest.event_type == "ASSAULT")
    assert crossing.shade == "hatched"


def test_outlets_without_a_name_do_not_count(pairs: list[Pair]) -> None:
    """Two articles of unknown outlets are not known to be independent."""
    nameless = [(article, msgspec.structs.replace(coded, outlet=None)) for article, coded in pairs]
    assert acts_of(nameless)[0].shade == "outlined"
