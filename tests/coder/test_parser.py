"""The parse, and headlines made readable for it."""

from dragoman.coder.parser import is_title_case, load_parser, lower_headline, parse


def test_the_parser_is_loaded_once() -> None:
    """A second load gives the same object."""
    assert load_parser() is load_parser()


def test_one_doc_for_each_text_in_order() -> None:
    """Also for an empty one, and for more than a batch."""
    texts = ["Chad spoke.", "", *(f"Number {n} spoke." for n in range(70))]
    assert [doc.text for doc in parse(texts)] == texts


def test_headlines_in_title_case_are_told_from_sentences() -> None:
    """By the share of capitals among long words; short ones cannot be told."""
    assert is_title_case("Norway Offers To Mediate Between Mali And Niger")
    assert is_title_case("NORWAY OFFERS TO MEDIATE BETWEEN MALI AND NIGER")
    assert not is_title_case("Norway offers to mediate between the neighbours of Mali")
    assert not is_title_case("Chad Attacks")
    assert not is_title_case("")


def test_a_headline_is_lowered_but_for_its_names() -> None:
    """Names keep their capitals, so that they are found; the length stays, so that offsets hold."""
    text = "Norway Offers To Mediate"
    lowered = lower_headline(text, [(0, 6)])
    assert lowered == "Norway offers to mediate"
    assert len(lowered) == len(text)


def test_letters_that_change_length_when_lowered_stay() -> None:
    """Offsets must hold in every script."""
    text = "İSTANBUL TALKS"
    assert len(lower_headline(text, [])) == len(text)
