"""NewsML-G2, NITF and ninjs. The files in `news/` are in the exact formats, with words of our own."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.articles import ReadOptions, clean_block, read
from dragoman.records import Article, Published, UnreadableArticleError

NEWS = Path(__file__).parent / "news"
WORDS = "The foreign ministers of Sildan and Morav met in Tirga on Monday and agreed to talk again, a spokesman said."


def outcomes(name: str) -> list[Article | UnreadableArticleError]:
    """Read a file of ours."""
    return list(read(NEWS / name))


def only(source: Path) -> Article:
    """Read the one article of a file."""
    (outcome,) = read(source)
    assert isinstance(outcome, Article), outcome
    return outcome


def words(article: Article, *kinds: str) -> list[str]:
    """Give the clean words of the blocks of some kinds."""
    return [clean_block(article, block).text for block in article.blocks if block.kind in kinds]


def about(article: Article) -> tuple[str | None, ...]:
    """Give what an article states about itself."""
    return article.title, article.outlet, article.byline, article.dateline


def test_a_message_is_read_item_by_item() -> None:
    """XHTML content; the picture is passed over, the canceled item is told; places are of the item's piece of the file."""
    first, canceled = outcomes("message.xml")
    assert isinstance(first, Article)
    assert first.name == "message.xml#1"
    assert about(first) == (
        "Ministers of Sildan & Morav meet — again", "Tirga Press & Radio", "Jane Doe", "TIRGA, March 5",
    )  # fmt: skip
    assert words(first, "title") == ["Ministers of Sildan & Morav meet — again"]
    assert words(first, "section") == ["No date"]
    assert words(first, "body") == [
        WORDS,
        "“No date has been set,” he said — and none of the two sides < or > the other would name one.",
    ]
    source = (NEWS / "message.xml").read_text(encoding="utf-8")
    assert first.text in source
    assert first.text.startswith("<newsItem guid=")
    assert isinstance(canceled, UnreadableArticleError)
    assert canceled.name == "message.xml#3"
    assert "canceled by its provider" in canceled.reason


def test_the_day_is_that_of_the_first_version_where_it_was_written() -> None:
    """An hour before midnight in the stamp's own zone is that day; the embargo is noted with it."""
    first, _ = outcomes("message.xml")
    assert isinstance(first, Article)
    assert first.published == Published(
        earliest=date(2024, 3, 4),
        latest=date(2024, 3, 4),
        basis="stated",
        why="“2024-03-04T22:10:00-05:00” is printed on the page; under embargo until 2024-03-06T06:00:00Z",
    )


def test_nitf_is_read() -> None:
    """Headlines, byline, dateline, abstract, caption, section heads, an entity of HTML; notes and credits are furniture."""
    article = only(NEWS / "nitf.xml")
    assert about(article) == ("Ministers meet again in Tirga", "The Odran Times", "Jane Doe", "TIRGA, Sildan")
    assert article.published.earliest == date(2024, 3, 5)
    assert words(article, "body") == [
        "Two ministers met for the first time since the war.",
        WORDS.replace(" in Tirga", ""),
        "No date has been set for café talks, he said.",
    ]
    assert words(article, "caption") == ["The ministers at the lake in Tirga on Monday."]
    assert words(article, "section") == ["No date"]
    assert {block.reason for block in article.blocks if block.kind == "furniture"} == {
        "note to editors", "photo credit", "author biography",
    }  # fmt: skip
    assert article.text == (NEWS / "nitf.xml").read_text(encoding="utf-8")


