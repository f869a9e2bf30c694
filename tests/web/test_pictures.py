"""Pictures: what is drawn where, and what is left out; and the pieces of a marked article."""

from datetime import UTC, date, datetime
from itertools import pairwise

from tests.web.made import first, many

from dragoman.analysis.alignment import Edge, Network
from dragoman.analysis.events import events
from dragoman.analysis.timeline import TimelineLine
from dragoman.brief.disputed import disputed_near
from dragoman.exchange.places import Point
from dragoman.ledger import MemoryEvidence, kept_article, reports_of
from dragoman.records import Interval
from dragoman.web.answers.bars import Bar, bars
from dragoman.web.marked import stretches_of
from dragoman.web.pictures.overview import overview
from dragoman.web.pictures.places import draw
from dragoman.web.pictures.ring import ring
from dragoman.web.pictures.strip import HEIGHT, WIDTH, strip
from dragoman.world import World

NOW = datetime(2032, 1, 1, tzinfo=UTC)


def evidence(pairs: list) -> MemoryEvidence:  # type: ignore[type-arg]
    """Evidence of articles made by hand."""
    kept = [kept_article(one, coder="1", recorded_at=NOW) for one, _ in pairs]
    reports = [r for k, (_, records) in zip(kept, pairs, strict=True) for r in reports_of(k, records)]
    return MemoryEvidence(kept, reports)


def test_strip_stands_apart() -> None:
    """No two marks cover each other, all lie in the picture, cooperation above the line."""
    found = events(evidence([first(), *many(30)]))
    picture = strip(found)
    assert picture is not None
    places = [(one.x, one.y) for one in picture.marks]
    assert len(set(places)) == len(places) == len(found)
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in places)
    for mark in picture.marks:
        assert (mark.y < picture.middle) == (mark.event.event_type in {"AGREE", "CONSULT"})


def test_strip_of_nothing() -> None:
    """Without events there is no picture."""
    assert strip([]) is None


def edge(a: str, b: str, sign: str) -> Edge:
    """An edge of one event."""
    return Edge(a=a, b=b, score=3.0, sign=sign, events=1, sources=1, cited=(), ties=())  # type: ignore[arg-type]


def test_ring_is_stable() -> None:
    """An actor stands where it stands whatever the edges are, and no two others lie opposite each other."""
    ids = ("A", "B", "C", "D", "E")
    one = ring(Network(on=None, actors=ids, edges=(edge("A", "B", "+"),)), ids, "A")
    other = ring(Network(on=None, actors=ids, edges=(edge("B", "C", "-"), edge("A", "D", "0"))), ids, "A")
    assert one is not None
    assert other is not None
    assert one.nodes == other.nodes
    middle = one.size / 2
    around = [node for node in one.nodes if node.id != "A"]
    for a in around:
        for b in around:
            assert abs(a.x + b.x - 2 * middle) > 1 or abs(a.y + b.y - 2 * middle) > 1 or a == b
    assert [line.sign for line in other.lines] == ["minus", "open"]


def test_ring_without_edges() -> None:
    """Where nothing is between them, nothing is drawn."""
    assert ring(Network(on=None, actors=("A",), edges=()), ("A",), "A") is None


def point(latitude: float, longitude: float, claimed: tuple[str, ...] = ()) -> Point:
    """A place."""
    return Point(
        latitude=latitude,
        longitude=longitude,
        name="Made",
        words="Made",
        basis="actor",
        sort="city",
        claimed_by=claimed,
    )


def test_map_gathers_what_was_at_one_place() -> None:
    """Events of one place are one spot with their numbers; a place that two claim is marked."""
    picture = draw([point(2, 45), point(9, 38, ("AAA", "BBB")), point(2, 45)])
    assert picture is not None
    assert [(one.numbers, one.disputed) for one in picture.spots] == [((1, 3), False), ((2,), True)]
    assert all(0 <= one.x <= picture.width and 0 <= one.y <= picture.height for one in picture.spots)
    assert picture.outlines


def test_map_has_no_bands() -> None:
    """Where a state reaches over the edge of the world, no line is drawn across it."""
    picture = draw([point(60, -150), point(60, 150)])
    assert picture is not None
    for outline in picture.outlines:
        xs = [float(one.split(" ")[0]) for one in outline[1:-1].split("L")]
        assert max((abs(a - b) for a, b in pairwise(xs)), default=0) < picture.width / 2


def test_map_of_nothing() -> None:
    """Without places there is no map."""
    assert draw([]) is None


def test_pieces_are_the_text() -> None:
    """The pieces of a stretch joined are its words; each report's pieces joined are its quote."""
    source, records = first()
    kept = kept_article(source, coder="1", recorded_at=NOW)
    reports = reports_of(kept, records)
    stretches = stretches_of(source, reports)
    for block, stretch in zip(source.blocks, stretches, strict=True):
        assert "".join(piece.text for piece in stretch.pieces) == source.block_text(block)
    for number, report in enumerate(reports, start=1):
        own = [piece for stretch in stretches for piece in stretch.pieces if number in piece.records]
        assert "".join(piece.text for piece in own) == report.record.quote
        assert [number in piece.first for piece in own] == [True] + [False] * (len(own) - 1)


def test_overview_leads_closer_and_back() -> None:
    """A bar leads to its own days by the next finer unit; the ways out lead to the unit around, before and after."""
    found = bars_of(date(2031, 5, 4), date(2031, 8, 9))
    picture = overview("month", found)
    assert picture is not None
    assert [(one.bar.start, one.zoom) for one in picture.columns] == [(one.start, "day") for one in found]
    assert (picture.out.since, picture.out.until, picture.out.zoom) == (
        date(2030, 1, 1),
        date(2039, 12, 31),
        "year",
    )
    assert (picture.earlier.until, picture.later.since) == (date(2031, 4, 30), date(2031, 9, 1))
    assert all(0 <= one.x <= picture.width - one.width for one in picture.columns)


def bars_of(first: date, last: date) -> tuple[Bar, ...]:
    """Bars by month."""
    lines = [
        TimelineLine(
            time=Interval(start=day, end=day),
            dated=True,
            text="",
            event_type="AGREE",
            status="occurred",
            actors=(),
            recipients=(),
            sources=1,
            shade="outlined",
            contested=False,
            citations=(),
        )
        for day in (first, last)
    ]
    return bars(lines, "month", None, None)[1]


def test_no_overview_of_nothing() -> None:
    """Without bars there is no picture."""
    assert overview(None, ()) is None


def test_an_empty_ring_shows_who_is_in_it() -> None:
    """Through time a network is drawn on days without a line too, everybody in the same place."""
    nobody = Network(on=None, actors=("A", "B"), edges=())
    assert ring(nobody, nobody.actors) is None
    drawn = ring(nobody, nobody.actors, always=True)
    assert drawn is not None
    assert [one.id for one in drawn.nodes] == ["A", "B"]


def test_disputed_territories_on_the_map(world: World) -> None:
    """A disputed territory with a shape of its own has its outline, another the point that stands for it."""
    disputed = disputed_near({"SOM", "ETH", "GEO"}, world, None)
    point = Point(latitude=5, longitude=46, name="x", words="x", basis="actor", sort="state")
    other = Point(latitude=43, longitude=42, name="y", words="y", basis="actor", sort="state")
    picture = draw([point, other], disputed=disputed)
    assert picture is not None
    outlined = {one.disputed.id: bool(one.outlines) for one in picture.territories}
    assert outlined["SOMALILAND"]
    assert not outlined["ABKHAZIA"]
