"""What an article remembers: people by surname, who was spoken of, pairs and opponents."""

import pytest

from dragoman.coder.cast import Cast, Member
from dragoman.world import World


@pytest.fixture
def cast(world: World) -> Cast:
    """Give the cast of an article that has told nothing yet."""
    return Cast(world, (None, None))


def test_a_person_is_known_by_surname(cast: Cast) -> None:
    """Met with the full name, found by the last, whatever its case."""
    cast.meet(Member("Ada Berg", "NOR", "GOV", "Ada Berg"), ("envoy",))
    for name in ("Berg", "Ada Berg", "BERG"):
        member = cast.known(name)
        assert member is not None
        assert member.id == "NOR"


def test_a_role_noun_leads_to_who_bore_it(cast: Cast) -> None:
    """The words "the envoy" mean the one last introduced as an envoy."""
    cast.meet(Member("Ada Berg", "NOR", "GOV", "Ada Berg"), ("envoy",))
    assert cast.by_noun["envoy"].person == "Ada Berg"


def test_a_later_mention_without_an_id_does_not_forget(cast: Cast) -> None:
    """What was known of a person stays known."""
    cast.meet(Member("Ada Berg", "NOR", "GOV", "Ada Berg"), ())
    cast.meet(Member("Berg", None, None, "Berg"), ())
    member = cast.known("Berg")
    assert member is not None
    assert (member.id, member.person) == ("NOR", "Ada Berg")


def test_a_stranger_is_not_known(cast: Cast) -> None:
    """Nor is nobody at all."""
    assert cast.known("Berg") is None
    assert cast.known("") is None


def test_a_member_of_nobody_is_no_entity() -> None:
    """Without an id there is no actor."""
    assert Member("Berg", None, "GOV", "Berg").entity("he", 3) is None


def test_a_member_as_an_entity_has_the_words_used() -> None:
    """The entity is called as the text calls it here."""
    entity = Member("Berg", "NOR", "GOV", "Ada Berg").entity("she", 3)
    assert entity is not None
    assert (entity.text, entity.id, entity.role, entity.person, entity.start) == (
        "she",
        "NOR",
        "GOV",
        "Ada Berg",
        3,
    )


def test_a_pair_is_kept_in_one_order_and_never_of_one(cast: Cast) -> None:
    """Pairs are sets; nobody stands against itself."""
    cast.pair("TCD", "NER")
    assert cast.last_pair == ("NER", "TCD")
    cast.pair("MLI", "MLI")
    assert cast.last_pair == ("NER", "TCD")


def test_disputants_are_the_weightiest_pair(cast: Cast) -> None:
    """The matter of the article tells who stands against whom, third parties left out where asked."""
    assert cast.disputants() is None
    cast.matter[("NER", "TCD")] = 5
    cast.matter[("NOR", "TCD")] = 2
    assert cast.disputants() == ("NER", "TCD")
    assert cast.disputants(frozenset({"NER"})) == ("NOR", "TCD")
    assert cast.disputants(frozenset({"TCD"})) is None


def test_opponent_is_the_other_of_the_weightiest_pair(cast: Cast) -> None:
    """Asked from either side."""
    cast.matter[("NER", "TCD")] = 5
    cast.matter[("NOR", "TCD")] = 2
    assert cast.opponent("TCD") == "NER"
    assert cast.opponent("NER") == "TCD"
    assert cast.opponent("NOR") == "TCD"
    assert cast.opponent("PER") is None
