"""What stands between two: each kind of tie, and whether it holds."""

from collections.abc import Callable

import pytest

from dragoman.coder.lexicon import tie_lexicon
from dragoman.records import CodedArticle, Tie

TABLE = [
    ("Serbia does not recognise Kosovo.", "recognises SRB XKX", False),
    ("Honduras recognised Palestine in 2011.", "recognises HND PSE", True),
    ("Chad severed diplomatic relations with Niger in 2019.", "diplomatic-relations NER TCD", False),
    ("Armenia is a member of the CSTO.", "member-of ARM CSTO", True),
    ("Turkey, a member of NATO, has a large army.", "member-of TUR NATO", True),
    ("Laos is not a member of NATO.", "member-of LAO NATO", False),
    ("The Russia-led CSTO has an office in Minsk.", "member-of RUS CSTO", True),
    ("Pakistan is a longtime ally of China.", "allied-with CHN PAK", True),
    ("Iran is a strategic partner of Venezuela.", "partner-of IRN VEN", True),
    ("India's conflict with Pakistan is old.", "in-conflict-with IND PAK", True),
    ("Argentina claims the Falkland Islands.", "claims ARG FLK", True),
    ("Russia controls Crimea.", "controls RUS CRIMEA", True),
    ("Russian peacekeepers are stationed in Moldova.", "peacekeepers-in RUS MDA", True),
    ("Armenia depends on Russia for gas.", "dependent-on ARM RUS", True),
    ("Moldova's dependence on Russia is waning.", "dependent-on MDA RUS", True),
]
MUTUAL = {"diplomatic-relations", "allied-with", "partner-of", "in-conflict-with"}
EXAMPLES = [(e.id, x.sentence, x.coding) for e in tie_lexicon() for x in e.examples]


def notation(tie: Tie) -> str:
    """A tie as the examples of the tie lexicon write it: `KIND A B [not|ended]`."""
    ends = sorted((tie.a, tie.b)) if tie.kind in MUTUAL else [tie.a, tie.b]
    state = [] if tie.holds else ["ended" if tie.until else "not"]
    return " ".join([tie.kind, *ends, *state])


@pytest.mark.parametrize(("entry", "sentence", "coding"), EXAMPLES, ids=[f"{e}: {s}" for e, s, _ in EXAMPLES])
def test_examples_of_the_lexicon(
    coded: Callable[..., CodedArticle], entry: str, sentence: str, coding: str
) -> None:
    """Every example of every entry gives the ties that stand behind its arrow, and no others."""
    wanted = [] if coding == "nothing" else sorted(part.strip() for part in coding.split(";"))
    assert sorted(notation(t) for t in coded(sentence).ties) == wanted, entry


def test_every_entry_has_an_example() -> None:
    """No word of the tie lexicon goes untested."""
    assert [e.id for e in tie_lexicon() if not e.examples] == []


@pytest.mark.parametrize(("text", "tie", "holds"), TABLE, ids=[row[0] for row in TABLE])
def test_kinds_of_ties(coded: Callable[..., CodedArticle], text: str, tie: str, holds: bool) -> None:
    """Every kind of codebook section 4, as it holds or does not."""
    (found,) = coded(text).ties
    ends = sorted((found.a, found.b)) if found.kind in MUTUAL else [found.a, found.b]
    assert (" ".join([found.kind, *ends]), found.holds) == (tie, holds)


