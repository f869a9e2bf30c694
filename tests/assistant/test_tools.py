"""The tools, asked with the official client."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jsonschema  # type: ignore[import-untyped]
import msgspec
import pytest
from mcp import Client, MCPError
from mcp_types import CallToolResult, Tool
from starlette.testclient import TestClient
from tests.assistant.conftest import Asking, asking
from tests.web.made import many

from dragoman.analysis.chains import chains
from dragoman.analysis.claims import claims
from dragoman.analysis.events import events
from dragoman.analysis.mediations import mediations
from dragoman.api.calls import code
from dragoman.articles import article_from_text
from dragoman.assistant.addresses import read_address
from dragoman.assistant.asked import read_arguments
from dragoman.assistant.replies import MOST_JSON, MOST_WORDS, Replies
from dragoman.assistant.server import listed_tools
from dragoman.assistant.tools import READABLE, TOOLS
from dragoman.ledger import Ledger
from dragoman.ledger.doubt import doubts_about
from dragoman.web.desk import Desk
from dragoman.web.service import Service
from dragoman.world import World

TEXT = "Norway offers to mediate\n\nNorway has offered to mediate between Chad and Sudan."
TWINS: dict[str, tuple[dict[str, Any], str]] = {
    "situation": ({}, "/situation"),
    "ask": ({"q": "Who has offered to mediate?"}, "/ask?q=Who has offered to mediate?"),
    "search_articles": ({"q": "mediat*"}, "/search?q=mediat*&limit=10"),
    "relations_between": (
        {"a": "Ethiopia", "b": "Somalia", "as_of": "2031-05-06"},
        "/dyad/ETH/SOM?as_of=2031-05-06",
    ),
    "relations_of": ({"actor": "kenya"}, "/actor/KEN"),
    "timeline": ({"parties": "Somalia, Kenya", "limit": 5}, "/timeline?parties=Somalia, Kenya&limit=5"),
    "changes": ({"since": "2031-05-01", "until": "2031-05-31"}, "/changes?since=2031-05-01&until=2031-05-31"),
    "reports": (
        {"kind": "event", "outlet": "Lamu Courier"},
        "/explorer?kind=event&outlet=Lamu Courier&limit=15",
    ),
}
LISTS: dict[str, tuple[dict[str, Any], str]] = {
    "mediations": (
        {"mediator": "Kenya", "disputants": "Somalia, ETH"},
        "/mediations?mediator=Kenya&disputants=Somalia, ETH&limit=10",
    ),
    "claims": (
        {"parties": "Somalia", "contested": True},
        "/claims?parties=Somalia&contested=true&limit=10",
    ),
    "obstacles": ({"whose": "Somalia"}, "/obstacles?whose=Somalia&limit=10"),
    "events": (
        {"parties": "Somalia", "since": "2031-05-01", "sort": "type"},
        "/events?parties=Somalia&since=2031-05-01&sort=type&limit=10",
    ),
}


def call(ask: Asking, name: str, arguments: dict[str, Any]) -> CallToolResult:
    """Call one tool."""

    async def work(client: Client) -> CallToolResult:
        return await client.call_tool(name, arguments)

    found: CallToolResult = ask(work)
    return found


def text_of(result: CallToolResult) -> str:
    """The text of an answer."""
    (content,) = result.content
    assert content.type == "text"
    return content.text


def plain(value: Any) -> Any:
    """A value as JSON gives it."""
    return msgspec.json.decode(msgspec.json.encode(value))


def every_call(ids: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Arguments for each tool."""
    return {
        **{name: arguments for name, (arguments, _) in (TWINS | LISTS).items()},
        "explain_record": {"id": ids["event"]},
        "read": {"address": f"dragoman://article/{ids['article']}"},
        "code_text": {"text": TEXT},
    }


def listed(ask: Asking) -> list[Tool]:
    """The tools as a client sees them."""

    async def work(client: Client) -> list[Tool]:
        return list((await client.list_tools()).tools)

    found: list[Tool] = ask(work)
    return found


def test_each_tool_says_what_it_is(ask: Asking, ids: dict[str, str]) -> None:
    """A client sees every tool with what it is for, that it only reads, and schemas that are schemas."""
    tools = listed(ask)
    assert {one.name for one in tools} == {one.name for one in TOOLS} == every_call(ids).keys()
    for tool in tools:
        assert tool.description
        assert tool.annotations
        assert tool.annotations.read_only_hint is True
        assert tool.annotations.destructive_hint is False
        assert tool.annotations.open_world_hint is False
        for schema in (tool.input_schema, tool.output_schema):
            jsonschema.Draft202012Validator.check_schema(schema)
        assert tool.input_schema["additionalProperties"] is False
        for name, about in tool.input_schema["properties"].items():
            assert about.get("description"), (tool.name, name)
            for example in about.get("examples", ()):
                jsonschema.validate(example, about)


