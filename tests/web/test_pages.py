"""The pages: all are there, whole, usable without a mouse or a script, and say the same as their twins."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from dragoman.web.answers import ANSWERS
from dragoman.web.desk import Desk

NAMES = [one.name for one in ANSWERS]
OTHERS = ["/add", "/about", "/audit"]
VOID = {"meta", "link", "input", "br", "hr", "img", "circle", "line", "rect", "path"}
EMPTY = (
    "/situation",
    "/mediations",
    "/claims",
    "/obstacles",
    "/events",
    "/timeline",
    "/map",
    "/network",
    "/explorer",
    "/review",
    "/review/history",
    "/bloc/IGAD",
)


class Page(HTMLParser):
    """The tags of a page with their attributes; it notes tags that are not closed in order."""

    def __init__(self, text: str) -> None:
        """Read a page."""
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.faults: list[str] = []
        self.open: list[str] = []
        self.labelled = 0
        self.bare: list[dict[str, str]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag, and a field without a label."""
        values = {name: value or "" for name, value in attrs}
        self.tags.append((tag, values))
        if tag in {"input", "select", "textarea"} and values.get("type") != "hidden":
            has_label = "label" in self.open or any(
                name == "label" and one.get("for") == values.get("id") for name, one in self.tags
            )
            if not has_label:
                self.bare.append(values)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag without content."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Note whether it closes what was opened last."""
        if tag in VOID:
            return
        loose = {"p", "li", "td", "tr"}  # whose end may be left out
        last = self.open[-1] if self.open else ""
        if last != tag and not (last in loose and tag in self.open):
            self.faults.append(f"</{tag}> within {self.open[-3:]}")
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.words.append(data)

    def all(self, tag: str) -> Iterator[dict[str, str]]:
        """Give the attributes of all tags of a name."""
        return (attributes for name, attributes in self.tags if name == tag)


def every(addresses: dict[str, str]) -> list[str]:
    """All addresses of pages."""
    return [*addresses.values(), *OTHERS]


def test_all_are_there_and_whole(reader: TestClient, addresses: dict[str, str]) -> None:
    """Each page is closed in order, and has one heading, one main part, a title and a language."""
    for address in every(addresses):
        answer = reader.get(address)
        assert answer.status_code == 200, (address, answer.text)
        page = Page(answer.text)
        assert page.faults == [], address
        counts = [len(list(page.all(tag))) for tag in ("main", "h1", "title", "nav", "header")]
        assert counts[:2] == [1, 1], address
        assert min(counts) >= 1, address
        assert next(page.all("html"))["lang"] == "en"


def test_fields_have_labels(reader: TestClient, addresses: dict[str, str]) -> None:
    """Every field that a person fills in has a label, every table a caption, every picture a name."""
    for address in every(addresses):
        page = Page(reader.get(address).text)
        assert page.bare == [], address
        assert len(list(page.all("table"))) == len(list(page.all("caption"))), address
        assert all(one.get("aria-label") for one in page.all("svg")), address


def test_nothing_inline_and_nothing_from_elsewhere(reader: TestClient, addresses: dict[str, str]) -> None:
    """No page has script or style of its own, or asks another host for anything."""
    for address in every(addresses):
        page = Page(reader.get(address).text)
        for tag, attributes in page.tags:
            assert tag != "style", address
            assert not [one for one in attributes if one.startswith("on") or one == "style"], (address, tag)
            if tag == "script":
                assert attributes["src"].startswith("/static/")
            for name in ("src", "href", "action"):
                assert not re.match(r"(?:[a-z]+:|//)", attributes.get(name, "")), (address, attributes)


def test_links_lead_somewhere(reader: TestClient, addresses: dict[str, str]) -> None:
    """Every link of every page is answered."""
    found = {
        one["href"].partition("#")[0]
        for address in every(addresses)
        for one in Page(reader.get(address).text).all("a")
        if not one["href"].startswith("#")
    }
    assert len(found) > 30
    broken = {address: reader.get(address).status_code for address in sorted(found)}
    assert {address: status for address, status in broken.items() if status != 200} == {}


