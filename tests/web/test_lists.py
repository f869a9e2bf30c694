"""The lists: mediation efforts, claims, obstacles and events, by their filters, in their orders, in parts, as files."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.web.made import ETH, KEN, SOM, Pair, article, coded, event, first, keep, many, second

from dragoman.ledger import Ledger
from dragoman.records import Claim, Mediation, Obstacle, Position, Stage
from dragoman.web.answers import bearing, lists
from dragoman.web.app import create_app
from dragoman.web.asked import ClaimsAsked, MediationsAsked, ObstaclesAsked
from dragoman.web.desk import Desk
from dragoman.web.settings import Settings
from dragoman.world import World

BASE = "/api/v1"
FIELDS = {"mediations": "efforts", "claims": "claims", "obstacles": "chains", "events": "events"}


def told(day: date, by: str, to: str, stage: Stage, matter: str) -> Pair:
    """An article of a day that tells of an effort, a claim that nobody contests, and an obstacle."""
    text = (
        f"On {matter}\n"
        f"The envoy of {by} spoke with Uganda and {to} about {matter}.\n"
        f"Uganda said that {matter} is closed.\n"
        f"Distrust stands in the way of a treaty on {matter}."
    )
    help_, claimed, way = text.split("\n")[1:]
    return coded(
        article(text, f"The {matter.title()} Post", day, f"{matter}.txt"),
        events=(event(text, help_, "CONSULT", "045", [by], ["UGA", to]),),
        mediations=(
            Mediation(
                mediators=(by,),
                disputants=(to, "UGA"),
                matter=matter,
                stage=stage,
                reports=(help_,),
                quote=help_,
                start=text.index(help_),
            ),
        ),
        claims=(
            Claim(
                proposition=f"{matter} is closed",
                positions=(
                    Position(holder="Uganda", stance="asserts", quote=claimed, start=text.index(claimed)),
                ),
                contested=False,
                quote=claimed,
                start=text.index(claimed),
            ),
        ),
        obstacles=(
            Obstacle(
                goal=f"a treaty on {matter}",
                whose="UGA",
                obstacle="Distrust",
                says="The Post",
                quote=way,
                start=text.index(way),
            ),
        ),
    )


def older() -> list[Pair]:
    """Three articles of three months, by two third parties, at three stages."""
    return [
        told(date(2030, 1, 10), "TZA", "RWA", "failed", "the ferry crossing"),
        told(date(2030, 2, 10), "TZA", "SSD", "offered", "the lake fishery"),
        told(date(2030, 3, 10), "BDI", "RWA", "under-way", "the hill forest"),
    ]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory, world: World) -> Iterator[TestClient]:
    """Somebody before a desk on five articles."""
    folder = keep(tmp_path_factory.mktemp("lists") / "ledger", first(), second(), *older())
    settings = Settings(ledger=folder, burst=1_000_000)
    with TestClient(create_app(settings, world), base_url="http://localhost") as client:
        yield client


def given(asked: TestClient, address: str) -> dict[str, Any]:
    """The answer at an address."""
    answer = asked.get(BASE + address)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def efforts(asked: TestClient, query: str) -> list[tuple[str, str]]:
    """Who mediates at which stage, in the order of the answer."""
    return [(one["mediators"][0], one["stage"]) for one in given(asked, f"/mediations?{query}")["efforts"]]


def test_mediations_by_their_fields(asked: TestClient) -> None:
    """Each filter lets through what fits, and nothing else; names do as well as ids."""
    assert efforts(asked, "mediator=Tanzania") == [("TZA", "offered"), ("TZA", "failed")]
    assert efforts(asked, "disputants=Rwanda,UGA&stage=under-way") == [("BDI", "under-way")]
    assert efforts(asked, "disputants=SOM") == [(KEN, "offered")]
    assert efforts(asked, "since=2030-02-01&until=2030-02-28") == [("TZA", "offered")]
    assert efforts(asked, "stage=ended") == []


def test_mediations_in_their_orders(asked: TestClient) -> None:
    """The latest step first or last, by stage as far as it got or back, by the number of sources."""
    assert [by for by, _ in efforts(asked, "")] == [KEN, "BDI", "TZA", "TZA"]
    assert [by for by, _ in efforts(asked, "sort=oldest")] == ["TZA", "TZA", "BDI", KEN]
    stages = [stage for _, stage in efforts(asked, "sort=stage")]
    assert stages == ["offered", "offered", "under-way", "failed"]
    assert [stage for _, stage in efforts(asked, "sort=-stage")][:2] == ["failed", "under-way"]
    assert efforts(asked, "sort=sources")[0] == (KEN, "offered")


def test_claims_by_their_fields(asked: TestClient) -> None:
    """Contested ones come first and can be had alone; words, parties and days narrow it down."""
    every = given(asked, "/claims")["claims"]
    assert every[0]["contested"]
    alone = given(asked, "/claims?contested=true")["claims"]
    assert [one["proposition"] for one in alone] == ["shelling Luuq"]
    assert [one["proposition"] for one in given(asked, "/claims?words=closed HILL")["claims"]] == [
        "the hill forest is closed"
    ]
    lake = given(asked, "/claims?since=2030-02-01&until=2030-02-28&parties=Uganda")["claims"]
    assert [one["proposition"] for one in lake] == ["the lake fishery is closed"]
    days = [one["latest"] for one in given(asked, "/claims?sort=oldest")["claims"]]
    assert days == sorted(days)
    assert days != [one["latest"] for one in given(asked, "/claims?sort=newest")["claims"]]


def test_obstacles_by_their_fields(asked: TestClient) -> None:
    """Whose goal, words of it, and days narrow obstacles down; the first told stand first, or last."""
    goals = [one["goal"] for one in given(asked, "/obstacles?whose=Uganda")["chains"]]
    assert goals == [
        f"a treaty on {one}" for one in ("the ferry crossing", "the lake fishery", "the hill forest")
    ]
    assert [one["goal"] for one in given(asked, "/obstacles?whose=Uganda&sort=newest")["chains"]] == goals[
        ::-1
    ]
    assert [one["goal"] for one in given(asked, "/obstacles?goal=forest treaty")["chains"]] == goals[2:]
    assert [one["goal"] for one in given(asked, "/obstacles?until=2030-01-31")["chains"]] == goals[:1]
    links = [len(one["links"]) for one in given(asked, "/obstacles?sort=longest")["chains"]]
    assert links == sorted(links, reverse=True)


def test_events_by_their_fields(asked: TestClient) -> None:
    """Parties, type, status, how sure, and days narrow events down."""
    kinds = [one["event_type"] for one in given(asked, "/events?parties=Somalia&sort=type")["events"]]
    assert kinds == ["ACCUSE", "AGREE", "ASSAULT", "SUPPORT"]
    assert given(asked, "/events?type=consult&since=2030-03-01")["of"] == 1
    assert given(asked, "/events?status=planned")["of"] == 0
    shades = {one["shade"] for one in given(asked, "/events?shade=solid")["events"]}
    assert shades == {"solid"}
    sources = [one["sources"] for one in given(asked, "/events?sort=sources")["events"]]
    assert sources == sorted(sources, reverse=True)
    assert sources[0] > sources[-1]


@pytest.mark.parametrize("name", list(FIELDS))
def test_parts_make_the_whole(asked: TestClient, name: str) -> None:
    """A list in parts of one holds what the list holds, each once and in its order, and ends."""
    whole = given(asked, f"/{name}")
    seen = list[Any]()
    cursor: str | None = ""
    for number in range(whole["of"]):
        part = given(asked, f"/{name}?limit=1" + (f"&cursor={cursor}" if cursor else ""))
        assert (part["first"], part["of"]) == (number, whole["of"])
        seen += part[FIELDS[name]]
        cursor = part["next"]
    assert cursor is None
    assert seen == whole[FIELDS[name]]
    assert len(seen) > 1


@pytest.mark.parametrize("name", list(FIELDS))
def test_pages_lead_on(asked: TestClient, name: str) -> None:
    """A page says which part it shows, and leads to the next and back, with its filters."""
    page = asked.get(f"/{name}?limit=1&sort=oldest").text
    assert f"1–1 of {given(asked, f'/{name}')['of']}." in page
    assert f'rel="next" href="/{name}?limit=1&amp;sort=oldest&amp;cursor=' in page
    following = given(asked, f"/{name}?limit=1&sort=oldest")["next"]
    assert "From the beginning" in asked.get(f"/{name}?limit=1&sort=oldest&cursor={following}").text


@pytest.mark.parametrize("name", list(FIELDS))
@pytest.mark.parametrize(
    "wrong", ["cursor=AAAA", "cursor=LTEfMjAzMS0wMS0wMVQwMDowMFo", "cursor=MR8yMDMxLTAxLTAx", "sort=colour"]
)
def test_places_that_are_none(asked: TestClient, name: str, wrong: str) -> None:
    """A cursor that was not given out here, one before the beginning or of no moment, and an unknown order, are refused."""
    assert asked.get(f"{BASE}/{name}?{wrong}").status_code == 422
    assert asked.get(f"/{name}?{wrong}").status_code == 422


@pytest.mark.parametrize("name", list(FIELDS))
def test_nothing_fits(asked: TestClient, name: str) -> None:
    """Where nothing fits, a page says so and what to do."""
    page = asked.get(f"/{name}?since=2040-01-01").text
    assert "Take away all filters" in page
    assert given(asked, f"/{name}?since=2040-01-01")["of"] == 0


@pytest.mark.parametrize("name", list(FIELDS))
def test_files_have_all_that_fits(asked: TestClient, name: str) -> None:
    """The file that a page links to has every thing of the list, whatever part the page shows, by the same filters."""
    query = {
        "mediations": "mediator=TZA",
        "claims": "parties=UGA",
        "obstacles": "whose=UGA",
        "events": "parties=UGA",
    }
    page = asked.get(f"/{name}?{query[name]}&limit=1").text
    assert f'href="/{name}.csv?{query[name]}"' in page
    answer = asked.get(f"/{name}.csv?{query[name]}&limit=1")
    assert answer.headers["content-disposition"] == f'attachment; filename="dragoman-{name}.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    found = given(asked, f"/{name}?{query[name]}")
    assert found["of"] == len(found[FIELDS[name]]) == len(rows) > 1
    assert all(row["reports"] and row["quotes"] for row in rows)
    assert asked.get(f"/{name}.csv?colour=red").status_code == 422


def test_a_file_says_who_holds_what(asked: TestClient) -> None:
    """Of a claim, the file has a row for each position, with holder, stance and words."""
    rows = list(csv.DictReader(io.StringIO(asked.get("/claims.csv?contested=true").text)))
    assert [(row["holder_id"], row["stance"], row["contested"]) for row in rows] == [
        (SOM, "asserts", "true"),
        (ETH, "denies", "true"),
    ]
    assert len({row["claim"] for row in rows}) == 1


def test_no_spreadsheet_runs_it(tmp_path: Path, world: World) -> None:
    """What begins like a formula in an article is text in a file."""
    text = '=HYPERLINK("http://evil.example")\nKenya visited Somalia.'
    pair = coded(
        article(text, "=cmd|' /C calc'!A0", date(2031, 1, 1)),
        events=(event(text, "Kenya visited Somalia", "CONSULT", "042", [KEN], [SOM]),),
        claims=(
            Claim(
                proposition='=HYPERLINK("http://evil.example")',
                positions=(Position(holder="@SUM(1)", stance="asserts", quote=text[:33], start=0),),
                contested=False,
                quote=text[:33],
                start=0,
            ),
        ),
    )
    app = create_app(Settings(ledger=keep_(tmp_path / "ledger", pair)), world)
    with TestClient(app, base_url="http://localhost") as client:
        cells = [
            cell
            for name in ("claims", "events")
            for row in csv.reader(io.StringIO(client.get(f"/{name}.csv").text))
            for cell in row
        ]
    assert any("HYPERLINK" in one for one in cells)
    assert not [one for one in cells if one.startswith(("=", "+", "-", "@"))]


def keep_(path: Path, *pairs: Pair) -> Path:
    """A ledger of articles that nobody judged."""
    with Ledger.open(path, create=True) as ledger:
        ledger.add(pairs, coder="1.0")
    return path


@pytest.fixture(scope="module")
def deep(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A ledger in which three articles tell of mediation, below 150 newer ones that do not."""
    folder = keep_(tmp_path_factory.mktemp("deep") / "ledger", *older(), *many(150))
    with Desk.open(folder) as desk:
        yield desk


