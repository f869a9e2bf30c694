"""Obstacles: what the text says stands in the way of what."""

from collections.abc import Callable

import pytest

from dragoman.records import CodedArticle

TABLE = [
    (
        "The dispute over the lake is the main obstacle to a peace deal between Chad and Niger.",
        "The dispute over the lake",
        "a peace deal between Chad and Niger",
    ),
    (
        "Peru's lack of ties with Bolivia remains a key barrier to a trade deal.",
        "Peru's lack of ties with Bolivia",
        "a trade deal",
    ),
    (
        "The sticking point in the talks between Serbia and Kosovo is the status of Serb towns.",
        "the status of Serb towns",
        "the talks between Serbia and Kosovo",
    ),
    (
        "Bad roads remain a key barrier to trade between Chad and Niger.",
        "Bad roads",
        "trade between Chad and Niger",
    ),
    (
        "The lack of ties between Peru and Bolivia hampers trade.",
        "The lack of ties between Peru and Bolivia",
        "trade",
    ),
    (
        "Ethiopia's row with Kenya blocked a deal with Somalia.",
        "Ethiopia's row with Kenya",
        "a deal with Somalia",
    ),
    # what is withheld until something is, and what would be done if it were
    (
        "Peru refuses to reopen the border so long as Chilean patrols cross the river.",
        "Chilean patrols cross the river",
        "to reopen the border",
    ),
    (
        "Niger will not rejoin the bloc until the sanctions are lifted.",
        "until the sanctions are lifted",
        "Niger will not rejoin the bloc",
    ),
    (
        "Peru does not recognise Kosovo, a position rooted in its ties with Serbia.",
        "its ties with Serbia",
        "recognise Kosovo",
    ),
    (
        "Niger refuses to ratify the treaty because of the border dispute with Mali.",
        "the border dispute with Mali",
        "to ratify the treaty",
    ),
    ("Old debts prevented Chad from joining the bloc.", "Old debts", "joining the bloc"),
    ("Old debts stand in the way of a deal.", "Old debts", "a deal"),
    ("A settlement is impossible as long as troops remain in Chad.", "troops remain in Chad", "A settlement"),
    (
        "A settlement is impossible unless Sudanese troops leave.",
        "unless Sudanese troops leave",
        "A settlement",
    ),
    ("Talks cannot begin until the troops leave Chad.", "until the troops leave Chad", "Talks"),
    ("There will be no deal without a vote in Peru.", "without a vote in Peru", "deal"),
    ("No agreement is possible without a ceasefire.", "without a ceasefire", "agreement"),
    ("Chad and Niger resumed talks. The main sticking point is the port.", "the port", "talks"),
    (
        "A deal between Chad and Niger hinges on the old debts.",
        "the old debts",
        "A deal between Chad and Niger",
    ),
    ("The deal depends on the release of the hostages.", "the release of the hostages", "The deal"),
    (
        "The raid has made a truce between Chad and Sudan more difficult.",
        "The raid",
        "a truce between Chad and Sudan",
    ),
    ("The row makes it harder to reach a truce.", "The row", "reach a truce"),
]


@pytest.mark.parametrize(("text", "obstacle", "goal"), TABLE, ids=[row[0] for row in TABLE])
def test_obstacle_and_goal(coded: Callable[..., CodedArticle], text: str, obstacle: str, goal: str) -> None:
    """By noun and by verb, in the words of the text (section 6)."""
    (found,) = coded(text).obstacles
    assert (found.obstacle, found.goal) == (obstacle, goal)
    assert found.says == "outlet"


NONE = [
    "The minister smiled.",
    "The dispute is not an obstacle to a deal.",
    "Police blocked a road in Chad.",
    "The barrier stands in Niger.",
    "Old debts do not stand in the way of a deal.",
    "The deal does not depend on a vote.",
    "Talks will begin when the troops leave Chad.",
    "Police prevented Chad from scoring.",
    "The rain made the road harder.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_obstacle(coded: Callable[..., CodedArticle], text: str) -> None:
    """A thing in the road, or an obstacle denied, is none."""
    assert coded(text).obstacles == ()


def test_who_says_so(coded: Callable[..., CodedArticle]) -> None:
    """An obstacle on somebody's word says whose."""
    (found,) = coded("Kenya said that the closed border was an obstacle to a trade deal.").obstacles
    assert found.says == "Kenya"


def test_whose_goal(coded: Callable[..., CodedArticle]) -> None:
    """Whose goal it is, where the text names an owner."""
    (found,) = coded("The border dispute is an obstacle to Moldova's accession.").obstacles
    assert found.whose == "MDA"


def test_told_again_in_the_same_words_is_one(coded: Callable[..., CodedArticle]) -> None:
    """An obstacle repeated word for word is not counted twice."""
    text = "Old debts stand in the way of a deal.\nOld debts stand in the way of a deal."
    assert len(coded(text).obstacles) == 1


def test_obstacles_quote_the_text(coded: Callable[..., CodedArticle]) -> None:
    """The quote stands at its offset and holds both sides of the obstacle."""
    text = TABLE[5][0]
    (found,) = coded(text).obstacles
    assert text[found.start :].startswith(found.quote)
    assert found.obstacle in found.quote
    assert found.goal in found.quote
