"""What an article tells without a date against its own dated news."""

from datetime import date

from tests.analysis.ties_made import act, article, evidence, invented, stated

from dragoman.analysis.ties import ties

EMPTY = invented()


def spells(*articles: object) -> list[tuple[bool, date | None]]:
    """Give whether each spell of the recognition of CHL by PER stood, and by when it began."""
    found = ties(evidence(*articles), EMPTY, "PER", "CHL")  # type: ignore[arg-type]
    (tie,) = [one for one in found if one.kind == "recognises" and one.a == "PER"]
    return [(spell.holds, spell.start.latest) for spell in tie.spells]


def test_background_of_the_other_kind_lies_before_the_news() -> None:
    """An article that tells of relations opened on Sunday and of no recognition speaks of the time before."""
    told = article(
        "2030-05-07",
        act("SUPPORT 054 PER CHL >", "the two opened relations on Sunday", "2030-05-05"),
        stated("recognises PER CHL not", "Peru did not recognise Chile"),
        act("REJECT 120 PER > CHL", "Peru had refused to recognise Chile"),
    )
    assert [holds for holds, _ in spells(told)] == [False, True]
    assert spells(told)[1] == (True, date(2030, 5, 5))


def test_an_old_turn_is_no_news() -> None:
    """An article that tells of a recognition long ago and of none today says that it has ended."""
    told = article(
        "2030-05-07",
        act("SUPPORT 054 PER > CHL", "Peru recognised Chile in 1990", "1990-01-01/1990-12-31"),
        stated("recognises PER CHL not", "Peru does not recognise Chile"),
    )
    assert [holds for holds, _ in spells(told)] == [True, False]


def test_another_article_is_not_put_before_the_news() -> None:
    """What a later article states stands on its own day, whatever an earlier one told."""
    first = article("2030-05-07", act("SUPPORT 054 PER > CHL", "Peru recognised Chile", "2030-05-05"))
    later = article("2030-06-09", stated("recognises PER CHL not", "Peru does not recognise Chile"))
    assert [holds for holds, _ in spells(first, later)] == [True, False]
