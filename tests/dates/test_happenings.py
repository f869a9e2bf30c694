"""The file of dated happenings and the finding of allusions to them."""

import time

import pytest

from dragoman.dates.happenings import (
    HappeningFinder,
    day_bounds,
    known_finder,
    known_happenings,
    read_happenings,
)
from dragoman.records.errors import DataFileError

HEADER = "name,patterns,start,end,parties,kind"
KINDS = {
    *[
        "accord",
        "annexation",
        "attack",
        "capture",
        "ceasefire",
        "clash",
        "coup",
        "crisis",
        "death",
        "disaster",
        "election",
        "evacuation",
        "expulsion",
    ],
    *[
        "judgement",
        "mobilisation",
        "offensive",
        "recognition",
        "referendum",
        "sanctions",
        "siege",
        "summit",
        "uprising",
        "visit",
        "war",
    ],
    *["weapons-test", "withdrawal"],
}


def finder(*lines: str) -> HappeningFinder:
    """Make a finder of lines of a happenings file."""
    return HappeningFinder(read_happenings([HEADER, *lines], "test.csv"))


def test_the_file_is_sound() -> None:
    """The file has four hundred happenings or more, each name once, in order, of known kinds, with parties."""
    known = known_happenings()
    assert len(known) >= 400
    assert len({h.name for h in known}) == len(known)
    assert [h.start for h in known] == sorted(h.start for h in known)
    assert {h.kind for h in known} == KINDS
    assert all(h.parties and (h.end - h.start).days < 3700 for h in known)


def test_no_part_is_a_mere_letter_or_figure() -> None:
    """No word of any pattern is so short that it stands in every sentence; a slash in "9/11" would make such."""
    words = {w for h in known_happenings() for pattern in h.patterns for part in pattern for w in part}
    assert not [w for w in words if len(w) < 2 or (w.isdigit() and len(w) < 4)]


def test_every_happening_can_be_found() -> None:
    """The words of each happening's first pattern, put in a row, find that happening."""
    for happening in known_happenings():
        words = " ".join(part[0].removesuffix("*") for part in happening.patterns[0])
        assert happening.name in {m.happening.name for m in known_finder().find(words)}, happening.name


def test_all_parts_must_stand_in_the_sentence() -> None:
    """A pattern needs all its parts, as whole words unless a star lets them go on."""
    find = finder("Fall of Aba,aba + fall*/seiz*,2001-02-03,2001-02-04,NGA,offensive").find
    assert [m.happening.name for m in find("Rebels seized the town of Aba.")] == ["Fall of Aba"]
    assert find("Rebels seized the town.") == []
    assert find("Rebels seized the Abacus.") == []


def test_words_far_apart_do_not_make_an_allusion() -> None:
    """Parts further apart than a long clause are not one allusion."""
    find = finder("Fall of Aba,aba + seiz*,2001-02-03,2001-02-03,NGA,offensive").find
    assert find("Aba " + "and so on " * 20 + "was seized.") == []


def test_dates_to_the_month_and_year() -> None:
    """Months and years are read as their first and last day."""
    assert [d.isoformat() for d in day_bounds("2020-02")] == ["2020-02-01", "2020-02-29"]
    assert [d.isoformat() for d in day_bounds("2020")] == ["2020-01-01", "2020-12-31"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("A,b,2020-13-01,2020-12-01,X,war", "test.csv, line 2: month must be in"),
        ("A,b,2020-12-02,2020-12-01,X,war", "the end lies before the start"),
        ("A,b + ,2020-12-01,2020-12-01,X,war", "a pattern is empty"),
        ("A,b", "write six cells"),
    ],
)
def test_mistakes_are_named(line: str, message: str) -> None:
    """A bad line is reported with its file, number and what to write instead."""
    with pytest.raises(DataFileError, match=message):
        finder(line)


def test_a_wrong_header_is_named() -> None:
    """A file with other columns is refused by its header."""
    with pytest.raises(DataFileError, match="the header must be name,patterns"):
        read_happenings(["name,start"], "test.csv")


def test_matching_an_article_is_fast() -> None:
    """Looking an article of sixty sentences up against all patterns takes less than 20 ms."""
    find = known_finder().find
    text = [
        "The Russian president told his Azerbaijani counterpart during a state visit to Baku that talks would go on.",
        "Leaders at the NATO summit spoke of the war in Gaza, the fall of Kabul and the coup in Niger last year.",
        "The ministry said that relations with the African Union and the Arab League had been restored.",
    ] * 20
    best = 9.0
    for _ in range(3):
        start = time.perf_counter()
        for sentence in text:
            find(sentence)
        best = min(best, time.perf_counter() - start)
    assert best < 0.02
