"""The data files of this package."""

from dragoman.exchange.tables import act, acts, columns, countries, kind_columns, roles
from dragoman.ontology import event_types, usual_code
from dragoman.world import World
from dragoman.world.tables import ROLES

WIDTHS = {"icews": 20, "polecat": 40, "gdelt": 61, "gdelt-mentions": 16}


def test_the_tables_have_the_columns_of_their_specifications() -> None:
    """ICEWS has 20 columns, POLECAT 40, GDELT 61 and 16, all named once and all described."""
    for table, width in WIDTHS.items():
        found = columns(table)
        assert len(found) == len({one.name for one in found}) == width
        assert all(one.description for one in found)


def test_no_column_of_a_kind_is_named_twice() -> None:
    """The columns of all reports and those of a kind do not meet."""
    names = [one.name for one in kind_columns("tie")]
    assert len(names) == len(set(names))


def test_every_code_of_the_ontology_has_a_name() -> None:
    """Every CAMEO code that the coder may give is known, with a value on Goldstein's scale."""
    codes = {usual_code(name, mode) for name, one in event_types().items() for mode in (None, *one.modes)}
    assert codes <= set(acts())
    assert all(-10 <= one.goldstein <= 10 for one in acts().values())


def test_an_unknown_code_means_what_stands_above_it() -> None:
    """A code finer than the list has the meaning of the code above it."""
    assert act("1959").code == "195"
    assert act("03").code == "030"
    assert act("xx").code == "010"


def test_every_role_and_state_has_its_codes(world: World) -> None:
    """All roles of the codebook are mapped; codes are of states that the world knows, and no code twice."""
    assert set(roles()) == set(ROLES)
    assert [one for one in countries() if world.entity(one) is None] == []
    for name in ("fips", "cow"):
        codes = [getattr(one, name) for one in countries().values() if getattr(one, name)]
        assert len(codes) == len(set(codes))
