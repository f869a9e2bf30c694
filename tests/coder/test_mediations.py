"""Mediation efforts: who between whom, and how far it got."""

from collections.abc import Callable

import pytest

from dragoman.records import CodedArticle

TABLE = [
    ("Norway offered to mediate between Mali and Niger.", "NOR", "MLI NER", "offered"),
    ("Norway is ready to mediate between Mali and Niger.", "NOR", "MLI NER", "offered"),
    ("Norway will mediate between Mali and Niger.", "NOR", "MLI NER", "offered"),
    (
        "Norway offered to mediate between Mali and Niger. Niger rejected Norwegian mediation.",
        "NOR",
        "MLI NER",
        "declined",
    ),
    ("Qatar is mediating between Congo and Rwanda.", "QAT", "COD RWA", "under-way"),
    ("Oman brokered a ceasefire between Chad and Sudan.", "OMN", "SDN TCD", "agreed"),
    (
        "Qatar mediated between Congo and Rwanda. Congo and Rwanda signed a peace treaty in Doha.",
        "QAT",
        "COD RWA",
        "agreed",
    ),
    ("Norway and Kenya mediated between Mali and Niger.", "KEN NOR", "MLI NER", "under-way"),
]


@pytest.mark.parametrize(("text", "mediators", "disputants", "stage"), TABLE, ids=[row[0] for row in TABLE])
def test_one_effort(
    coded: Callable[..., CodedArticle], text: str, mediators: str, disputants: str, stage: str
) -> None:
    """The third party, those it stands between, and the furthest stage told (section 3)."""
    (effort,) = coded(text).mediations
    assert list(effort.mediators) == mediators.split()
    assert list(effort.disputants) == disputants.split()
    assert effort.stage == stage


NONE = [
    "Norway denied mediating between Mali and Niger.",
    "Norway did not mediate between Mali and Niger.",
    "Mali and Niger held talks.",
    "Norway condemned Mali.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_effort(coded: Callable[..., CodedArticle], text: str) -> None:
    """No effort without a third party that offers, is asked or acts."""
    assert coded(text).mediations == ()


def test_efforts_of_others_are_kept_apart(coded: Callable[..., CodedArticle]) -> None:
    """Other mediators or other disputants, another effort."""
    text = "Norway mediated between Mali and Niger. Peru offered to mediate between Chile and Bolivia."
    efforts = coded(text).mediations
    assert [(e.mediators, e.disputants, e.stage) for e in efforts] == [
        (("NOR",), ("MLI", "NER"), "under-way"),
        (("PER",), ("BOL", "CHL"), "offered"),
    ]


def test_reports_are_quotes_of_events(coded: Callable[..., CodedArticle]) -> None:
    """Each report of an effort is the quote of one of the article's events."""
    article = coded("Norway offered to mediate between Mali and Niger. Niger rejected Norwegian mediation.")
    quotes = {event.quote for event in article.events}
    for effort in article.mediations:
        assert effort.reports
        assert set(effort.reports) <= quotes
        assert effort.quote in effort.reports


def test_two_tellings_are_one_effort(coded: Callable[..., CodedArticle]) -> None:
    """Headline and lead tell the same offer."""
    article = coded(
        "Norway on Monday offered to mediate between Mali and Niger.",
        title="Norway offers to mediate between Mali and Niger",
    )
    assert len(article.mediations) == 1


def test_an_effort_may_be_told_by_praise_of_it(coded: Callable[..., CodedArticle]) -> None:
    """Who thanks a third party for its mediation is a disputant; the next act tells with whom."""
    article = coded(
        "Mali thanked Oman for its efforts. Mali praised Oman's mediation efforts. Niger attacked Mali in May."
    )
    assert [(e.mediators, e.disputants, e.stage) for e in article.mediations] == [
        (("OMN",), ("MLI", "NER"), "under-way")
    ]


def test_asking_an_outsider_to_end_the_dispute_asks_for_mediation(coded: Callable[..., CodedArticle]) -> None:
    """Section 3: requested."""
    article = coded(
        "Mali and Niger are at odds. Niger attacked Mali. Mali urged Oman to take steps to end the conflict."
    )
    assert [(e.mediators, e.stage) for e in article.mediations] == [(("OMN",), "requested")]


def test_disputes_told_together_and_apart_are_apart(coded: Callable[..., CodedArticle]) -> None:
    """An offer in "the disputes between Chad and its neighbours" belongs to the efforts in each."""
    article = coded(
        "Oman offered to mediate between Chad and its neighbours, Libya and Niger. Chad and Libya quarrel. "
        "Niger and Chad quarrel. Oman offered to mediate Chad's conflicts with Libya and Niger."
    )
    assert sorted(e.disputants for e in article.mediations) == [("LBY", "TCD"), ("NER", "TCD")]
