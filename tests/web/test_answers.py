"""The answers of the desk: what each gives, as of a day and as known on a moment."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.web.made import many

from dragoman.ledger import Ledger
from dragoman.web.answers import ANSWERS, NothingThereError
from dragoman.web.answers.actors import actor, bloc, mediation, pair
from dragoman.web.answers.explorer import explored
from dragoman.web.answers.happened import happened
from dragoman.web.answers.maps import placed
from dragoman.web.answers.overview import changed, situation
from dragoman.web.answers.reading import article, search
from dragoman.web.answers.registry import parties_in
from dragoman.web.answers.things import claim, event, obstacle
from dragoman.web.asked import (
    ActorAsked,
    ArticleAsked,
    AskedWronglyError,
    ChangesAsked,
    DyadAsked,
    ExplorerAsked,
    MapAsked,
    MediationAsked,
    RecordAsked,
    SearchAsked,
    SituationAsked,
    TimelineAsked,
)
from dragoman.web.desk import Desk
from dragoman.world import World

BEFORE = datetime(2020, 1, 1, tzinfo=UTC)


def test_names_are_unlike() -> None:
    """No two answers have one name or one address."""
    assert len({one.name for one in ANSWERS}) == len({one.path for one in ANSWERS}) == len(ANSWERS)


def test_situation(desk: Desk, world: World) -> None:
    """It has the effort of both articles as one, the contested claim, and the busiest dyad first."""
    found = situation(desk, world, SituationAsked())
    assert [(one.mediators, one.sources) for one in found.board] == [(("KEN",), 2)]
    assert [one.proposition for one in found.contested] == ["shelling Luuq"]
    assert (found.busiest[0].a, found.busiest[0].b) == ("ETH", "SOM")
    assert found.newest[0].outlet == "Lamu Courier"


def test_as_of_hides_what_came_later(desk: Desk, world: World) -> None:
    """On the day before anything was told, nothing is on the board."""
    assert situation(desk, world, SituationAsked(as_of=date(2031, 5, 1))).board == ()


def test_known_on_hides_what_was_recorded_later(desk: Desk, world: World) -> None:
    """As known before the articles were added, the ledger is empty."""
    found = situation(desk, world, SituationAsked(known_on=BEFORE))
    assert found.counts.articles == 0
    assert found.board == ()


def test_actor(desk: Desk, world: World) -> None:
    """A mediator's page has the effort, and with whom most happened."""
    found = actor(desk, world, ActorAsked(id="KEN"))
    assert found.mediates[0].disputants == ("ETH", "SOM")
    assert {one for row in found.partners for one in (row.a, row.b)} >= {"KEN", "SOM"}


def test_actor_that_nobody_knows(desk: Desk, world: World) -> None:
    """An id that neither world nor articles have is said to be unknown."""
    with pytest.raises(NothingThereError, match="search for a name"):
        actor(desk, world, ActorAsked(id="NOSUCHBODY"))


def test_dyad(desk: Desk, world: World) -> None:
    """Two disputants have their conflict, what happened, and the claim that concerns both."""
    found = pair(desk, world, DyadAsked(a="ETH", b="SOM"))
    assert found.relation is not None
    assert "in-conflict-with" in {one.kind for one in found.relation.ties}
    assert {one.event_type for one in found.dyad.happened} == {"ACCUSE", "ASSAULT"}
    assert found.claims[0].contested


def test_dyad_of_one(desk: Desk, world: World) -> None:
    """One actor twice is no dyad."""
    with pytest.raises(NothingThereError, match="a dyad is of two"):
        pair(desk, world, DyadAsked(a="ETH", b="ETH"))


def test_bloc(desk: Desk, world: World) -> None:
    """A bloc has its members on the day."""
    found = bloc(desk, world, ActorAsked(id="IGAD", as_of=date(2022, 1, 1)))
    assert {"KEN", "ETH", "SOM"} <= {one.id for one in found.members}


def test_a_state_is_no_bloc(desk: Desk, world: World) -> None:
    """The page of a bloc is refused to a state."""
    with pytest.raises(NothingThereError, match="no bloc"):
        bloc(desk, world, ActorAsked(id="KEN"))