def test_the_manual_has_them_all() -> None:
    """The how-to names every tool in its table, and none that there is not."""
    manual = Path(__file__).parents[2] / "docs" / "how-to" / "connect-an-assistant.md"
    rows = [
        line.split("|")[1]
        for line in manual.read_text(encoding="utf-8").splitlines()
        if line.startswith("| `")
    ]
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} == {one.name for one in TOOLS}


def test_what_the_list_costs() -> None:
    """What an assistant reads of all tools, their arguments included, is less than 8,000 tokens of 4 characters."""
    shown = [
        one.model_dump_json(by_alias=True, exclude_none=True, exclude={"output_schema"})
        for one in listed_tools()
    ]
    assert sum(map(len, shown)) < 32_000


@pytest.mark.parametrize("name", [*TWINS, *LISTS])
def test_it_is_the_answer_of_the_desk(ask: Asking, rest: TestClient, name: str) -> None:
    """The structured answer is what the REST interface gives to the same question."""
    arguments, address = (TWINS | LISTS)[name]
    given = call(ask, name, arguments)
    assert not given.is_error
    twin = rest.get(f"/api/v1{address}")
    assert twin.status_code == 200, twin.text
    assert given.structured_content["answer"] == twin.json()
    assert given.structured_content["left_out"] == []
    assert rest.get(given.structured_content["page"]).status_code == 200


@pytest.mark.parametrize("kind", ["event", "claim", "obstacle", "article"])
def test_what_is_read_is_the_answer_of_the_desk(
    ask: Asking, rest: TestClient, ids: dict[str, str], kind: str
) -> None:
    """So is what stands at an address; its page on the desk is there."""
    given = call(ask, "read", {"address": f"dragoman://{kind}/{ids[kind]}"}).structured_content
    assert given["answer"] == rest.get(f"/api/v1/{kind}/{ids[kind]}").json()
    assert rest.get(given["page"]).status_code == 200


def test_lists_are_those_of_the_analysis(ask: Asking, service: Service) -> None:
    """Lists are what analysis gives of the whole of a small ledger."""
    desk, world = service.desk, service.world
    found = {
        "mediations": ("efforts", mediations(desk, world, mediator="KEN", disputants=["SOM", "ETH"])),
        "claims": ("claims", claims(desk, world, parties=["SOM"], contested=True)),
        "obstacles": ("chains", chains(desk, world, whose="SOM")),
    }
    for name, (field, several) in found.items():
        given = call(ask, name, LISTS[name][0]).structured_content["answer"]
        assert several
        assert given[field] == plain(several)
        assert given["of"] == len(several)
    told = {one.id for one in events(desk, parties=["SOM"], world=world)}
    given = call(ask, "events", LISTS["events"][0]).structured_content["answer"]
    assert {one["id"] for one in given["events"]} == told


def test_every_answer_can_be_cited(service: Service, ids: dict[str, str]) -> None:
    """Every tool's text is short, and every address that it names can be opened."""
    replies, addresses = Replies(service), set[str]()
    calls = every_call(ids)
    for tool in TOOLS:
        reply = tool.run(replies, read_arguments(tool.asked, calls[tool.name]))
        assert len(reply.text) <= MOST_WORDS
        assert len(msgspec.json.encode(reply.structured["answer"])) <= MOST_JSON
        words = (word.strip("();:,.") for word in reply.text.split())
        addresses |= {word for word in words if word.startswith("dragoman://")}
    assert len(addresses) > 30
    for address in sorted(addresses):
        assert replies.answer(*read_address(address, READABLE)).structured["address"] == address


def test_long_answers_are_cut(tmp_path: Path, world: World) -> None:
    """Of what is too long the newest is kept, both forms stay within their bounds, and say what was left out."""
    with Ledger.open(tmp_path / "many", create=True) as ledger:
        ledger.add(many(150), coder="1.0")
    with Desk.open(tmp_path / "many") as desk:
        given = call(asking(Service(desk, world)), "relations_between", {"a": "Kenya", "b": "Somalia"})
    structured, text = given.structured_content, text_of(given)
    happened = structured["answer"]["dyad"]["happened"]
    (cut,) = [one for one in structured["left_out"] if one["path"] == "dyad.happened"]
    assert len(text) <= MOST_WORDS
    assert len(msgspec.json.encode(structured["answer"])) <= MOST_JSON
    assert (cut["shown"], cut["of"], cut["kept"]) == (len(happened), 100, "last")
    assert "for the 149th time" in happened[-1]["tellings"][0]["quote"]
    assert re.search(r"Left out: of 100 dyad.happened, here are the last \d+\.", text)
    assert "for the 149th time" in text


