"""Pictures: what is drawn where, and what is left out; and the pieces of a marked article."""

from datetime import UTC, datetime
from itertools import pairwise

from tests.web.made import first, many

from dragoman.analysis.alignment import Edge, Network
from dragoman.analysis.events import events
from dragoman.exchange.places import Point
from dragoman.ledger import MemoryEvidence, kept_article, reports_of
from dragoman.web.marked import stretches_of
from dragoman.web.pictures.places import draw
from dragoman.web.pictures.ring import ring
from dragoman.web.pictures.strip import HEIGHT, WIDTH, strip

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
