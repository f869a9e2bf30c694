"""What a status makes of a type: future cooperation, announced refusals, one's own announced violence."""

from collections.abc import Callable

import pytest

TABLE = [
    # future cooperation is AGREE
    ("Brazil will visit Peru.", "BRA AGREE PER planned"),
    ("Iceland will meet Norway.", "ISL AGREE NOR planned"),
    ("Brazil said it would send aid to Haiti.", "BRA AGREE HTI planned"),
    # not doing what cooperation would be is REJECT where it is announced
    ("Norway will not support Hungary.", "NOR REJECT/assist HUN"),
    # one's own announced violence is THREATEN
    ("Turkey said it would attack Syria.", "TUR THREATEN/violence SYR"),
    ("Chad said it would sever relations with Niger.", "TCD THREATEN/relations NER"),
    # another's announced violence is planned
    ("Turkey said that Syria would attack Iraq.", "SYR ASSAULT/* IRQ planned"),
    # what somebody offers to help others do has been done by nobody; what somebody helped them do, has
    ("Norway offered to help Chad and Sudan sign a peace treaty.", "NOR AGREE TCD+SDN"),
    ("Norway helped Chad and Sudan sign a treaty.", "TCD+SDN SUPPORT -"),
    # the past stays what it is
    ("Turkey said it had attacked Syria.", "TUR ASSAULT/* SYR"),
    ("Iceland met Norway.", "ISL+NOR CONSULT -"),
]


@pytest.mark.parametrize(("text", "coding"), TABLE, ids=[row[0] for row in TABLE])
def test_settled(assert_codes: Callable[..., None], text: str, coding: str) -> None:
    """An act that lies ahead takes the type that codebook sections 2 and 7 give it."""
    assert_codes(text, coding)