def test_nitf_in_a_news_item_is_read() -> None:
    """The headline stands once; what the item leaves out its content tells; the file itself is the text."""
    article = only(NEWS / "item_nitf.xml")
    assert about(article) == (
        "Morav accuses Sildan of shelling a border village", "Odran Press Agency", "Jane Doe", "Odran, Morav",
    )  # fmt: skip
    assert words(article, "title") == ["Morav accuses Sildan of shelling a border village"]
    assert words(article, "body")[:2] == [
        "Morav on Tuesday accused Sildan of shelling a village on their border, a charge that Tirga denied.",
        "“Nothing of the kind has happened,” said the ministry’s spokesman.",
    ]
    assert article.text == (NEWS / "item_nitf.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["message.xml", "nitf.xml", "item_nitf.xml"])
def test_places_are_exact(name: str) -> None:
    """Each block begins and ends in the file with the first and last of its words, whatever markup lies between."""
    article = next(one for one in outcomes(name) if isinstance(one, Article))
    for block in article.blocks:
        clean = clean_block(article, block)
        for at, character in enumerate(clean.text):
            start, end = clean.span(at, at + 1)
            piece = article.text[start:end]
            assert piece == character or piece.startswith("&") or character == " "


def news_item(content: str, meta: str = "", version: str = 'version="1"') -> str:
    """Make a news item of some content."""
    return (
        f'<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="g" {version}><itemMeta>'
        f'<itemClass qcode="ninat:text"/><provider qcode="nprov:OPA"/>'
        f"<versionCreated>2024-03-05T10:00:00Z</versionCreated>{meta}</itemMeta><contentMeta/>"
        f"<contentSet>{content}</contentSet></newsItem>"
    )


@pytest.mark.parametrize(
    "content",
    [
        f'<inlineData contenttype="text/plain">{WORDS}\n\nNo date &amp; no place were\nnamed by either side.</inlineData>',
        f'<inlineData contenttype="text/plain"><![CDATA[{WORDS}\r\n\r\nNo date & no place were\r\nnamed by either side.]]></inlineData>',
        f'<inlineData contenttype="text/html"><![CDATA[<p>{WORDS}</p><p>No date &amp; no place were <b>named</b> by either side.</p>]]></inlineData>',
        f'<inlineData contenttype="text/html">&lt;p&gt;{WORDS}&lt;/p&gt;&lt;p&gt;No date &amp;amp; no place were named by either side.&lt;/p&gt;</inlineData>',
        f'<inlineXML contenttype="application/xhtml+xml"><html><body><p>{WORDS}</p><ul><li>No date &amp; no place were named by either side.</li></ul></body></html></inlineXML>',
        f'<inlineData encoding="http://x/base64">AAAA</inlineData><inlineXML><html><body>{WORDS}<br/>No date &amp; no place were named by either side.</body></html></inlineXML>',
    ],
    ids=["plain", "cdata", "html in cdata", "escaped html", "xhtml", "beside base64"],
)  # fmt: skip
def test_content_is_read_in_every_wrapping(tmp_path: Path, content: str) -> None:
    """Plain, CDATA, HTML in CDATA or escaped, XHTML; each paragraph a block of its own."""
    path = tmp_path / "item.xml"
    path.write_text(news_item(content), encoding="utf-8", newline="")
    article = only(path)
    assert words(article, "body") == [WORDS, "No date & no place were named by either side."]
    assert (article.outlet, article.published.earliest) == ("OPA", date(2024, 3, 5))


@pytest.mark.parametrize(
    ("meta", "told"),
    [
        ('<pubStatus qcode="stat:canceled"/>', "canceled by its provider"),
        ('<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"/>', "canceled by its provider"),
        ('<pubStatus qcode="stat:withheld"/>', "withheld by its provider"),
    ],
)
def test_what_is_withdrawn_is_told_and_not_coded(tmp_path: Path, meta: str, told: str) -> None:
    """By either way of writing its status."""
    path = tmp_path / "item.xml"
    path.write_text(news_item(f"<inlineData>{WORDS}</inlineData>", meta), encoding="utf-8")
    (outcome,) = read(path)
    assert isinstance(outcome, UnreadableArticleError)
    assert told in outcome.reason


@pytest.mark.parametrize(
    ("status", "told"),
    [("usable", None), ("embargoed", "under embargo until 20240306"), ("canceled", "canceled by its provider"), ("withheld", "withheld by")],
)  # fmt: skip
def test_the_status_of_nitf_counts(tmp_path: Path, status: str, told: str | None) -> None:
    """An embargo is noted, and the rest is told."""
    path = tmp_path / "a.xml"
    path.write_text(
        f'<nitf><head><docdata management-status="{status}"><date.issue norm="20240305"/><date.release norm="20240306"/></docdata></head>'
        f"<body><body.content><p>{WORDS}</p></body.content></body></nitf>",
        encoding="utf-8",
    )
    (outcome,) = read(path)
    if isinstance(outcome, UnreadableArticleError):
        assert told is not None
        assert told in outcome.reason
    else:
        assert outcome.published.why.endswith(told or "is printed on the page")
        assert outcome.published.earliest == date(2024, 3, 5)


def test_a_later_version_is_dated_by_what_it_states(tmp_path: Path) -> None:
    """Without the day of the first version, the day is marked as that of an update."""
    path = tmp_path / "item.xml"
    path.write_text(news_item(f"<inlineData>{WORDS}</inlineData>", version='version="4"'), encoding="utf-8")
    assert "as the day of its last update" in only(path).published.why


def test_ninjs_is_read_in_all_its_versions() -> None:
    """Texts and marked-up bodies, arrays, camel case; the marked-up body wins, and associations are left out."""
    article, canceled, picture, withheld = outcomes("ninjs1.jsonl")
    assert isinstance(article, Article)
    assert about(article) == ("Ministers meet", "TP", "Jane Doe", None)
    assert [str(one).partition(": ")[2].split(" (")[0] for one in (canceled, picture, withheld)] == [
        "was canceled by its provider",
        "is a picture item without a body of text; leave it out.",
        "is withheld by its provider",
    ]
    second = only(NEWS / "ninjs2.json")
    assert about(second) == (
        "Morav accuses Sildan of shelling a village",
        "Odran Press Agency",
        "Jane Doe",
        None,
    )
    assert second.published.earliest == date(2024, 3, 4)
    assert len(words(second, "body")) == 2
    third = only(NEWS / "ninjs3.json")
    assert about(third) == ("Ministers meet again in Tirga", "Tirga Press", "Jane Doe", "Tirga, Sildan")
    assert words(third, "body") == [
        "The foreign ministers of Sildan and Morav met on Monday & agreed to talk again, a spokesman said.",
        "No date has been set, he said.",
    ]
    assert third.published.why.endswith("under embargo until 2024-03-06T06:00:00Z")
    assert third.text == json.loads((NEWS / "ninjs3.json").read_text(encoding="utf-8"))["bodies"][1]["value"]


BOMB = "<!DOCTYPE n [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (f"<?xml version='1.0'?>{BOMB}<nitf><body><body.content><p>&c;</p></body.content></body></nitf>", "declares entities"),
        ("<!DOCTYPE nitf [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><nitf><body><body.content><p>&x;</p></body.content></body></nitf>", "declares entities"),
        ("<!DOCTYPE nitf [<!ENTITY % x SYSTEM 'http://127.0.0.1/x.dtd'> %x;]><nitf/>", "declares entities"),
        ("<nitf>" + "<block>" * 300 + "</block>" * 300 + "</nitf>", "nested deeper"),
        ("<newsItem><itemMeta></newsItem>", "damaged or truncated XML (mismatched tag"),
        ("<newsItem xmlns='x'><itemMeta/>", "damaged or truncated XML (no element found"),
        ("<newsMessage><header/><itemSet/></newsMessage>", "without an item that has words"),
        ("<packageItem guid='a'><groupSet/></packageItem>", "a package without an item"),
        ("<nitf><body><body.head><hedline><hl1>A headline and nothing else</hl1></hedline></body.head></body></nitf>", "without an item that has words"),
    ],
)  # fmt: skip
def test_what_is_damaged_or_built_to_harm_is_told(tmp_path: Path, source: str, told: str) -> None:
    """Nothing outside of the file is read, nothing unfolds."""
    path = tmp_path / "a.xml"
    path.write_text(source, encoding="utf-8")
    (outcome,) = read(path)
    assert isinstance(outcome, UnreadableArticleError)
    assert told in outcome.reason


