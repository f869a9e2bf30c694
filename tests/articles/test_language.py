"""Languages: of articles and of stray lines."""

import pytest

from dragoman.articles import article_from_text
from dragoman.articles.language import is_other_language, language_name, language_of
from dragoman.records import UnreadableArticleError

FRENCH = "Le ministre des affaires étrangères a rencontré mardi son homologue pour discuter de la frontière commune."


def test_an_article_in_another_language_is_refused_by_name() -> None:
    """The message says which language was found."""
    with pytest.raises(UnreadableArticleError, match="is written in French"):
        article_from_text(FRENCH, "a.txt")


def test_an_article_in_another_script_is_refused_by_name() -> None:
    """Even where every line is marked as a line of another language."""
    russian = "Министр иностранных дел встретился во вторник со своим коллегой, чтобы обсудить общую границу и торговлю."
    with pytest.raises(UnreadableArticleError, match="is written in Russian"):
        article_from_text(russian, "a.txt")


def test_short_texts_have_the_benefit_of_the_doubt() -> None:
    """A headline of names is not taken for another language."""
    assert language_of("Petrov, Ilin meet in Tirga") == "en"


def test_a_line_of_names_with_small_english_words_is_english() -> None:
    """Names look foreign; “the”, “of” and “and” do not."""
    assert not is_other_language(
        "Ilin of Morav and Petrović of Borduria met in the town of Szohôd with Müstler and Trovik on the bridge"
    )


@pytest.mark.parametrize("line", ["Видео дня", "最新消息", FRENCH, "أخبار اليوم"])
def test_stray_lines_of_other_languages_are_known(line: str) -> None:
    """By script where they are short, by words where they are long."""
    assert is_other_language(line)


def test_a_language_without_a_name_is_told_by_its_code() -> None:
    """No message is left without a language."""
    assert language_name("qqq") == "a language with the code 'qqq'"
