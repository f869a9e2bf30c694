"""The clean view of a block, and its map back to the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.articles import article_from_text, clean_block
from dragoman.articles.clean import clean_span
from dragoman.records.article import Markup


def test_plain_text_keeps_its_quotes_and_loses_odd_characters() -> None:
    """Curly quotes stay, non-breaking spaces become spaces, zero-width characters and soft hyphens go."""
    text = "“We\u00a0agree,”\u200b the en\u00advoy said."
    clean = clean_span(text)
    assert clean.text == "“We agree,” the envoy said."
    assert text[slice(*clean.span(clean.text.index("envoy"), clean.text.index(" said")))] == "en\u00advoy"


def test_hard_wrapped_lines_are_joined() -> None:
    """A line break within a paragraph is one space; a word broken at its own hyphen stays one word."""
    assert clean_span("the cease-\n  fire held\r\nfor a day").text == "the cease-fire held for a day"


def test_tags_comments_and_entities_are_read_through() -> None:
    """Inline tags join nothing and part nothing; an entity is the character it stands for."""
    source = "Rurit<b>ania</b> &amp; <i>Borduria</i><!-- no --> signed<script>x()</script> a&nbsp;pact&#8230;"
    clean = clean_span(source, markup="html")
    assert clean.text == "Ruritania & Borduria signed a pact…"
    at = clean.text.index("&")
    assert source[slice(*clean.span(at, at + 1))] == "&amp;"
    assert source[slice(*clean.span(0, len("Ruritania")))] == "Rurit<b>ania"


def test_a_span_ends_where_its_last_character_ends() -> None:
    """A quote before a closing tag does not take the tag along."""
    source = "<p>They <em>met</em> in Zenda.</p>"
    clean = clean_span(source, markup="html")
    start = clean.text.index("met")
    assert source[slice(*clean.span(start, start + 3))] == "met"


def test_an_empty_span_is_empty_in_the_source() -> None:
    """Nothing translates to nothing, at the same place."""
    clean = clean_span("abc def")
    assert clean.span(4, 4) == (4, 4)


def test_markdown_marks_are_read_through() -> None:
    """Emphasis, links, images and escapes of Markdown leave their words only."""
    source = "**Ruritania** and [Borduria](https://example.org/b) *signed* ![x](y.png)a \\*pact\\* of snake_case_names."
    assert (
        clean_span(source, markup="markdown").text
        == "Ruritania and Borduria signed a *pact* of snake_case_names."
    )


def test_a_tag_may_hold_a_greater_than_sign_and_a_stray_apostrophe() -> None:
    """Quoted attribute values end at their quote, unquoted apostrophes end nothing."""
    source = "<a title=\"1 > 2\">They</a> <b data-x=don't>can't</b> agree & won't <3 sign"
    assert clean_span(source, markup="html").text == "They can't agree & won't <3 sign"


MARKUPS: tuple[Markup, ...] = ("", "html", "markdown")


@pytest.mark.parametrize("markup", MARKUPS)
@given(
    text=st.text(
        alphabet=st.sampled_from(list("ab -\n\u00a0\u00ad\u200b<>/&;#x27'\"!*_[]()`\\é…")), max_size=60
    )
)
def test_offsets_are_exact_whatever_the_text(markup: Markup, text: str) -> None:
    """Offsets rise, stay inside the text, and each plain character is the one at its offset."""
    clean = clean_span(text, markup=markup)
    assert len(clean.offsets) == len(clean.text) + 1
    assert len(clean.ends) == len(clean.text)
    for at, character in enumerate(clean.text):
        start, end = clean.span(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert start <= clean.offsets[at + 1]
        if character != " " and end - start == 1:
            assert text[start] == character


def test_blocks_are_cleaned_as_the_article_is_marked_up() -> None:
    """The clean view of a plain block leaves angle brackets alone."""
    article = article_from_text("The envoy wrote <peace> on the board and left the room at once.", "a.txt")
    assert clean_block(article, article.blocks[0]).text == article.text
