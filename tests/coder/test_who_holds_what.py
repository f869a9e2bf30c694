"""Whose word, whose deed and who is meant, where a sentence brings in somebody by the way."""

import pytest

from dragoman.articles import ReadOptions, article_from_text
from dragoman.coder.code import Coder
from dragoman.records import CodedArticle, Published


@pytest.fixture(scope="module")
def coder() -> Coder:
    """Give a coder without its model."""
    return Coder()


def _coded(coder: Coder, *sentences: str) -> CodedArticle:
    text = "\n\n".join(("KHARTOUM – Sudan and Ethiopia are at odds over the border.", *sentences))
    return coder.code(article_from_text(text, "x.txt", ReadOptions(published=Published())))


def _positions(coded: CodedArticle, words: str) -> set[tuple[str, str]]:
    return {(p.holder, p.stance) for one in coded.claims if words in one.proposition for p in one.positions}


def test_one_of_several_is_whom_the_name_beside_it_says(coder: Coder) -> None:
    """Of "one of his deputies, X, claimed" the claim is X's."""
    coded = _coded(
        coder,
        "One of Abiy's deputies, Temesgen Tiruneh, claimed on Monday that the dam would flood three Sudanese provinces.",
    )
    assert _positions(coded, "the dam would flood") == {("Temesgen Tiruneh", "asserts")}


def test_of_two_subjects_the_nearer_is_meant(coder: Coder) -> None:
    """A title before a bracketed first name is parsed as a subject of its own: "he" is the name after it."""
    said = "“On Friday Prime Minister [Nikol] Pashinyan gave a talk in which he made clear that Armenia is not leaving the security bloc,” Sergei Lavrov told reporters."
    assert ("Nikol Pashinyan", "asserts") in _positions(_coded(coder, said), "Armenia is not leaving")


def test_people_who_claim_to_be_something_say_so_and_the_outlet_does_not(coder: Coder) -> None:
    """A self-description is theirs and doubted by the outlet; what they did stays the outlet's word."""
    coded = _coded(
        coder, "Clashes went on after Sudanese men claiming to be farmers blocked the bridge at Gallabat."
    )
    (claim,) = [one for one in coded.claims if "farmers" in one.proposition]
    assert {one.stance for one in claim.positions} == {"asserts", "doubts"}
    assert all(not one.attribution for one in coded.events)


def test_a_statement_within_a_statement_does_not_deny_it(coder: Coder) -> None:
    """Who quotes another's denial is not set against it."""
    coded = _coded(
        coder, "The president said that the premier made clear that Ethiopia is not leaving the union."
    )
    assert not any(one.contested for one in coded.claims)


def test_both_are_the_two_just_named(coder: Coder) -> None:
    """A plural with "both" after two names speaks of these two."""
    coded = _coded(
        coder,
        "Uganda keeps a balance between Chad and Libya, both republics that have close ties with Kenya.",
    )
    assert {(one.a, one.b) for one in coded.ties if one.kind == "partner-of"} >= {
        ("LBY", "KEN"),
        ("TCD", "KEN"),
    }


def test_those_beside_the_subject_do_it_too(coder: Coder) -> None:
    """Who leaves a bloc together with others leaves it, and so do they."""
    coded = _coded(coder, "Niger withdrew from ECOWAS in January together with Mali and Burkina Faso.")
    (left,) = [one for one in coded.events if one.event_type == "SANCTION"]
    assert [one.id for one in left.actors] == ["NER", "MLI", "BFA"]


def test_what_unnamed_states_offer_is_nobodys_in_particular(coder: Coder) -> None:
    """Praise for the efforts of "friendly states" is not praise of whoever was told of before."""
    offered = "Kenya offered to mediate between Sudan and Ethiopia."
    theirs = _coded(coder, offered, "Sudan praised the mediation efforts from friendly states.")
    plain = _coded(coder, offered, "Sudan praised the mediation efforts.")
    praised = [
        [one.recipients for one in coded.events if one.event_type == "SUPPORT"] for coded in (theirs, plain)
    ]
    assert [len(one) for one in praised] == [1, 1]
    assert not praised[0][0]
    assert praised[1][0]


def test_the_memorandum_is_of_those_who_signed_it(coder: Coder) -> None:
    """Whoever rejects "the memorandum" rejects what the two signed that were told to sign one."""
    coded = _coded(
        coder,
        "Turkey offered to mediate between Ethiopia and Somalia.",
        "In January 2024 Ethiopia signed a memorandum with Somaliland.",
        "Somalia rejected the memorandum.",
    )
    (refused,) = [one for one in coded.events if one.event_type == "REJECT"]
    assert {one.id for one in refused.recipients} == {"ETH", "SOMALILAND"}


def test_a_spokesman_of_nobody_known_is_not_the_president(coder: Coder) -> None:
    """Who is brought in as "a spokesman" is "he" in that sentence, not whoever was spoken of before."""
    coded = _coded(
        coder,
        "Sudan accused Ethiopia of massing troops. Abiy Ahmed denied that he had massed troops.",
        "A spokesman for the observers said he could not confirm the reports.",
    )
    held = {p.holder for one in coded.claims for p in one.positions if p.stance == "cannot-confirm"}
    assert "Abiy Ahmed" not in held


def test_the_failure_is_told_in_its_own_words(coder: Coder) -> None:
    """An effort that broke down is cited by the breakdown, not by the mediating alone."""
    coded = _coded(
        coder, "Sudan regretted the breakdown of peace talks previously mediated by Egypt and Kenya."
    )
    (effort,) = [one for one in coded.mediations if one.stage == "failed"]
    assert effort.quote == "the breakdown of peace talks previously mediated by Egypt and Kenya"
