"""Footnotes."""

import pytest

from dragoman.analysis.evidence import cite
from dragoman.brief import evidence_of
from dragoman.brief.notes import MOST_CONTEXT, Notes, Pair
from dragoman.ledger import MemoryEvidence
from dragoman.records import Article, Block, Citation, CodedArticle, Event, Interval, Mediation, Published


@pytest.fixture
def citations(evidence: MemoryEvidence) -> dict[str, Citation]:
    """Citations of all reports, by the beginning of their words."""
    return {one.record.quote[:24]: cite(one) for one in evidence.reports()}


def test_the_same_words_get_the_same_note(evidence: MemoryEvidence, notes: Notes) -> None:
    """A quote cited twice has one note with two marks to come back to."""
    first, other = (cite(one) for one in evidence.reports(kinds=["event"])[:2])
    (one,), (two,), (again,) = notes.cite(first), notes.cite(other), notes.cite(first)
    assert (one.note, one.mark, two.note, again.note, again.mark) == (1, 1, 2, 1, 2)
    assert [note.marks for note in notes.all(notes.sources())] == [2, 1]


def test_one_line_carries_so_many_notes(evidence: MemoryEvidence, notes: Notes) -> None:
    """No place is cited twice in one line, and no more than are asked for."""
    every = [cite(one) for one in evidence.reports()]
    assert len(notes.cite(every[0], every[0])) == 1
    assert len(notes.cite(*every, most=3)) == 3


def test_the_quote_stands_in_its_paragraph(
    pairs: list[Pair], citations: dict[str, Citation], notes: Notes
) -> None:
    """What stands before, the quote and what stands after are the paragraph, word for word."""
    notes.cite(citations["Somalia does not recogni"])
    note = notes.all(notes.sources())[0]
    assert note.quote == "Somalia does not recognise Somaliland"
    assert note.before + note.quote + note.after == pairs[0][0].text.split("\n\n")[1]
    assert note.coded == ("tie: SOM recognises SOMALILAND, does not hold",)


def test_markup_is_not_shown(citations: dict[str, Citation], notes: Notes) -> None:
    """Tags and entities inside a quote of a web page are read, not printed."""
    offer = citations['Turkey <a href="/t">offe']
    notes.cite(offer)
    words = "Turkey offered on 2 July to mediate between Ethiopia & Somalia"
    assert notes.all(notes.sources())[0].quote == words
    assert notes.words(offer) == words


def test_the_world_data_have_notes_without_a_source(notes: Notes) -> None:
    """A line of the world data is noted as such, and names no article."""
    mark = notes.cite_world("Chad is a member of the AU")
    assert notes.all(()) == (notes.all(())[0],)
    assert (mark.note, notes.all(())[0].source) == (1, None)


def test_missing_parties_are_cited_besides(evidence: MemoryEvidence, notes: Notes) -> None:
    """Where the words cited leave a party out, those that name it are added."""
    effort = next(one for one in evidence.reports(kinds=["mediation"]))
    tie = cite(next(one for one in evidence.reports(kinds=["tie"]) if one.article == effort.article))
    assert isinstance(effort.record, Mediation)
    covered = notes.covering([tie], ("TUR", "ETH", "SOM"))
    assert [one.report for one in covered] == [tie.report, effort.id]
    assert notes.covering([cite(effort)], ("TUR", "ETH", "SOM")) == (cite(effort),)


def test_the_act_that_dates_a_claim_is_found(evidence: MemoryEvidence, notes: Notes) -> None:
    """A day is cited by the act of the article that has it; a day that none has is not cited."""
    dated = next(
        one for one in evidence.reports(kinds=["event"]) if isinstance(one.record, Event) and one.record.time
    )
    claim = next(cite(one) for one in evidence.reports(kinds=["claim"]) if one.article == dated.article)
    assert isinstance(dated.record, Event)
    assert dated.record.time is not None
    assert [one.report for one in notes.dating(claim, dated.record.time)] == [dated.id]
    assert notes.dating(claim, Interval()) == ()


def long_article(text: str, words: str, *, covered: bool) -> Notes:
    """Notes on an article of one paragraph, with one event in it, cited."""
    block = (Block(start=0, end=len(text), kind="body"),) if covered else ()
    article = Article(name="long.txt", text=text, blocks=block)
    event = Event(quote=words, start=text.index(words), event_type="CONSULT", cameo="040")
    coded = CodedArticle(
        article="long.txt",
        outlet=None,
        title=None,
        byline=None,
        dateline=None,
        published=Published(),
        language="en",
        events=(event,),
    )
    evidence = evidence_of([(article, coded)])
    notes = Notes(evidence)
    notes.cite(cite(evidence.reports()[0]))
    return notes


def test_a_long_paragraph_is_cut_on_both_sides() -> None:
    """Only so much of a paragraph is shown, cut at words and marked as cut."""
    notes = long_article("word " * 600 + "here it is" + " more" * 600, "here it is", covered=True)
    note = notes.all(notes.sources())[0]
    assert note.before.startswith("… word")
    assert note.before.endswith("word ")
    assert note.after.startswith(" more")
    assert note.after.endswith("more …")
    assert len(note.before) <= MOST_CONTEXT + 2


def test_a_quote_outside_every_block_stands_alone() -> None:
    """A quote that no paragraph holds is shown without a paragraph, not lost."""
    notes = long_article("They met.\n\nThey parted.", "met.\n\nThey", covered=False)
    note = notes.all(notes.sources())[0]
    assert (note.before, note.quote, note.after) == ("", "met. They", "")