def test_further_back(deep: Desk, world: World) -> None:
    """What no article of the window tells of is found further back, and the answer says what it was made from."""
    answer = lists.mediation_list(deep, world, MediationsAsked())
    assert [one.mediators for one in answer.efforts] == [("BDI",), ("TZA",), ("TZA",)]
    assert (answer.basis.articles, answer.basis.of, answer.looked_through) == (53, 153, 153)
    assert lists.claim_list(deep, world, ClaimsAsked()).of == 3
    assert lists.obstacle_list(deep, world, ObstaclesAsked()).of == 3


def test_around_a_day(deep: Desk, world: World) -> None:
    """As of a day, the articles of that time and the month after come first; later ones tell no more of it."""
    asked = MediationsAsked(as_of=date(2030, 2, 28))
    answer = lists.mediation_list(deep, world, asked)
    assert [one.stage for one in answer.efforts] == ["offered", "failed"]
    assert answer.basis.oldest == date(2030, 1, 10)


def test_only_so_far_back(deep: Desk, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking back ends after so many articles, and the answer says after how many."""
    monkeypatch.setattr(bearing, "MOST_LOOKED_THROUGH", 120)
    monkeypatch.setattr(bearing, "AT_ONCE", 40)
    answer = lists.mediation_list(deep, world, MediationsAsked())
    assert (answer.of, answer.looked_through, answer.basis.articles) == (0, 120, bearing.NEWEST)
    assert answer.basis.of == 153


def test_only_those_that_name_them(deep: Desk) -> None:
    """With parties, only articles whose report of the kind names them count as telling of it."""
    parties, places = ["KEN"], deep.window(["KEN"], most=200).ids
    assert len(places) == 150
    found = bearing.bearing(deep, "mediation", parties, None, None)
    assert found.window.basis.articles == bearing.NEWEST
    assert found.looked_through == 150


def test_a_page_says_that_it_is_a_part(deep: Desk, world: World) -> None:
    """The page of a list that is made from part of the ledger says from which, and of how many."""
    app = create_app(Settings(ledger=Path(str(deep.place))), world)
    with TestClient(app, base_url="http://localhost") as client:
        page = client.get("/mediations").text
    assert "and those that tell of mediation among the 153 newest, out of 153 that could bear on it" in page


def test_new_articles_change_the_list(tmp_path: Path, world: World) -> None:
    """A list has what is added after it was asked; as known before, it is as it was."""
    folder = keep_(tmp_path / "ledger", *older()[:1], *many(120))
    asked = {"mediator": "Tanzania"}
    app = create_app(Settings(ledger=folder), world)
    with TestClient(app, base_url="http://localhost") as client:
        before = client.get(f"{BASE}/mediations", params=asked).json()
        with Ledger.open(folder) as ledger:
            known = max(one.recorded_at for one in ledger.articles()).isoformat()
            ledger.add([older()[1]], coder="1.0")
        then = client.get(f"{BASE}/mediations", params={**asked, "known_on": known}).json()
    with TestClient(create_app(Settings(ledger=folder), world), base_url="http://localhost") as client:
        after = client.get(f"{BASE}/mediations", params=asked).json()
    assert (before["of"], then["of"], after["of"]) == (1, 1, 2)
    assert then["efforts"] == before["efforts"]


@pytest.mark.parametrize("name", ["situation", "timeline", *FIELDS])
@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_days_out_of_reach(asked: TestClient, name: str, day: str) -> None:
    """A day at either end of the calendar is refused, with the years that may be asked for."""
    answer = asked.get(f"{BASE}/{name}?as_of={day}")
    assert answer.status_code == 422
    assert "between the years 1000 and 2999" in answer.json()["detail"]
