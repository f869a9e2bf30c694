"""XML elements with their places."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.articles.xml_tree import parse_xml
from dragoman.records import UnreadableArticleError

SOURCE = (
    "<?xml version='1.0'?><!-- é --><a:root xmlns:a='x' note='1 > 0'>vor<b k=\"'>'\"/>nach<b>Ünter <i>hier</i> 😀 da</b\n>"
    "<c></c ><![CDATA[<b>]]>&amp;</a:root>"
)


def test_places_are_those_of_the_text() -> None:
    """Of tags in quotes, empty elements of both kinds, spaces in closing tags, characters of every width."""
    root = parse_xml(SOURCE, "a.xml")
    pieces = [
        (one.name, SOURCE[one.start : one.end], SOURCE[one.inner : one.inner_end]) for one in root.walk()
    ]
    assert pieces[1:] == [
        ("b", "<b k=\"'>'\"/>", ""),
        ("b", "<b>Ünter <i>hier</i> 😀 da</b\n>", "Ünter <i>hier</i> 😀 da"),
        ("i", "<i>hier</i>", "hier"),
        ("c", "<c></c >", ""),
    ]
    assert (root.name, SOURCE[root.end :], root.attributes["note"]) == ("root", "", "1 > 0")


def test_words_and_paths() -> None:
    """Words are those of all that is in it, in order; a path finds by names."""
    root = parse_xml(SOURCE, "a.xml")
    assert root.words() == "vornachÜnter hier 😀 da<b>&"
    assert [one.words() for one in root.find_all("b/i")] == ["hier"]
    assert root.find("b/none") is None


@given(st.text(st.sampled_from("ab<>é😀 &\n"), max_size=60))
def test_any_words_are_found_again(words: str) -> None:
    """However they are wrapped, the places lead back to them."""
    source = f"<a><b>{escape(words)}</b><c/></a>"
    b = parse_xml(source, "a.xml").children[0]
    assert source[b.inner : b.inner_end] == escape(words)
    assert b.words() == " ".join(words.split())


def test_damage_is_told_with_its_line() -> None:
    """In one sentence."""
    with pytest.raises(
        UnreadableArticleError, match=r"a\.xml: is damaged or truncated XML \(mismatched tag, line 2\)"
    ):
        parse_xml("<a>\n<b></a>", "a.xml")