def test_a_source_has_all_that_a_citation_needs(ask: Asking) -> None:
    """A source has a title, an outlet, a day, the words and two addresses; the line before it says how far it got."""
    text = text_of(call(ask, "mediations", {}))
    assert "stage offered" in text
    assert "«Kenya offers its good offices», «The Juba Mirror», 5 May 2031 (dragoman://article/" in text
    assert (
        "[1] «Kenya offered on 4 May 2031 to mediate between Ethiopia and Somalia» dragoman://record/" in text
    )


def test_on_whose_word(ask: Asking) -> None:
    """What stands on somebody's word alone says so, in text and structure."""
    given = call(ask, "events", {"type": "ASSAULT"})
    assert "on the word of «Somalia» (asserts)" in text_of(given)
    (event,) = given.structured_content["answer"]["events"]
    (telling,) = event["tellings"]
    assert given.structured_content["on_the_word_of"][telling["report"]] == [
        {"speaker": "Somalia", "id": "SOM", "text": "Somalia", "stance": "asserts"}
    ]


def test_a_record_is_explained(ask: Asking, service: Service, ids: dict[str, str]) -> None:
    """A record comes with its paragraph, the place of its words in it, its doubts, and what decided."""
    given = call(ask, "explain_record", {"id": ids["event"]})
    answer = given.structured_content["answer"]
    (report,) = service.desk.find([ids["event"]])
    paragraph = answer["paragraph"]
    assert paragraph["text"][paragraph["start"] : paragraph["end"]] == report.record.quote
    assert answer["doubts"] == list(doubts_about(report))
    assert "decided by «made.by.hand»" in text_of(given)
    assert "the sentence does not name" in text_of(given)


def test_the_lexicon_explains(tmp_path_factory: pytest.TempPathFactory, service: Service) -> None:
    """Of a record that the coder made, the entries that decided are shown with a tested example."""
    article = article_from_text(TEXT, "norway.txt")
    folder = tmp_path_factory.mktemp("coded") / "ledger"
    with Ledger.open(folder, create=True) as ledger:
        ledger.add([(article, next(iter(code(article))))], coder="1")
    with Desk.open(folder) as desk:
        own = asking(Service(desk, service.world))
        report = desk.reports(kinds=["event"])[0]
        given = call(own, "explain_record", {"id": report.id}).structured_content["answer"]
    assert given["entries"]
    assert given["entries"][0]["id"] in given["report"]["record"]["rule"]
    assert given["entries"][0]["example"]


def test_a_text_is_coded_and_not_kept(ask: Asking, service: Service) -> None:
    """Coding a text gives what `dragoman code` gives, with the day and outlet that were told."""
    before = service.desk.state()
    given = call(ask, "code_text", {"text": TEXT, "outlet": "The Herald", "published": "2024-03-05"})
    answer = given.structured_content["answer"]
    (alone,) = code(article_from_text(TEXT, "text"))
    assert answer["events"] == plain(alone.events)
    assert answer["outlet"] == "The Herald"
    assert answer["published"]["latest"] == "2024-03-05"
    assert "Coded, not stored" in text_of(given)
    assert service.desk.state() == before


def test_lists_go_on(ask: Asking) -> None:
    """A list goes on where it stopped, with the cursor that its text and structure tell, and ends."""
    seen: list[str] = []
    cursor = ""
    for _ in range(10):
        given = call(ask, "events", {"limit": 1, "cursor": cursor})
        answer = given.structured_content["answer"]
        seen += [one["id"] for one in answer["events"]]
        cursor = answer["next"]
        if cursor is None:
            break
        assert cursor in text_of(given)
    assert len(seen) == len(set(seen)) == answer["of"] == 4


