"""One record for each tie."""

from collections.abc import Callable

from dragoman.records import CodedArticle


def test_a_tie_told_twice_is_one(coded: Callable[..., CodedArticle]) -> None:
    """One record for each pair and kind."""
    ties = coded("Serbia does not recognise Kosovo.\nSerbia, which does not recognise Kosovo, is large.").ties
    assert len(ties) == 1


def test_the_dates_of_whichever_telling_has_them(coded: Callable[..., CodedArticle]) -> None:
    """An undated telling first and a dated one later make one dated record."""
    (tie,) = coded("Georgia is not a member of the CIS.\nGeorgia withdrew from the CIS in 2009.").ties
    assert (tie.holds, tie.until) == (False, "2009")
