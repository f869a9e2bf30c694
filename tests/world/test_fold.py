"""Folding of texts and the way back to the original."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.world.fold import fold, fold_name


def test_letters_and_signs() -> None:
    """Accents, typographic hyphens and quotes become plain; case stays."""
    assert fold_name("Élysée – Côte d’Ivoire") == "Elysee - Cote d'Ivoire"
    assert fold_name("Straße, Ærø, Łódź") == "Strasse, Aero, Lodz"


def test_other_scripts_stay() -> None:
    """Letters that have no plain Latin form are left as they are."""
    assert fold_name("Москва й") == "Москва й"


def test_combining_accents() -> None:
    """An accent written as a character of its own is dropped, and the span takes it in."""
    text = "vu à l'E\u0301lyse\u0301e, hier"
    folded = fold(text)
    start = folded.text.index("Elysee")
    assert text[folded.origin(start) : folded.origin(start + 6)] == "E\u0301lyse\u0301e"


@settings(deadline=None)  # the time of one example says nothing on a busy machine
@given(st.text(max_size=60))
def test_offsets_rise_and_end(text: str) -> None:
    """Offsets never fall, begin within the text and end at its end."""
    folded = fold(text)
    origins = [folded.origin(index) for index in range(len(folded.text) + 1)]
    assert origins == sorted(origins)
    assert origins[-1] == len(text)


@settings(deadline=None)  # the time of one example says nothing on a busy machine
@given(st.text(alphabet=st.characters(max_codepoint=0x7E, min_codepoint=0x20), max_size=60))
def test_plain_text_is_itself(text: str) -> None:
    """Text of plain characters folds to itself."""
    assert fold_name(text) == text
