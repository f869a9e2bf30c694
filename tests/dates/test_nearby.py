"""Which date of a sentence belongs to which allusion."""

import pytest

from dragoman.dates.gather import read
from dragoman.dates.happenings import HappeningFinder, read_happenings
from dragoman.dates.nearby import nearest_date

LINES = [
    "name,patterns,start,end,parties,kind",
    "Fall of Aba,fall of aba|aba fell,2001-02-03,2001-02-03,NGA,offensive",
]
FINDER = HappeningFinder(read_happenings(LINES, "test.csv"))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The fall of Aba last month opened the road.", "last month"),
        ("Last month's fall of Aba opened the road.", "Last month's"),
        ("He said on Monday that the fall of Aba opened the road.", None),
        ("He said on Monday the fall of Aba opened the road.", None),
        ("Ties worsened last month after the fall of Aba.", None),
        ("After the fall of Aba in February, and the truce in May, they met.", "in February"),
        ("The following day Aba fell.", None),
    ],
)
def test_the_date_of_an_allusion(text: str, phrase: str | None) -> None:
    """The nearest date belongs to it, unless it is that of a telling or parted from it."""
    (sentence,) = read([text], FINDER)
    (mention,) = sentence.groups[0]
    found = nearest_date(sentence, mention.start, mention.end)
    assert (found.text if found else None) == phrase
