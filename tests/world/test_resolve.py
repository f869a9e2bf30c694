"""Choosing what a name stands for, by date and by what else the article names."""

from datetime import date
from pathlib import Path

import pytest

from dragoman.world import Mention, Referent, World
from dragoman.world.types import Days


def resolved(world: World, text: str, word: str, on: Days = (None, None)) -> Referent | None:
    """Resolve the last mention of a word within its text."""
    mentions = world.find(text)
    (*_, mention) = [one for one in mentions if one.text == word]
    return world.resolve(mention, on, world.context(mentions, on))


def day(text: str) -> Days:
    """Give one day as from-to."""
    return date.fromisoformat(text), date.fromisoformat(text)


@pytest.mark.parametrize(
    ("on", "id_"), [("2021-08-14", "TALIBAN-AFG"), ("2021-08-15", "AFG"), ("2009-01-01", "TALIBAN-AFG")]
)
def test_taliban(world: World, on: str, id_: str) -> None:
    """The Afghan Taliban are the state from 15 August 2021 (codebook section 7)."""
    referent = resolved(world, "The Taliban sent a delegation", "Taliban", day(on))
    assert referent is not None
    assert referent.id == id_


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Georgia protested to Moscow over Abkhazia", "GEO"),
        ("Batumi and the rest of Georgia", "GEO"),
        ("Georgia voted with Florida, and Atlanta cheered", "USA"),
        ("Washington praised Georgia", "GEO"),
    ],
)
def test_georgia(world: World, text: str, id_: str) -> None:
    """The state is meant unless the article speaks of the American one."""
    referent = resolved(world, text, "Georgia")
    assert referent is not None
    assert referent.id == id_


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Kinshasa blamed rebels in Congo", "COD"),
        ("Brazzaville said Congo would wait", "COG"),
        ("rain in Congo", "COD"),
    ],
)
def test_congo(world: World, text: str, id_: str) -> None:
    """Of two states of one name the article's other names decide, else the usual reading."""
    referent = resolved(world, text, "Congo")
    assert referent is not None
    assert referent.id == id_


def test_cannot_be_told(world: World) -> None:
    """Where nothing speaks for either reading there is none."""
    assert resolved(world, "talks on Korea went on", "Korea") is None
    assert resolved(world, "the National Assembly rose", "National Assembly") is None


def test_surname_by_state(world: World) -> None:
    """A bare surname stands for the holder of an office in a state of the article."""
    referent = resolved(
        world, "Seoul heard nothing from Pyongyang, where Kim spoke", "Kim", day("2024-06-01")
    )
    assert referent is not None
    assert (referent.id, referent.person) == ("PRK", "Kim Jong Un")


def test_surname_by_date(world: World) -> None:
    """The holder on the day is meant, not an earlier or later bearer of the name."""
    early = resolved(world, "In Seoul, Lee said so", "Lee", day("2010-11-24"))
    late = resolved(world, "In Seoul, Lee said so", "Lee", day("2025-11-01"))
    assert early is not None
    assert late is not None
    assert (early.person, late.person) == ("Lee Myung-bak", "Lee Jae-myung")


def test_full_name_in_the_article(world: World) -> None:
    """After the full name a surname is that person, in office or not."""
    text = "Imran Khan wrote from prison. Khan asked his party to wait."
    referent = resolved(world, text, "Khan", day("2024-06-01"))
    assert referent is not None
    assert (referent.id, referent.person) == ("PAK", "Imran Khan")


def test_surname_without_support(world: World) -> None:
    """A common surname with nothing to support it is nobody."""
    assert resolved(world, "Khan left early", "Khan", day("2024-06-01")) is None


def test_state_before_surname(world: World) -> None:
    """A state is not taken for a minister of its name, unless the article names that person in full."""
    plain = resolved(world, "Portugal and Montenegro signed", "Montenegro", day("2025-01-10"))
    named = resolved(
        world, "Portugal's Luís Montenegro came. Montenegro signed", "Montenegro", day("2025-01-10")
    )
    assert plain is not None
    assert named is not None
    assert (plain.id, named.id) == ("MNE", "PRT")


def test_several_tenures(world: World) -> None:
    """Of a person's offices the one held on the day is taken; after the last, the last."""
    name = "Ursula von der Leyen"
    before = resolved(world, f"{name} spoke", name, day("2016-05-01"))
    after = resolved(world, f"{name} spoke", name, day("2022-05-01"))
    assert before is not None
    assert after is not None
    assert (before.id, before.office) == ("DEU", "defence-minister")
    assert after.id in {"EU", "EC"}


def test_out_of_office(world: World) -> None:
    """A person long out of office still stands for the state once served."""
    referent = resolved(world, "Angela Merkel recalled it", "Angela Merkel", day("2024-05-01"))
    assert referent is not None
    assert referent.id == "DEU"
    assert referent.until is not None


def test_territory_by_date(world: World) -> None:
    """A town of a territory that is no more belongs to whom it fell."""
    before = resolved(world, "shelling near Stepanakert", "Stepanakert", day("2020-10-10"))
    after = resolved(world, "a parade in Stepanakert", "Stepanakert", day("2025-10-10"))
    assert before is not None
    assert after is not None
    assert (before.id, after.id) == ("NKR", "AZE")


def test_weak_capital(world: World) -> None:
    """A capital whose name many bear counts only beside its state."""
    alone = Mention(start=0, end=8, text="Victoria", candidates=world.find("Victoria")[0].candidates)
    assert world.resolve(alone) is None
    beside = world.resolve(alone, context={"SYC"})
    assert beside is not None
    assert beside.id == "SYC"


def test_order_of_context_is_nothing(world: World) -> None:
    """The outcome does not hang on the order in which context is given."""
    (mention,) = world.find("Guinea")
    names = ["GNB", "Bissau", "SEN", "PRT"]
    assert world.resolve(mention, context=names) == world.resolve(mention, context=list(reversed(names)))


def test_extra_folder(tmp_path: Path) -> None:
    """A folder of one's own adds names and overrides rows of the same key."""
    (tmp_path / "groups.csv").write_text(
        "id,name,aliases,state,role,leader,since,until,became,note\nTIDE,Tide of Poseidonia,TOP-7,GRC,REB,,2030,,,\n"
    )
    world = World.load([tmp_path])
    (mention,) = world.find("gunmen of TOP-7 fled")
    referent = world.resolve(mention)
    assert referent is not None
    assert referent.id == "TIDE"


def test_context_by_date(world: World) -> None:
    """A name that has one reading on the day is context; without a day it is in doubt."""
    mentions = world.find("the Taliban spoke")
    assert "AFG" in world.context(mentions, day("2023-01-01"))
    assert "TALIBAN-AFG" in world.context(mentions, day("2003-01-01"))
    assert world.context(mentions) == frozenset()


def test_weak_group_beside_its_state(world: World) -> None:
    """A party's initials, which others share, count where its state is in the article."""
    assert resolved(world, "the BNP marched", "BNP") is None
    beside = resolved(world, "In Dhaka the BNP marched", "BNP")
    assert beside is not None
    assert beside.id == "BNP-BGD"
