"""Footnotes."""

from dragoman.brief.notes import MOST_CONTEXT, Notes, Pair
from dragoman.records import Article, Block, CodedArticle, Published


def test_the_same_words_get_the_same_note(pairs: list[Pair]) -> None:
    """A quote cited twice has one note with two marks to come back to."""
    notes = Notes(pairs)
    first, other, again = notes.cite(0, 0, "Turkey"), notes.cite(1, 4, "Ankara"), notes.cite(0, 0, "Turkey")
    assert (first.note, first.mark, other.note, again.note, again.mark) == (1, 1, 2, 1, 2)
    assert [note.marks for note in notes.all()] == [2, 1]


def test_the_quote_stands_in_its_paragraph(pairs: list[Pair]) -> None:
    """What stands before, the quote and what stands after are the paragraph, word for word."""
    text = pairs[0][0].text
    notes = Notes(pairs)
    notes.cite(0, text.index("Somalia does not"), "Somalia does not recognise Somaliland")
    note = notes.all()[0]
    assert note.quote == "Somalia does not recognise Somaliland"
    assert note.before + note.quote + note.after == text.split("\n\n")[1]


def test_markup_is_not_shown(pairs: list[Pair]) -> None:
    """Tags and entities inside a quote of a web page are read, not printed."""
    quote = pairs[1][1].events[0].quote
    notes = Notes(pairs)
    notes.cite(1, pairs[1][1].events[0].start, quote)
    assert notes.all()[0].quote == "Turkey offered on 2 July to mediate between Ethiopia & Somalia"
    assert notes.words(1, pairs[1][1].events[0].start, quote) == notes.all()[0].quote


def test_a_long_paragraph_is_cut_on_both_sides() -> None:
    """Only so much of a paragraph is shown, cut at words and marked as cut."""
    text = "word " * 600 + "here it is" + " more" * 600
    article = Article(name="long.txt", text=text, blocks=(Block(start=0, end=len(text), kind="body"),))
    coded = CodedArticle(
        article="long.txt",
        outlet=None,
        title=None,
        byline=None,
        dateline=None,
        published=Published(),
        language="en",
    )
    notes = Notes([(article, coded)])
    notes.cite(0, text.index("here"), "here it is")
    note = notes.all()[0]
    assert note.before.startswith("… word")
    assert note.before.endswith("word ")
    assert note.after.startswith(" more")
    assert note.after.endswith("more …")
    assert len(note.before) <= MOST_CONTEXT + 2


def test_a_quote_outside_every_block_stands_alone(pairs: list[Pair]) -> None:
    """A quote that no paragraph holds is shown without a paragraph, not lost."""
    notes = Notes(pairs)
    notes.cite(0, 0, "Turkey offers to mediate between Ethiopia and Somalia\n\nTurkey offered")
    note = notes.all()[0]
    assert (note.before, note.after) == ("", "")
    assert note.quote.endswith("Somalia Turkey offered")
