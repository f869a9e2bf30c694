"""Stable addresses."""

from datetime import UTC, date, datetime

import pytest

from dragoman.assistant.addresses import address_of, path_of, read_address, template_of
from dragoman.assistant.tools import READABLE
from dragoman.web.answers import NothingThereError
from dragoman.web.asked import (
    AskedWronglyError,
    DyadAsked,
    MediationAsked,
    RecordAsked,
    SearchAsked,
    TimelineAsked,
    Times,
)

BY_NAME = {one.name: one for one in READABLE}
MOMENT = datetime(2031, 5, 6, 12, tzinfo=UTC)
ASKED: dict[str, Times] = {
    "dyad": DyadAsked(a="ETH", b="SOM", as_of=date(2031, 5, 6), known_on=MOMENT),
    "mediation": MediationAsked(mediators="KEN", disputants="ETH,SOM"),
    "claim": RecordAsked(id="0123456789abcdef0123"),
    "search": SearchAsked(q='"good offices" a&b=c?#d', limit=3),
    "timeline": TimelineAsked(parties="Somalia, Kenya"),
}


@pytest.mark.parametrize("name", list(ASKED))
def test_there_and_back(name: str) -> None:
    """An address is read as what it was made of."""
    answer, asked = read_address(address_of(BY_NAME[name], ASKED[name]), READABLE)
    assert answer.name == name
    assert asked == ASKED[name]


def test_as_the_desk_has_it() -> None:
    """Behind dragoman:/ stands the path of the desk."""
    assert path_of(BY_NAME["dyad"], ASKED["dyad"]).startswith(
        "/dyad/ETH/SOM?as_of=2031-05-06&known_on=2031-05-06T12"
    )
    assert address_of(BY_NAME["mediation"], ASKED["mediation"]) == "dragoman://mediation/KEN/ETH,SOM"


def test_all_that_may_be_given_is_in_a_template() -> None:
    """A template names what stands in the path, and all else that may be asked."""
    assert template_of(BY_NAME["dyad"]) == "dragoman://dyad/{a}/{b}{?as_of,known_on}"
    assert template_of(BY_NAME["explained"]) == "dragoman://record/{id}{?as_of,known_on}"


def test_no_two_answers_share_an_address() -> None:
    """Each kind of address is of one answer alone."""
    shapes = [(one.path.split("/")[1], one.path.count("/")) for one in READABLE]
    assert len(set(shapes)) == len(shapes)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("https://evil.example/dyad/ETH/SOM", "begins with dragoman://"),
        ("file:///etc/passwd", "begins with dragoman://"),
        ("dragoman://" + "x" * 3000, "begins with dragoman://"),
        ("dragoman://dyad/ETH", "there is no “dyad” with 1 parts"),
        ("dragoman://secrets/x", "there is no “secrets”"),
        ("dragoman://article/../../etc/passwd", "there is no “article” with 4 parts"),
        ("dragoman://article/..%2f..%2fetc", "does not match|Expected `str` matching"),
        ("dragoman://claim/0123456789abcdef0123?nonsense=1", "“nonsense” cannot be asked here"),
        ("dragoman://dyad/ETH/SOM?as_of=yesterday", "as_of"),
        ("dragoman://[evil", "no address|there is no"),
    ],
)
def test_what_is_no_address(address: str, says: str) -> None:
    """What is no address is refused with what would be one."""
    with pytest.raises((AskedWronglyError, NothingThereError), match=says):
        read_address(address, READABLE)
