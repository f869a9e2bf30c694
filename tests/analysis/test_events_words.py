"""What the words of a telling say beyond its record."""

import pytest

from dragoman.analysis.events.known import Known
from dragoman.analysis.events.tables import concepts, counted, needed, points, sayings
from dragoman.analysis.events.words import content, numbers, place_names, sentence
from dragoman.ontology import event_types
from dragoman.world import World


@pytest.fixture(scope="module")
def known() -> Known:
    """The world, asked for what merging needs."""
    return Known(World.load())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("killed at least 12 people", {("killed", 12)}),
        ("a dozen died", {("killed", 12)}),
        ("twenty-three wounded", {("wounded", 23)}),
        ("freed two hundred prisoners", {("captives", 200)}),
        ("the toll stood at 1,204", {("killed", 1204)}),
        ("three drones and 14 rockets", {("drones", 3), ("missiles", 14)}),
        ("in 2031 they met", set()),
    ],
)
def test_numbers(text: str, found: set[tuple[str, float]]) -> None:
    """A number counts with what it counts; one that counts nothing known is none."""
    assert numbers(text) == found


def test_words_of_one_meaning_are_one() -> None:
    """Truce and ceasefire, talks and met say the same; names of parties and small words say nothing."""
    assert content("the truce talks of Ruritania", {"ruritania"}) == content("met on a ceasefire")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("shells fell near Halwan", {"halwan"}),
        ("talks in the southern town of Bel Ami on Monday", {"bel ami"}),
        ("in March the army moved", set()),
        ("met in Ruritania", set()),
    ],
)
def test_place_names(text: str, found: set[str]) -> None:
    """Capitalised names that stand where places stand; months and parties are none."""
    assert place_names(text, {"ruritania"}) == found


def test_sentence_ends_at_stops_and_lines() -> None:
    """A quote's sentence is found between full stops and line breaks."""
    text = "A head\nThe guards left. Two posts fell near Halwan on Monday. All was quiet."
    start = text.index("fell")
    assert sentence(text, start, start + 4) == "Two posts fell near Halwan on Monday"


def test_places_far_apart(known: Known) -> None:
    """Towns a day's drive apart are apart, a town and its region are not, an unknown one is not known."""
    assert known.apart("nyala", "kassala") is True
    assert known.apart("goma", "north kivu") is False
    assert known.apart("nyala", "nowhere at all") is None


def test_names_of_a_people(known: Known) -> None:
    """A state's names, adjective and capital are its own and say nothing about an act."""
    assert {"chad", "chadian"} <= known.names("TCD")
    assert known.names("NO SUCH ID") == {"no such id"}


def test_members_and_blocs(known: Known) -> None:
    """A member belongs to its bloc, not the reverse; without a world nobody belongs."""
    assert known.belongs("NGA", "ECOWAS", None)
    assert not known.belongs("ECOWAS", "NGA", None)
    assert not Known(None).belongs("NGA", "ECOWAS", None)


def test_the_data_files_are_whole() -> None:
    """Every type has its need, every mark its words, no word counts two things, concepts are no single words."""
    assert set(needed()) == set(event_types())
    assert set(points()) == set(sayings())
    assert all(sayings().values())
    assert len(counted()) > 50
    assert all(word == word.casefold() for word in concepts())
