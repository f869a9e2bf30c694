"""Answers as text: what is cited for what."""

from datetime import date

import pytest

from dragoman.analysis.ties import Bound, Ground, Spell, StandingTie
from dragoman.assistant.words import say_answer
from dragoman.assistant.words.page import Page
from dragoman.assistant.words.parts import say_tie
from dragoman.records import Attribution, Citation, Interval, Published
from dragoman.web.answers.overview import ArticleLine
from dragoman.world import World

SAID = (Attribution(speaker="The minister", id="TCD", text="the minister"),)


def citation(number: int, quote: str) -> Citation:
    """A citation of its own."""
    return Citation(
        report=f"{number:020x}",
        article="a" * 20,
        quote=quote,
        start=number,
        outlet="The Herald",
        published=Published(earliest=date(2031, 5, 5), latest=date(2031, 5, 5), basis="stated"),
    )


@pytest.fixture
def page(world: World) -> Page:
    """An empty page."""
    return Page(world, lambda _: "", {"0" * 19 + "1": SAID}, {"a" * 20: "Left <b>out</b>"})


def day(year: int, month: int) -> Interval:
    """A day."""
    return Interval(start=date(year, month, 1), end=date(year, month, 1))


def test_a_spell_cites_what_tells_it(page: Page) -> None:
    """Of a tie that ended, each spell cites words of its own time; what only goes against it stands apart."""
    states = Ground(
        effect="states", when=day(2029, 3), citation=citation(1, "is still a member"), attribution=SAID
    )
    ends = Ground(effect="ends", when=day(2030, 6), citation=citation(2, "has left it"))
    opposes = Ground(
        effect="opposes",
        when=day(2029, 8),
        citation=citation(3, "stayed away from the summit"),
        event_type="REJECT",
        actors=("TCD",),
        recipients=("AU",),
    )
    joined = Ground(effect="begins", when=day(2002, 7), world="member since 2002-07-01")
    left = Bound(earliest=date(2030, 6, 1), latest=date(2030, 6, 1), told=True, grounds=(ends,))
    begun = Bound(earliest=date(2002, 7, 1), latest=date(2002, 7, 1), told=True, grounds=(joined,))
    tie = StandingTie(
        kind="member-of",
        a="TCD",
        b="AU",
        matters=(),
        spells=(
            Spell(holds=True, start=begun, end=left, seen=Interval()),
            Spell(holds=False, start=left, end=Bound(), seen=Interval()),
        ),
        strains=(opposes,),
        speaks_for=(joined, states),
        speaks_against=(opposes, ends),
        sources=1,
        contested=False,
    )
    say_tie(page, tie)
    lines = [line.strip() for line in page.text().splitlines()]
    assert "- Chad is a member of the African Union (member-of): does not stand by the latest word" in lines
    stood = (
        "- stood from 1 July 2002 (world data) until 1 June 2030, on the word of «The minister» (asserts) [1]"
    )
    assert stood in lines
    assert "- did not stand from 1 June 2030 [2]" in lines
    assert "- against it, 1 August 2029: Chad → the African Union (REJECT, status occurred) [3]" in lines


def test_sources_stand_together_by_article(page: Page) -> None:
    """The title, outlet and day of an article stand once above its quotes; the same words have one number."""
    page.line("one", [citation(1, "first words"), citation(2, "other words")])
    page.line("two", [citation(1, "first words")])
    lines = page.text().splitlines()
    assert lines[0] == "- one [1][2]"
    assert lines[1] == "- two [1]"
    where = f"«Left ‹b›out‹/b›», «The Herald», 5 May 2031 (dragoman://article/{'a' * 20}):"
    assert lines.count(where) == 1
    assert f"  [1] «first words» dragoman://record/{'0' * 19}1" in lines


def test_many_sources_are_counted(page: Page) -> None:
    """Behind a line stand three sources, and the number of the others."""
    page.line("many", [citation(number, f"words {number}") for number in range(10)])
    assert page.text().startswith("- many [1][2][3] and 7 more\n")


def test_on_whose_word_only_where_nobody_says_it_flatly(page: Page) -> None:
    """What one outlet says in its own voice does not stand on somebody's word alone."""
    attributed, flat = citation(1, "said to have left"), citation(2, "left")
    assert page.spoken([attributed]) == ", on the word of «The minister» (asserts)"
    assert page.spoken([attributed, flat]) == ""


def test_a_name_that_is_none_is_fenced(page: Page) -> None:
    """An id of the world data is a name, one that looks like an id is an id, and all else is somebody's words."""
    assert page.name("TCD") == "Chad (TCD)"
    assert page.name("NEW-FRONT") == "NEW-FRONT"
    assert page.name("the [x](y) front") == "«the (x)(y) front»"
    assert page.listed(("TCD", "the <b>front")) == "Chad and «the ‹b›front»"


def test_an_answer_without_words_of_its_own(page: Page) -> None:
    """An answer that nobody has written words for is said field by field, every text in it fenced."""
    line = ArticleLine(
        id="b" * 20, title="<i>Hear</i>", outlet=None, name="x", published=Published(latest=date(2031, 5, 5))
    )
    say_answer(page, "no such answer", line)
    text = page.text()
    assert "- title: «‹i›Hear‹/i›»" in text
    assert "- latest: «2031-05-05»" in text
    assert "outlet" not in text