@pytest.mark.parametrize("name", NAMES)
def test_twin(reader: TestClient, addresses: dict[str, str], name: str) -> None:
    """The twin that a page links to is the interface's answer to the same question, to be read and to be kept."""
    page = Page(reader.get(addresses[name]).text)
    twin = next(one["href"] for one in page.all("link") if one.get("rel") == "alternate")
    assert twin == f"/api/v1{addresses[name]}"
    answer = reader.get(twin)
    assert answer.status_code == 200
    given, asked = answer.json(), next(one for one in ANSWERS if one.name == name)
    assert given.keys() == set(asked.gives.__struct_fields__)
    kept = [one["href"] for one in page.all("a") if "download" in one]
    assert twin in kept


@pytest.mark.parametrize("name", NAMES)
def test_both_times_stay(reader: TestClient, addresses: dict[str, str], name: str) -> None:
    """Links of a page as of a day and as known on a day lead to pages as of the same; its forms keep them too."""
    sign = "&" if "?" in addresses[name] else "?"
    page = Page(reader.get(f"{addresses[name]}{sign}as_of=2031-05-30&known_on=2099-01-01").text)
    links = {one["href"].partition("#")[0] for one in page.all("a")} - {"", "/api/v1/openapi.json"}
    kept = {one for one in links if {"as_of", "known_on"} <= parse_qs(urlsplit(one).query).keys()}
    own = urlsplit(addresses[name]).path
    # "back to now" leaves them out, and the days of a network are as of others
    loose = {one for one in links - kept if urlsplit(one).path != own}
    assert len(kept) > 10
    assert loose == set()
    fields = {one.get("name") for one in page.all("input")}
    assert {"as_of", "known_on"} <= fields


def test_empty_ledger_says_what_to_do(empty: TestClient) -> None:
    """Before a ledger that holds nothing, each page says what to do next."""
    for address in EMPTY:
        answer = empty.get(address)
        assert answer.status_code == 200, address
        assert 'href="/add"' in answer.text, address


def test_article_marks_its_words(reader: TestClient, still: Path) -> None:
    """Marked words are those of the records; furniture is shown with its reason and not marked."""
    with Desk.open(still) as desk:
        kept = desk.articles()[0]
    text = reader.get(f"/article/{kept.id}").text
    marked = re.findall(r'<a class="coded[^>]*>([^<]*)</a>', text)
    assert "Somalia accused Ethiopia of " in marked
    assert "shelling Luuq" in marked
    assert '<div class="block furniture"' in text
    assert not any("Share" in one for one in marked)


def test_article_shows_chosen_record(reader: TestClient, still: Path) -> None:
    """Without a script, an address shows one record's words, and why it was coded so."""
    with Desk.open(still) as desk:
        report = desk.reports(kinds=["obstacle"])[0]
    text = reader.get(f"/article/{report.article}?show={report.id}").text
    shown = re.findall(r'<a class="coded shown"[^>]*>([^<]*)</a>', text)
    assert "".join(shown) == report.record.quote
    assert f'id="w-{report.id}"' in text
    assert f'id="r-{report.id}" class="card outlined shown"' in text


def test_unknown_page(reader: TestClient) -> None:
    """What is not there is said so on a page, with where to go."""
    answer = reader.get("/nowhere")
    assert answer.status_code == 404
    assert 'href="/situation"' in answer.text


def test_names_and_quotes_choose_their_direction(reader: TestClient, addresses: dict[str, str]) -> None:
    """Names and quotes are set apart, so that those written from right to left disturb nothing."""
    page = Page(reader.get(addresses["event"]).text)
    assert any(one.get("dir") == "auto" for one in page.all("q"))
    assert any(one.get("dir") == "auto" for one in page.all("bdi"))


@pytest.mark.parametrize("form", ["csv", "xlsx", "plover", "geojson", "gexf", "jsonld", "atom", "parquet"])
def test_export(reader: TestClient, form: str) -> None:
    """All that fits can be taken along in the formats of the exchange."""
    answer = reader.get(f"/export?form={form}&parties=Kenya")
    assert answer.status_code == 200
    assert "attachment" in answer.headers["content-disposition"]
    assert len(answer.content) > 100


def test_assets_are_small(reader: TestClient, addresses: dict[str, str]) -> None:
    """A first page with all that it loads stays under 600 KB."""
    static = Path("src/dragoman/web/static")
    assets = sum(one.stat().st_size for one in static.iterdir())
    assert assets + len(reader.get(addresses["situation"]).content) < 600_000