def test_a_document_type_of_its_own_is_not_fetched(tmp_path: Path) -> None:
    """It may be named, as NITF does; the place that it names need not exist."""
    path = tmp_path / "a.xml"
    path.write_text(
        '<!DOCTYPE nitf SYSTEM "http://192.0.2.1/nitf.dtd">\n<!-- <newsItem> -->\n'
        f"<nitf><body><body.content><p>{WORDS}</p></body.content></body></nitf>",
        encoding="utf-8",
    )
    assert words(only(path), "body") == [WORDS]


def test_other_encodings_keep_their_places(tmp_path: Path) -> None:
    """The declared encoding is that of the bytes; places count characters."""
    source = (NEWS / "message.xml").read_text(encoding="utf-8")
    path = tmp_path / "a.xml"
    path.write_bytes(source.replace("UTF-8", "UTF-16").encode("utf-16"))
    first = next(iter(read(path)))
    assert isinstance(first, Article)
    assert words(first, "body")[1].startswith("“No date has been set,” he said — and")


SOURCES = [(NEWS / name).read_text(encoding="utf-8") for name in ("message.xml", "nitf.xml", "item_nitf.xml", "ninjs3.json", "ninjs1.jsonl")]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(SOURCES), st.integers(0, 6000), st.integers(0, 40), st.text("<>&;/\"'![]CDATAp= \n{}:,\u00e9\U0001f600", max_size=12)
)  # fmt: skip
def test_damaged_files_are_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, source: str, at: int, cut: int, put: str
) -> None:
    """Whatever is cut out or put in: articles whose blocks are in order and in the text, or a plain sentence."""
    damaged = source[: at % len(source)] + put + source[at % len(source) + cut :]
    path = tmp_path_factory.mktemp("fuzz") / "a.xml"
    path.write_text(damaged, encoding="utf-8", newline="")
    for outcome in read(path, ReadOptions()):
        if isinstance(outcome, UnreadableArticleError):
            assert not re.search(r"it seems damaged: get it again, or report it", outcome.reason)
            continue
        places = [place for block in outcome.blocks for place in (block.start, block.end)]
        assert places == sorted(places)
        assert not places or places[-1] <= len(outcome.text)
