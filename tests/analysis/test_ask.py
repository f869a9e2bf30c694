"""Questions about a dispute made by hand: what is answered, by which words, and what is not told."""

from datetime import date

import pytest
from tests.analysis import ask_made as said
from tests.analysis.ask_made import asked, made, quotes, world

from dragoman.analysis.ask import as_text, ask
from dragoman.records import DragomanError

# a question, and the words that its answer must rest on
ANSWERED = [
    ("Who has offered to mediate between Chad and Sudan?", [said.OFFER]),
    ("Who offered mediation between Sudan and Chad?", [said.OFFER]),
    ("Which countries have offered their good offices to Chad and Sudan?", [said.OFFER]),
    ("Who mediates in the Chad-Sudan conflict?", [said.OFFER, said.TRUCE]),
    ("who is mediating between chad and sudan?", [said.OFFER, said.TRUCE]),
    ("Who are the mediators between Khartoum and N'Djamena?", [said.OFFER, said.TRUCE]),
    ("Name the mediators between Chad and Sudan.", [said.OFFER, said.TRUCE]),
    ("Between whom has Norway offered to mediate?", [said.OFFER]),
    ("Where does Qatar mediate?", [said.TRUCE]),
    ("In which conflicts is Oslo mediating?", [said.OFFER]),
    ("What became of Norway's mediation between Chad and Sudan?", [said.OFFER, said.REFUSAL]),
    ("When did Norway offer to mediate between Chad and Sudan?", [said.OFFER]),
    ("How many states have offered to mediate between Chad and Sudan?", [said.OFFER]),
    ("Has anybody mediated between Chad and Sudan?", [said.TRUCE]),
    ("Who brokered the ceasefire between Chad and Sudan?", [said.TRUCE]),
    ("Has Sudan answered Norway's offer?", [said.REFUSAL]),
    ("How did Khartoum respond to Norway's proposal?", [said.REFUSAL]),
    ("Did Sudan reject Norwegian mediation?", [said.REFUSAL]),
    ("Who turned down Norway's offer?", [said.REFUSAL]),
    ("What was Sudan's answer to the offer of Norway?", [said.REFUSAL]),
    ("What stands in the way of a ceasefire between Chad and Sudan?", [said.IN_THE_WAY]),
    ("What blocks Chad's ceasefire with Sudan?", [said.IN_THE_WAY]),
    ("Which obstacles are there to a ceasefire with Sudan?", [said.IN_THE_WAY]),
    ("What is holding up a ceasefire with Sudan?", [said.IN_THE_WAY]),
    ("Which claims are contested?", [said.BOMBS, said.DENIAL]),
    ("What do the outlets disagree about?", [said.BOMBS, said.DENIAL]),
    ("Who denies that jets bombed the border post?", [said.DENIAL]),
    ("Is it contested that jets bombed the post at Tine?", [said.BOMBS, said.DENIAL]),
    ("Who says that Chadian jets bombed a border post?", [said.BOMBS]),
    ("What did Mali claim?", [said.TOWER]),
    ("Are there contested claims about Chad?", [said.BOMBS, said.DENIAL]),
    ("What ended the war between Chad and Sudan?", [said.TRUCE, said.SILENT]),
    ("How did the fighting between Chad and Sudan end?", [said.TRUCE]),
    ("When did the clashes between Sudan and Chad stop?", [said.SILENT]),
    ("What ended the conflict of April 2031?", [said.TRUCE]),
    ("What started the war between Chad and Sudan?", [said.BOMBS]),
    ("How did Mali draw away from the African Union?", [said.CRITICISM, said.ABSENCE, said.SUSPENDED]),
    ("In what order did Mali distance itself from the AU?", [said.CRITICISM, said.ABSENCE, said.SUSPENDED]),
    ("How has Bamako drifted away from the African Union since April 2031?", [said.SUSPENDED]),
    ("Is Mali a member of the African Union?", [said.MEMBER]),
    ("Since when has Mali been a member of the AU?", [said.MEMBER]),
    ("Does Peru recognise Kosovo?", [said.NOT_RECOGNISED]),
    ("What stands between Chad and Sudan?", [said.WAR]),
    ("How do Chad and Sudan stand to each other?", [said.WAR]),
    ("Are Chad and Sudan at war?", [said.WAR]),
    ("What stood between Chad and Sudan on 10 March 2031?", [said.WAR]),
    ("Did Chad bomb Sudan?", [said.BOMBS]),
    ("Has Chad attacked Sudan?", [said.BOMBS]),
    ("Was Sudan bombed by Chad?", [said.BOMBS]),
    ("Who bombed Sudan?", [said.BOMBS]),
    ("Whom has Sudan accused?", [said.ACCUSES]),
    ("Who accused Chad?", [said.ACCUSES]),
    ("What did Sudan accuse Chad of?", [said.ACCUSES]),
    ("When did Chad last bomb Sudan?", [said.BOMBS]),
    ("When did Sudan accuse Chad?", [said.ACCUSES]),
    ("How many times has Chad struck Sudan?", [said.BOMBS]),
    ("How often did Sudan accuse Chad in March 2031?", [said.ACCUSES]),
    ("Who visited Chad?", [said.VISIT]),
    ("Whom did Kenya visit in March 2031?", [said.VISIT]),
    ("What did Chad do to Sudan?", [said.BOMBS]),
    ("What happened between Chad and Sudan in February 2031?", [said.BOMBS]),
    ("Why did Mali criticise the African Union?", [said.CRITICISM, "because of its sanctions"]),
    ("What has Sudan said about Chad?", [said.ACCUSES]),
    ("What did Bamako say about the African Union?", [said.CRITICISM]),
    ("What has changed between Chad and Sudan since March 2031?", [said.ACCUSES]),
]

