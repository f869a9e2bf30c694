"""The map, the relations figure, and what they are drawn with."""

from datetime import date
from typing import get_args
from xml.etree import ElementTree as ET

import pytest

from dragoman.analysis.events import Shade
from dragoman.analysis.mediations import mediations
from dragoman.brief.atlas import shapes
from dragoman.brief.disputed import disputed_words
from dragoman.brief.drawing import Drawing, mark, number
from dragoman.brief.matrix import MOST_ACTORS, relations_figure
from dragoman.brief.names import Names
from dragoman.brief.view import View
from dragoman.brief.worldmap import parties_map
from dragoman.ledger import MemoryEvidence
from dragoman.world import World

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def view(examples: MemoryEvidence, world: World, names: Names) -> View:
    """All that the example articles tell."""
    return View(evidence=examples, world=world, names=names)


def inside(point: tuple[float, float], ident: str) -> bool:
    """Whether a point lies in a shape (even-odd rule)."""
    crossed = 0
    for ring in shapes()[ident]:
        for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
            if (y1 > point[1]) != (y2 > point[1]):
                crossed += point[0] < (x2 - x1) * (point[1] - y1) / (y2 - y1) + x1
    return crossed % 2 == 1


def test_shapes_lie_where_their_states_do() -> None:
    """Brasilia is in Brazil, Simferopol in Ukraine, Laayoune in Western Sahara and in nobody else's shape."""
    for point, ident in (((-47.9, -15.8), "BRA"), ((34.1, 45.0), "UKR"), ((-12.9, 26.9), "ESH")):
        assert [one for one in shapes() if inside(point, one)] == [ident]
    assert {"SOMALILAND", "TRNC", "XKX", "PSE"} <= shapes().keys()


def test_words_in_drawings_are_escaped() -> None:
    """A name with tags in it comes out as words."""
    drawing = Drawing("x", 10, 10, 'A "map"')
    drawing.text(1, 2, "<script>alert(1)</script>")
    assert "<script>" not in drawing.svg()
    assert ET.fromstring(drawing.svg()).find(f"{SVG}text").text == "<script>alert(1)</script>"  # type: ignore[union-attr]  # noqa: S314 - our own


@pytest.mark.parametrize(
    ("shade", "marks"),
    [
        ("solid", {"fill": "#c9500c"}),
        ("outlined", {"fill": "none"}),
        ("hatched", {"fill": "url(#x-material-conflict)"}),
        ("dashed", {"fill": "none", "stroke-dasharray": "4 3"}),
    ],
)
def test_squares_follow_the_visual_code(shade: str, marks: dict[str, str]) -> None:
    """Solid is filled, outlined is not, hatched has its hatching, dashed its dashes."""
    drawing = Drawing("x", 10, 10, "x")
    drawing.box(0, 0, 5, "material-conflict", shade)  # type: ignore[arg-type]
    found = ET.fromstring(drawing.svg()).find(f"{SVG}rect")  # noqa: S314 - our own
    assert found is not None
    assert marks.items() <= found.attrib.items()
    assert ("<pattern" in drawing.svg()) == (shade == "hatched")


def test_marks_differ_without_colour() -> None:
    """Each of the five shades is drawn otherwise, and says what it means."""
    drawn = {shade: mark(shade, "plain", shade) for shade in get_args(Shade)}
    bare = {one.replace(shade, "") for shade, one in drawn.items()}
    assert len(bare) == len(drawn) == 5
    assert all(f'aria-label="{shade}"' in one for shade, one in drawn.items())


def test_lengths_are_short() -> None:
    """A tenth is exact enough, and no trailing zeros are written."""
    assert [number(1.0), number(2.345), number(-0.04)] == ["1", "2.3", "0"]


def test_the_relations_figure_and_its_table_agree(view: View) -> None:
    """As many squares as rows, and no more actors than can be read."""
    figure = relations_figure(view, [one for one in view.events() if one.happened])
    assert figure is not None
    root = ET.fromstring(figure.svg)  # noqa: S314 - our own
    assert len(root.findall(f"{SVG}rect")) == len(figure.table.rows) > 5
    names = [one for one in root.findall(f"{SVG}text") if not (one.text or "").isdigit()]
    assert len(names) <= MOST_ACTORS


def test_the_map_shows_the_parties_of_efforts(view: View) -> None:
    """Each placed party has its name on the map once (and its halo), no two names on one place."""
    figure = parties_map(view, view.efforts(), ())
    assert figure is not None
    texts = ET.fromstring(figure.svg).findall(f"{SVG}text")  # noqa: S314 - our own
    names = [one.text for one in texts if one.get("class") == "ink"]
    assert {"Armenia", "Azerbaijan", "Pakistan", "Russia"} <= set(names)
    assert len(names) == len(set(names))
    places = [(one.get("x"), one.get("y")) for one in texts if one.get("class") == "ink"]
    assert len(places) == len(set(places))
    assert len(figure.table.rows) == len(view.efforts())


def test_without_two_places_there_is_no_map(view: View) -> None:
    """No effort, no map; nobody asks for an empty one."""
    assert parties_map(view, (), ("ARM", "AZE")) is None


def test_disputed_areas_are_told(world: World, names: Names) -> None:
    """Both claims to one territory, who holds it, and what one state claims of another; nothing of others."""
    words = disputed_words(["IND", "PAK", "CHN"], world, names, date(2026, 1, 1))
    assert "Kashmir (claimed by China, India and Pakistan)" in words
    assert "Arunachal Pradesh (China against India)" in words
    assert "Western Sahara (claimed by Morocco" in disputed_words(["MAR"], world, names, None)
    assert disputed_words(["BRA", "PRT"], world, names, None) == ""


def test_efforts_before_a_day_are_drawn_as_of_it(view: View, examples: MemoryEvidence, world: World) -> None:
    """As of a day the table of the map has that day's efforts and no later ones."""
    early = mediations(examples, world, as_of=date(2024, 9, 1))
    assert 0 < len(early) < len(view.efforts())
    figure = parties_map(view, early, ())
    assert figure is not None
    assert len(figure.table.rows) == len(early)