WRONG: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("relations_between", {"a": "Kenya"}, "“b” is missing"),
    ("relations_between", {"a": "Kenya", "b": "Atlantis Minor"}, "nobody is known as “Atlantis Minor”"),
    ("relations_between", {"a": "Kenya", "b": "KEN"}, "a dyad is of two"),
    ("relations_of", {"actor": ["Kenya", "Somalia"]}, "“actor” is one text, not a list"),
    ("timeline", {"parties": "Kenya", "colour": "red"}, "“colour” cannot be asked here; what can is"),
    ("timeline", {"since": "last week"}, "since"),
    ("timeline", {"limit": 100_000}, "limit"),
    ("timeline", {"cursor": "AAAA"}, "take 'next' of the answer before"),
    ("events", {"type": "HUGS"}, "there is no “HUGS”; types are ACCUSE, AGREE"),
    ("events", {"cursor": "zzz"}, "take 'next' of the answer before"),
    ("claims", {"contested": "perhaps"}, "contested"),
    ("mediations", {"stage": "nearly"}, "stage"),
    ("explain_record", {"id": "0" * 20}, "no record has this id"),
    ("explain_record", {"id": "1; DROP TABLE"}, "id"),
    ("read", {"address": "/etc/passwd"}, "an address begins with dragoman://"),
    ("read", {"address": "dragoman://claim/" + "0" * 20}, "no report has this id"),
    ("code_text", {"text": "   "}, "“text” is missing"),
    ("code_text", {"text": "x" * 60_001}, "text"),
    ("ask", {"q": "w" * 401}, "q"),
)


@pytest.mark.parametrize(("name", "arguments", "says"), WRONG)
def test_wrong_questions(ask: Asking, name: str, arguments: dict[str, Any], says: str) -> None:
    """What is asked wrongly is an answer that says what was wrong, and no fault."""
    given = call(ask, name, arguments)
    assert given.is_error
    assert given.structured_content is None
    assert re.search(says, text_of(given)), text_of(given)
    assert "Something went wrong" not in text_of(given)


def test_no_such_tool(ask: Asking) -> None:
    """An unknown tool is an error of the protocol that names those that there are."""
    with pytest.raises(MCPError, match="there is no tool “delete_everything”; there are situation, ask"):
        call(ask, "delete_everything", {})


def test_a_fault_is_no_end(
    service: Service, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A fault is said without what caused it, noted without its message, and the next question is answered."""

    def broken(*_: object) -> None:
        raise RuntimeError("secret words of an article")

    own = asking(service)
    with monkeypatch.context() as patched:
        patched.setattr(Service, "answer", broken)
        given = call(own, "situation", {})
    assert given.is_error
    assert "please report it" in text_of(given)
    assert "RuntimeError" in caplog.text
    assert "secret" not in text_of(given) + caplog.text
    assert not call(own, "situation", {}).is_error


def test_nothing_is_changed(ask: Asking, service: Service, folder: Path, ids: dict[str, str]) -> None:
    """After a call of every tool the ledger is in the state, and its files have the bytes, of before."""

    def files() -> dict[str, bytes]:
        tables = [one for one in folder.rglob("*") if one.is_file() and "index" not in one.name]
        return {str(one): one.read_bytes() for one in tables if one.suffix in {".parquet", ".json"}}

    before, state = files(), service.desk.state()
    assert before
    for name, arguments in every_call(ids).items():
        call(ask, name, arguments)
    assert files() == before
    assert service.desk.state() == state


def test_the_same_answer_every_time(service: Service, folder: Path, ids: dict[str, str]) -> None:
    """The same question has the same answer, to the letter, from whichever process."""
    with Desk.open(folder) as other:
        both = (Replies(service), Replies(Service(other, service.world)))
        calls = every_call(ids)
        for tool in TOOLS:
            arguments = read_arguments(tool.asked, calls[tool.name])
            once, again = (tool.run(one, arguments) for one in both)
            assert once == again


def test_spans_are_places_in_the_text_as_given(ask: Asking) -> None:
    """White space around a text to code is not taken away."""
    given = call(ask, "code_text", {"text": f"\n\n  {TEXT}\n"})
    event = given.structured_content["answer"]["events"][0]
    assert f"\n\n  {TEXT}\n"[event["start"] :].startswith(event["quote"])


def test_links_for_people(service: Service) -> None:
    """With the desk's address, each source links to its words on the desk."""
    given = call(asking(service, "http://127.0.0.1:8765/"), "mediations", {})
    links = [word for word in text_of(given).split() if word.startswith("http")]
    assert links
    for link in links:
        parts = urlsplit(link)
        assert parts.netloc == "127.0.0.1:8765"
        assert parts.path.startswith("/article/")
        assert parts.fragment == "w-" + parts.query.removeprefix("show=")