NONE = [
    "Sweden will join NATO.",
    "Chad held talks with Niger.",
    "Chad and Niger discussed the establishment of diplomatic relations.",
    "The member smiled.",
    "Chad plans to join the African Union.",
    "Armenia distrusts Russian-led blocs.",
    "Ames, a member of the Peruvian senate, left.",
    "Chad captured an outpost.",
    "Peru has ties with Mali.",
    "Chad left talks at the African Union.",
    "Mexico took Panama to court over a raid.",
    "Kenya holds the presidency of the African Union.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_tie(coded: Callable[..., CodedArticle], text: str) -> None:
    """What is only to come, or mere talk, stands between nobody."""
    assert coded(text).ties == ()


def test_a_tie_that_ended_says_until_when(coded: Callable[..., CodedArticle]) -> None:
    """As exact as the text: a year where it gives a year."""
    (tie,) = coded("Chad severed diplomatic relations with Niger in 2019.").ties
    assert (tie.holds, tie.until) == (False, "2019")


def test_a_tie_that_began_says_since_when(coded: Callable[..., CodedArticle]) -> None:
    """A recognition dated is a tie dated."""
    (tie,) = coded("Honduras recognised Palestine in 2011.").ties
    assert (tie.holds, tie.since) == (True, "2011")


def test_peacekeepers_who_leave_are_there_no_more(coded: Callable[..., CodedArticle]) -> None:
    """Their withdrawal ends the tie."""
    (tie,) = coded("The withdrawal of Russian peacekeepers from Moldova ended.", published="2021-09-16").ties
    assert (tie.kind, tie.a, tie.b, tie.holds) == ("peacekeepers-in", "RUS", "MDA", False)


def test_a_tie_on_somebodys_word(coded: Callable[..., CodedArticle]) -> None:
    """Who says that it stands is kept."""
    (tie,) = coded("Kenya said that Sudan does not recognise Somaliland.").ties
    assert [link.id for link in tie.attribution] == ["KEN"]


def test_a_tie_told_twice_is_one(coded: Callable[..., CodedArticle]) -> None:
    """One record for each pair and kind."""
    ties = coded("Serbia does not recognise Kosovo.\nSerbia, which does not recognise Kosovo, is large.").ties
    assert len(ties) == 1


def test_ties_of_several(coded: Callable[..., CodedArticle]) -> None:
    """One record for each pair."""
    ties = coded("Armenia and Belarus are members of the CSTO.").ties
    assert {(t.kind, t.a, t.b) for t in ties} == {("member-of", "ARM", "CSTO"), ("member-of", "BLR", "CSTO")}


def test_peacekeepers_by_the_name_of_their_mission(coded: Callable[..., CodedArticle]) -> None:
    """A mission of the United Nations that has been somewhere since a year is theirs, since then."""
    (tie,) = coded("UNIFIL, the UN force, has been in Lebanon since 1978.").ties
    assert (notation(tie), tie.since) == ("peacekeepers-in UN LBN", "1978")


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("Sweden joined NATO in March 2024.", "2024-03"),
        ("Chad and Niger established diplomatic relations in 1974.", "1974"),
        ("Chad has been a member of the African Union since 2002.", "2002"),
    ],
)
def test_what_is_made_or_lasts_says_since_when(
    coded: Callable[..., CodedArticle], text: str, since: str
) -> None:
    """Joining and establishing begin a tie; a state of things dates from its "since"."""
    (tie,) = coded(text).ties
    assert (tie.holds, tie.since, tie.until) == (True, since, None)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("Armenia froze its participation in the CSTO in February 2024.", "2024-02"),
        ("Georgia withdrew from the CIS in 2009.", "2009"),
        ("Chad has had no relations with Niger since 2015.", "2015"),
    ],
)
def test_what_ended_says_until_when(coded: Callable[..., CodedArticle], text: str, until: str) -> None:
    """Leaving, freezing and having none since then end a tie."""
    (tie,) = coded(text).ties
    assert (tie.holds, tie.since, tie.until) == (False, None, until)


def test_the_dates_of_whichever_telling_has_them(coded: Callable[..., CodedArticle]) -> None:
    """An undated telling first and a dated one later make one dated record."""
    (tie,) = coded("Georgia is not a member of the CIS.\nGeorgia withdrew from the CIS in 2009.").ties
    assert (tie.holds, tie.until) == (False, "2009")


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("Turkey backs Azerbaijan in the dispute over the Aras dam.", "Aras dam"),
        ("Armenia depends on Russia for gas.", "gas"),
        ("Cuba backs Bolivia's maritime claim.", "maritime claim"),
        ("Cuba's support for Bolivia in the dispute is old.", "dispute"),
        ("Armenia depends on Russia.", None),
    ],
)
def test_what_a_tie_is_about(coded: Callable[..., CodedArticle], text: str, matter: str | None) -> None:
    """The matter in the words of the text, and never one of the two."""
    (tie,) = coded(text).ties
    assert tie.matter == matter


FIGHT = "Chad shelled Niger on Monday."


def test_fighting_puts_two_in_conflict(coded: Callable[..., CodedArticle]) -> None:
    """The two whom the article is about, where it tells fighting between them."""
    (tie,) = coded(FIGHT).ties
    assert (notation(tie), tie.attribution) == ("in-conflict-with NER TCD", ())


def test_an_alleged_attack_carries_its_speaker(coded: Callable[..., CodedArticle]) -> None:
    """What only somebody says was done puts the two in conflict on that word only."""
    (tie,) = coded("Kenya said that Chad had shelled Niger.").ties
    assert [(link.id, link.stance) for link in tie.attribution] == [("KEN", "asserts")]


def test_a_denied_attack_is_no_conflict(coded: Callable[..., CodedArticle]) -> None:
    """Nobody says that it happened."""
    assert coded("Chad denied that it had shelled Niger.").ties == ()


def test_what_one_denies_of_itself_does_not_hold(coded: Callable[..., CodedArticle]) -> None:
    """The tie is on record as not holding, on the word of whoever denies it."""
    (tie,) = coded("Rwanda denies that it controls Goma.").ties
    assert (notation(tie), [link.id for link in tie.attribution]) == ("controls RWA GOMA not", ["RWA"])


def test_two_members_counted(coded: Callable[..., CodedArticle]) -> None:
    """The two of whom the article tells are the two members."""
    text = "Chad shelled Niger.\nThe two members of the African Union have quarrelled for years."
    assert {"member-of TCD AU", "member-of NER AU"} <= {notation(t) for t in coded(text).ties}


def test_several_ties_told_at_once(coded: Callable[..., CodedArticle]) -> None:
    """The first named has each of the disputes with one of the others; these have none between them."""
    ties = coded("Kenya offered to mediate the Chad-Niger and Libya conflicts.").ties
    assert {notation(t) for t in ties} == {"in-conflict-with NER TCD", "in-conflict-with LBY TCD"}
