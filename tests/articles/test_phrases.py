"""The phrase lists know furniture, and leave sentences alone."""

import pytest

from dragoman.articles.phrases import phrases


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Skip to main content", "navigation"),
        ("Home > World > Asia", "navigation"),
        ("SHARE THIS ARTICLE", "sharing"),
        ("1.2k shares", "sharing"),
        ("3 Min Read", "reading time"),
        ("Leave a Reply", "comment form"),
        ("14 comments", "comment form"),
        ("About the Author", "author biography"),
        ("Must Read", "teaser"),
        ("Also Read: Fishermen count the cost", "teaser"),
        (">> WATCH: How to grow rice", "teaser"),
        ("Story continues below advertisement", "advertisement"),
        ("Sign up for our newsletter", "subscription prompt"),
        ("We use cookies to improve this site.", "cookie notice"),
        ("© 2024 The Coast Herald", "copyright"),
        ("0:00 / 2:31", "player"),
        ("Photo: Coast Agency", "photo credit"),
        ("newsroom@example.org", "contact line"),
    ],
)
def test_furniture_is_known_by_reason(line: str, reason: str) -> None:
    """One example of each reason and habit."""
    found = phrases().furniture(line)
    assert found is not None
    assert found.reason == reason


@pytest.mark.parametrize(
    "line",
    [
        "For more than a decade the two neighbours have had no ties.",
        "No part of this territory will be ceded, the premier said.",
        "By continuing to arm the rebels, Borduria breaks the accord.",
        "“Help us find our sons,” she asked the envoy.",
        "Share of the water that each state may use was left open.",
        "The minister said he would not comment on the reports.",
        "Print and radio journalists were barred from the hall.",
        "This video shows soldiers crossing the bridge, the ministry said.",
        "Copying the clause word for word would not do, she added.",
        "Follow-up talks are planned for May in the capital.",
    ],
)
def test_sentences_that_begin_alike_are_left_alone(line: str) -> None:
    """A phrase list must not eat the news."""
    assert phrases().furniture(line) is None


def test_outlets_are_told_from_persons_and_desks() -> None:
    """By the words that names of the press are made of."""
    assert phrases().names_press("The Coast Tribune")
    assert not phrases().names_press("Jane Doe")
    assert not phrases().names_press("News Desk")