# understood, and nothing on record
UNTOLD = [
    "Who mediates between Peru and Chile?",
    "Did Sudan bomb Chad?",
    "Has Chad accepted Norway's offer?",
    "Did Kenya attack Chad?",
    "Is Peru a member of the African Union?",
    "What blocks Peru's accession to the African Union?",
    "Which claims about Peru are contested?",
    "What ended the war between Peru and Chile?",
    "What has Norway said about Peru?",
    "Whom has Norway accused?",
    "When did Chad last bomb Sudan in 2029?",
]

# not understood, and the words that the notes must have
UNREAD = [
    ("What is the weather in Oslo?", "not understood"),
    ("Who knitted Norway?", "knitted"),
    ("Did Freedonia attack Chad?", "Freedonia"),
    ("Why?", "names no party"),
]


@pytest.mark.parametrize(("question", "needed"), ANSWERED)
def test_questions_are_answered_from_the_words_they_are_about(question: str, needed: list[str]) -> None:
    """Each question is answered, and the words that answer it are among those cited."""
    answer = asked(question)
    assert answer.outcome in {"answered", "in-part"}, as_text(answer)
    for words in needed:
        assert words in quotes(answer), as_text(answer)


@pytest.mark.parametrize("question", UNTOLD)
def test_what_no_record_tells_is_said_not_to_be_told(question: str) -> None:
    """A question that is understood but that no record answers gets no answer, and nothing cited as one."""
    answer = asked(question)
    assert answer.outcome == "not-told", as_text(answer)
    assert "does not tell" in answer.sentences[0].text
    assert quotes(answer) == ""


@pytest.mark.parametrize(("question", "words"), UNREAD)
def test_what_was_not_understood_is_named(question: str, words: str) -> None:
    """A question that was not understood is not answered; the notes say which part was not."""
    answer = asked(question)
    assert answer.outcome == "not-understood", as_text(answer)
    assert words in " ".join(answer.notes)
    assert answer.sentences == ()


def test_every_sentence_of_an_answer_cites_or_says_it_is_from_the_world() -> None:
    """No sentence but a verdict of one line stands without words of an article or the world data behind it."""
    for question, _ in ANSWERED:
        for sentence in asked(question).sentences:
            bare = not sentence.citations and not sentence.world
            assert not bare or sentence.text in {"Yes.", "No, not by the latest record."}, sentence.text


def test_an_answer_as_of_a_day_knows_nothing_later() -> None:
    """Asked as of a day before the truce, nothing ended the war; asked after, the truce did."""
    question = "What ended the war between Chad and Sudan?"
    assert ask(made(), world(), question, as_of=date(2031, 3, 15)).outcome == "not-told"
    assert ask(made(), world(), question, as_of=date(2031, 4, 15)).outcome == "answered"


def test_the_last_act_is_the_last_one_only() -> None:
    """When A last did it is told by one act, with its day."""
    answer = asked("When did Chad last bomb Sudan?")
    assert len(answer.sentences) == 1
    assert "on 20 February 2031" in answer.sentences[0].text


def test_words_that_no_record_has_are_left_out_aloud() -> None:
    """A word of the matter that nothing has is named, and the answer is one in part."""
    answer = asked("Who mediates between Chad and Sudan over fisheries?")
    assert answer.outcome == "in-part"
    assert "fisheries" in answer.notes[0]


def test_order_left_open_is_said() -> None:
    """In what order: the steps by their days, and how many of them the sources leave open."""
    answer = asked("In what order did Mali draw away from the African Union?")
    steps = quotes(answer).splitlines()[1:4]
    assert steps == [said.CRITICISM, said.ABSENCE, said.SUSPENDED]


def test_the_same_question_gives_the_same_bytes() -> None:
    """An answer as text is the same each time it is asked for."""
    for question, _ in ANSWERED[:10]:
        assert as_text(asked(question)) == as_text(asked(question))


@pytest.mark.parametrize("question", ["", "   ", "Who " + "very " * 100 + "?"])
def test_no_question_and_an_endless_one_are_errors(question: str) -> None:
    """What is no question is refused with a message that says what to do."""
    with pytest.raises(DragomanError, match="ask"):
        asked(question)
