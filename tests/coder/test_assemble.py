"""Event records: quotes, order, retellings."""

from collections.abc import Callable

import pytest

from dragoman.records import CodedArticle

Code = Callable[..., CodedArticle]

QUOTES = [
    ("Chad attacked Niger, which has few soldiers.", "Chad attacked Niger"),
    ("On a cold morning, Chad attacked Niger.", "Chad attacked Niger"),
    ("Norway offered to mediate between Mali and Niger.", "Norway offered to mediate between Mali and Niger"),
    ("Turkey said that Syria had attacked Iraq.", "Syria had attacked Iraq"),
]


@pytest.mark.parametrize(("text", "quote"), QUOTES, ids=[row[0] for row in QUOTES])
def test_the_quote_is_the_act_with_its_arguments(coded: Code, text: str, quote: str) -> None:
    """No more than the predicate and its parties, no less."""
    (event,) = coded(text).events
    assert event.quote == quote


@pytest.mark.parametrize("gap", ["\u00a0", "  ", "\t"])
def test_quotes_are_verbatim_whatever_the_white_space(coded: Code, gap: str) -> None:
    """What was cleaned for the parser is quoted as it stands on the page."""
    text = f"Chad{gap}attacked{gap}Niger."
    (event,) = coded(text).events
    assert text[event.start :].startswith(event.quote)
    assert event.quote.split() == ["Chad", "attacked", "Niger"]


def test_events_come_in_the_order_of_the_text(coded: Code) -> None:
    """Sorted by where their words begin."""
    text = "Ghana condemned Togo and praised Benin.\nChad attacked Niger after Mali attacked Chad."
    starts = [event.start for event in coded(text).events]
    assert len(starts) == 4
    assert starts == sorted(starts)


def test_headline_and_lead_are_two_tellings_of_one_act(coded: Code) -> None:
    """All but the fullest point to it (section 7, Tellings)."""
    events = coded("Turkey on Monday attacked Syria.", title="Turkey attacks Syria").events
    assert len(events) == 2
    headline, lead = events
    assert headline.same_as == lead.quote
    assert lead.same_as is None


def test_acts_of_others_are_no_retellings(coded: Code) -> None:
    """Another doer, another act."""
    events = coded("Mali attacked Niger.", title="Chad attacks Niger").events
    assert [event.same_as for event in events] == [None, None]


def test_a_named_rule_decided_every_event(coded: Code) -> None:
    """Each event tells by which lexicon entry it was coded."""
    article = coded("Norway offered to mediate between Mali and Niger. Chad attacked Mali.")
    assert len(article.events) == 2
    assert all(event.rule for event in article.events)
