"""Marks and forms of names."""

from dragoman.world.names import Name, forms, read_name


def test_marks() -> None:
    """A name's marks tell that it is weak, or counts only as spelled; they are not part of it."""
    assert read_name("Victoria?") == Name("Victoria", weak=True)
    assert read_name("Malé!") == Name("Malé", exact=True)
    assert read_name("MIT!?") == Name("MIT", exact=True, weak=True)


def test_lower_case_beginning() -> None:
    """A name that begins in lower case is also found at the head of a sentence."""
    assert forms("al-Bashir") == ["al-Bashir", "Al-Bashir"]


def test_given_names_with_hyphen() -> None:
    """A hyphen between given names may be left out; that of a state's name may not."""
    assert "Lee Jae Myung" in forms("Lee Jae-myung", person=True)
    assert forms("Guinea-Bissau") == ["Guinea-Bissau"]