def test_mediation(desk: Desk, world: World) -> None:
    """An effort has its answers, its row for the data sets, and what speaks for the mediator."""
    found = mediation(desk, world, MediationAsked(mediators="KEN", disputants="SOM,ETH"))
    assert [one.stage for one in found.efforts] == ["offered"]
    assert found.rows[0].third_parties == ("KEN",)
    assert [one.disputant for one in found.efforts[0].answers] == ["ETH", "SOM"]
    assert found.efforts[0].sources == 2


@pytest.mark.parametrize("telling", [0, 1])
def test_event_by_any_telling(desk: Desk, world: World, telling: int) -> None:
    """Whichever telling is asked for, the act is the one with both."""
    offers = [one.id for one in desk.reports(kinds=["event"], parties=["KEN", "ETH"])]
    found = event(desk, world, RecordAsked(id=offers[telling]))
    assert sorted(found.event.reports) == sorted(offers)
    assert found.event.shade == "solid"
    assert len(found.reports) == 2


def test_event_of_another_kind(desk: Desk, world: World) -> None:
    """A report of a claim is no event, and it says what it is."""
    ident = desk.reports(kinds=["claim"])[0].id
    with pytest.raises(NothingThereError, match="but of a claim"):
        event(desk, world, RecordAsked(id=ident))


def test_claim(desk: Desk, world: World) -> None:
    """A claim has who asserts and who denies it."""
    found = claim(desk, world, RecordAsked(id=desk.reports(kinds=["claim"])[0].id))
    assert {(one.id, one.stance) for one in found.claim.positions} >= {("SOM", "asserts"), ("ETH", "denies")}


def test_obstacle(desk: Desk, world: World) -> None:
    """An obstacle is found in its chain."""
    found = obstacle(desk, world, RecordAsked(id=desk.reports(kinds=["obstacle"])[0].id))
    assert [one.goal for one in found.chains] == ["a road agreement"]


def test_article(desk: Desk, world: World) -> None:
    """An article comes with all that was coded of it, in the order of the text."""
    kept = desk.articles()[0]
    found = article(desk, world, ArticleAsked(id=kept.id))
    starts = [one.report.record.start for one in found.reports]
    assert len(starts) == 7
    assert starts == sorted(starts)


def test_article_not_known_then(desk: Desk, world: World) -> None:
    """An article is not there before it was recorded."""
    with pytest.raises(NothingThereError):
        article(desk, world, ArticleAsked(id=desk.articles()[0].id, known_on=BEFORE))


def test_search_finds_words_in_their_place(desk: Desk, world: World) -> None:
    """The places of a hit are those of the words that were searched for."""
    found = search(desk, world, SearchAsked(q="welcom*"))
    hit = found.hits[0]
    assert [hit.text[one.start : one.end] for one in hit.found] == ["welcomed"]


def test_search_finds_actors_by_name(desk: Desk, world: World) -> None:
    """A name finds its entity."""
    assert [one.id for one in search(desk, world, SearchAsked(q="Kenya")).entities] == ["KEN"]


def test_timeline_goes_on(desk: Desk, world: World) -> None:
    """The parts of a timeline are the whole, each line once."""
    whole = happened(desk, world, TimelineAsked())
    lines: list[str] = []
    cursor = ""
    for _ in range(len(whole.lines)):
        part = happened(desk, world, TimelineAsked(limit=1, cursor=cursor))
        lines += [one.text for one in part.lines]
        cursor = part.next or ""
    assert cursor == ""
    assert lines == [one.text for one in whole.lines]


def test_map_places_events(desk: Desk, world: World) -> None:
    """Every line is placed or counted as not placed."""
    found = placed(desk, world, MapAsked())
    assert len(found.placed) + found.unplaced == 4
    assert all(one.point.basis for one in found.placed)


def test_changes_of_the_world(desk: Desk, world: World) -> None:
    """The effort began within the days that are compared."""
    found = changed(desk, world, ChangesAsked(since=date(2031, 5, 1), until=date(2031, 5, 31)))
    assert "effort-begun" in {one.kind for one in found.changes}


def test_changes_of_the_ledger(desk: Desk, world: World) -> None:
    """What was recorded since a day long past is new to the ledger."""
    asked = ChangesAsked(since=date(2020, 1, 1), until=date(2099, 1, 1), clock="ledger")
    assert "effort-begun" in {one.kind for one in changed(desk, world, asked).changes}


