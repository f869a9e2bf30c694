"""`dragoman who`."""

from typing import Any


def test_a_name_and_what_it_stands_for(dragoman: Any) -> None:
    """A capital stands for its state, and the state's facts follow."""
    ran = dragoman("who", "Nairobi")
    assert ran.status == 0
    assert "Nairobi: Kenya (capital) → KEN" in ran.out
    assert "KEN: Kenya (state)" in ran.out


def test_an_office_is_asked_for_on_a_day(dragoman: Any) -> None:
    """On a day before its bearer's time a name stands for nobody."""
    assert dragoman("who", "Volodymyr", "Zelenskyy", "--on", "2022-03-01").status == 0
    ran = dragoman("who", "Volodymyr", "Zelenskyy", "--on", "1999-03-01")
    assert ran.status == 2
    assert ran.err == "dragoman: nothing is known of 'Volodymyr Zelenskyy' on 1999-03-01.\n"


def test_an_unknown_name_is_an_error(dragoman: Any) -> None:
    """A name of nobody ends in one line."""
    ran = dragoman("who", "Xyzzy")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "dragoman: nothing is known of 'Xyzzy'.\n"