def test_changes_the_wrong_way_round(desk: Desk, world: World) -> None:
    """Days the wrong way round are refused."""
    with pytest.raises(AskedWronglyError, match="earlier day first"):
        changed(desk, world, ChangesAsked(since=date(2031, 6, 1), until=date(2031, 5, 1)))


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        (ExplorerAsked(), 10),
        (ExplorerAsked(kind="event"), 5),
        (ExplorerAsked(type="AGREE"), 2),
        (ExplorerAsked(parties="Somalia", role="actor"), 2),
        (ExplorerAsked(parties="Somalia", role="recipient", type="ASSAULT"), 1),
        (ExplorerAsked(outlet="lamu courier"), 3),
        (ExplorerAsked(words="WELCOMED kenya"), 1),
        (ExplorerAsked(since=date(2031, 5, 6)), 3),
        (ExplorerAsked(as_of=date(2031, 5, 6)), 7),
        (ExplorerAsked(status="planned"), 0),
    ],
)
def test_explorer_filters(desk: Desk, world: World, asked: ExplorerAsked, number: int) -> None:
    """Each filter leaves as many reports as fit it."""
    assert len(explored(desk, world, asked).reports) == number


@pytest.mark.parametrize("sort", ["newest", "oldest"])
@pytest.mark.parametrize("limit", [1, 2, 3, 5, 50])
def test_explorer_goes_on_while_the_ledger_grows(
    desk: Desk, world: World, folder: Path, sort: str, limit: int
) -> None:
    """Its parts are the whole as it was when it was begun, each report once, though articles are added."""
    whole = [one.id for one in explored(desk, world, ExplorerAsked(sort=sort)).reports]  # type: ignore[arg-type]
    found: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        part = explored(desk, world, ExplorerAsked(sort=sort, limit=limit, cursor=cursor))  # type: ignore[arg-type]
        found += [one.id for one in part.reports]
        if not cursor:
            with Ledger.open(folder) as other:
                other.add(many(3), coder="1.0")
        cursor = part.next
    assert found == whole


def test_explorer_counts_what_it_found(desk: Desk, world: World) -> None:
    """Facets count the reports that are shown."""
    found = explored(desk, world, ExplorerAsked())
    kinds = {"event": 5, "mediation": 2, "claim": 1, "obstacle": 1, "tie": 1}
    assert found.facets["kind"] == kinds
    assert list(found.facets["kind"])[:2] == ["event", "mediation"]


@pytest.mark.parametrize("cursor", ["x", "!!!", "YQ", "YR9iH2MfZA"])
def test_a_cursor_of_nobodys(desk: Desk, world: World, cursor: str) -> None:
    """A cursor that was not given out here is refused."""
    with pytest.raises(AskedWronglyError, match="cursor"):
        explored(desk, world, ExplorerAsked(cursor=cursor))


def test_window_is_bounded(desk: Desk, folder: Path) -> None:
    """A window has the articles published last, as many as are allowed, and says of how many."""
    with Ledger.open(folder) as other:
        other.add(many(20), coder="1.0")
    window = desk.window(["KEN"], most=5)
    assert (window.basis.articles, window.basis.of) == (5, 22)
    assert window.basis.oldest == date(2032, 1, 16)
    assert {one.article for one in window.reports()} <= window.ids


def test_window_around_a_day(desk: Desk, folder: Path) -> None:
    """As of a day, the articles up to a month after it come first."""
    with Ledger.open(folder) as other:
        other.add(many(60), coder="1.0")
    window = desk.window(["KEN"], as_of=date(2031, 5, 10), most=2)
    assert window.basis.newest == date(2031, 5, 7)


def test_window_knows_corrected_parties(desk: Desk) -> None:
    """A report that names a party only since it was corrected brings its article into the window."""
    report = desk.reports(kinds=["tie"])[0]
    assert desk.window(["DJI"]).ids == frozenset()
    desk.judge("correct", [report.id], who="A. Reader", field="b", value='"DJI"')
    assert desk.window(["DJI"]).ids == {report.article}


def test_parties_by_name_or_id(world: World) -> None:
    """Parties are named as people write them, each once."""
    assert parties_in("kenya, SOM,Somalia , LAKESIDE-FRONT", world) == ("KEN", "SOM", "LAKESIDE-FRONT")


def test_a_name_of_nobody(world: World) -> None:
    """A name that nobody bears is said to be one."""
    with pytest.raises(AskedWronglyError, match="nobody is known"):
        parties_in("Zzyzxland", world)
