"""Reading files, folders, archives and tables; faults are told, never raised."""

import gzip
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from dragoman.articles import ReadOptions, clean_block, read
from dragoman.records import Article, Published, UnreadableArticleError

TEXT = "Envoys meet on the lake again\n\nODRAN: The envoys of Sildan and Morav met on Monday, a spokesman for both sides said.\n"
BODY = "The envoys of Sildan and Morav met on Monday, a spokesman for both sides said."


def only(path: Path, options: ReadOptions | None = None) -> Article:
    """Read the one article of a file."""
    (outcome,) = read(path, options or ReadOptions())
    assert isinstance(outcome, Article), outcome
    return outcome


def faults(path: Path | str, options: ReadOptions | None = None) -> list[str]:
    """Read what must fail, and give the messages."""
    return [
        str(outcome)
        for outcome in read(path, options or ReadOptions())
        if isinstance(outcome, UnreadableArticleError)
    ]


def bodies(article: Article) -> list[str]:
    """Give the clean body of an article."""
    return [clean_block(article, block).text for block in article.blocks if block.kind == "body"]


def written(folder: Path, name: str, data: bytes | str) -> Path:
    """Write a file and give its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def zipped(members: dict[str, bytes | str]) -> bytes:
    """Pack files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def test_a_text_file_is_read(tmp_path: Path) -> None:
    """With its name, title, dateline and body; the text is that of the file."""
    article = only(written(tmp_path, "a.txt", TEXT))
    assert (article.name, article.title, article.dateline) == (
        "a.txt",
        "Envoys meet on the lake again",
        "ODRAN",
    )
    assert article.text == TEXT
    assert bodies(article) == [BODY]


def test_what_the_caller_knows_wins(tmp_path: Path) -> None:
    """Outlet and day given by the caller go before what the page prints."""
    published = Published(
        earliest=date(2024, 1, 1), latest=date(2024, 1, 1), basis="stated", why="given by the caller"
    )
    options = ReadOptions(outlet="The Tirga Post", published=published)
    article = only(written(tmp_path, "a.txt", f"By Coast Radio\n2 March 2020\n{TEXT}"), options)
    assert article.outlet == "The Tirga Post"
    assert article.published == published


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    """Sub-folders too; hidden files are left out; a bad file stops nothing."""
    written(tmp_path, "b.txt", TEXT)
    written(tmp_path, "a/2.txt", TEXT)
    written(tmp_path, "a/1.txt", b"")
    written(tmp_path, ".hidden.txt", TEXT)
    assert [outcome.name for outcome in read(tmp_path)] == ["a/1.txt", "a/2.txt", "b.txt"]


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the name of “-”."""
    monkeypatch.setattr("dragoman.articles.reader.standard_input", lambda: io.BytesIO(TEXT.encode()))
    (article,) = read("-")
    assert isinstance(article, Article)
    assert bodies(article) == [BODY]


def test_json_lines_are_read_line_by_line(tmp_path: Path) -> None:
    """Fields by their usual names; a broken line is told with its number and the rest is read."""
    lines = [
        json.dumps(
            {
                "headline": "Envoys meet",
                "body": BODY,
                "published": "2023-04-05",
                "source": "Coast Radio",
                "author": "Jane Doe",
            }
        ),
        '{"headline": "broken"',
        json.dumps({"title": "No text"}),
        json.dumps({"text": f"<p>{BODY}</p><p>No more was said &amp; done.</p>"}),
    ]
    outcomes = list(read(written(tmp_path, "a.jsonl", "\n".join(lines))))
    first, broken, textless, page = outcomes
    assert isinstance(first, Article)
    assert (first.name, first.title, first.outlet, first.byline) == (
        "a.jsonl#1",
        "Envoys meet",
        "Coast Radio",
        "Jane Doe",
    )
    assert first.published.earliest == date(2023, 4, 5)
    assert first.text == BODY
    assert "a.jsonl#2" in str(broken)
    assert "JSON" in str(broken)
    assert "no column text" in str(textless)
    assert isinstance(page, Article)
    assert bodies(page) == [BODY, "No more was said & done."]


def test_dumps_of_news_apis_are_read(tmp_path: Path) -> None:
    """A line may be an article or an answer with a list of them; blank lines, marks and cut-off lines do no harm."""
    one = {
        "content": BODY,
        "source": {"id": None, "name": "Coast Radio"},
        "publishedAt": "2024-03-05T10:00:00Z",
        "author": None,
    }
    lines = [
        "\ufeff"
        + json.dumps({"status": "ok", "totalResults": 2, "articles": [one, {**one, "content": None}]}),
        "",
        json.dumps(
            {**one, "title": "A line\u2028separator", "nested": {"articles": [one]}}, ensure_ascii=False
        ),
        "   ",
        '[{"text": "a list is no article"}]',
        '"a string"',
        "NaN",
        "9" * 5000,
        "[" * 100_000,
        json.dumps({"text": "\ud800 half a character"}),
        json.dumps({"TEXT": BODY, "Date": 20240305, "Source": "The Post"}),
        json.dumps(one)[:60],
    ]
    outcomes = list(read(written(tmp_path, "a.jsonl", "\r\n".join(lines))))
    found = {one.name: one for one in outcomes if isinstance(one, Article)}
    assert list(found) == ["a.jsonl#1#1", "a.jsonl#3", "a.jsonl#11"]
    assert found["a.jsonl#3"].title == "A line\u2028separator"
    assert {one.outlet for one in found.values()} == {"Coast Radio", "The Post"}
    assert {one.published.earliest for one in found.values()} == {date(2024, 3, 5)}
    told = {one.name: one.reason for one in outcomes if isinstance(one, UnreadableArticleError)}
    assert "has nothing in its column 'content'" in told["a.jsonl#1#2"]
    assert all("no JSON objects" in told[f"a.jsonl#{n}"] for n in (5, 6, 7))
    assert all("damaged or truncated JSON" in told[f"a.jsonl#{n}"] for n in (8, 9, 12))
    assert "no characters" in told["a.jsonl#10"]


def test_a_json_feed_is_read(tmp_path: Path) -> None:
    """On one line or on several."""
    feed = {
        "version": "https://jsonfeed.org/version/1",
        "title": "Coast Radio",
        "items": [
            {
                "id": "1",
                "content_text": BODY,
                "date_published": "2024-03-05T23:00:00+05:00",
                "author": {"name": "Jane Doe"},
            },
            {"id": "2"},
        ],
    }
    for indent in (None, 1):
        first, empty = read(written(tmp_path, "a.json", json.dumps(feed, indent=indent)))
        assert isinstance(first, Article)
        assert (first.outlet, first.byline, first.published.earliest) == (
            "Coast Radio",
            "Jane Doe",
            date(2024, 3, 5),
        )
        assert "without text" in str(empty)


def test_a_json_array_and_a_wrapped_array_are_read(tmp_path: Path) -> None:
    """As lists of articles, whichever key holds the list."""
    assert len(list(read(written(tmp_path, "a.json", json.dumps([{"text": BODY}] * 3))))) == 3
    wrapped = json.dumps({"articles": [{"content": BODY, "source": {"name": "Coast Radio"}}]}, indent=1)
    assert only(written(tmp_path, "b.json", wrapped)).outlet == "Coast Radio"


def test_tables_are_read_row_by_row(tmp_path: Path) -> None:
    """Comma, semicolon or tab; quoted cells may hold line breaks."""
    for name, mark in (("a.csv", ","), ("b.csv", ";"), ("c.tsv", "\t")):
        rows = (
            mark.join(["id", "title", "text"])
            + "\r\n"
            + mark.join(["1", "Envoys meet", f'"{BODY}\nThey parted."'])
            + "\r\n"
        )
        article = only(written(tmp_path, name, rows))
        assert article.name == f"{name}#1"
        assert article.title == "Envoys meet"
        assert bodies(article)[0] == BODY


def test_the_caller_may_name_the_columns(tmp_path: Path) -> None:
    """Where a table has names of its own."""
    path = written(tmp_path, "a.csv", f'when,story,head\n2020-02-03,"{BODY}",Envoys meet\n')
    article = only(path, ReadOptions(text_column="story", title_column="head", date_column="when"))
    assert (article.title, article.published.earliest) == ("Envoys meet", date(2020, 2, 3))
    assert "name the column that holds the text" in faults(path)[0]


def test_a_feed_is_read_entry_by_entry(tmp_path: Path) -> None:
    """RSS and Atom, with the feed's name as outlet and the entry's day."""
    rss = (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Coast Wire</title><item><title>Truce holds</title>'
        f"<pubDate>Tue, 05 Mar 2024 10:00:00 +0000</pubDate><description>&lt;p&gt;{BODY}&lt;/p&gt;</description></item></channel></rss>"
    )
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast Wire</title><entry><title>Truce holds</title>'
        f"<published>2024-03-05T10:00:00Z</published><content>{BODY}</content></entry></feed>"
    )
    for name, source in (("a.xml", rss), ("b.atom", atom)):
        article = only(written(tmp_path, name, source))
        assert (article.name, article.title, article.outlet) == (f"{name}#1", "Truce holds", "Coast Wire")
        assert article.published.earliest == date(2024, 3, 5)
        assert bodies(article) == [BODY]


def test_an_archive_of_pages_is_read(tmp_path: Path) -> None:
    """WARC, packed or not: pages that answered 200 with text, by their address."""
    page = f"<html><body><h1>Envoys meet on the lake</h1><p>{BODY}</p></body></html>".encode()
    records = b"".join(
        warc_record(address, kind, status, page)
        for address, kind, status in (
            ("https://example.org/a", "text/html; charset=utf-8", "200 OK"),
            ("https://example.org/b.png", "image/png", "200 OK"),
            ("https://example.org/c", "text/html", "404 Not Found"),
        )
    )
    for name, data in (("a.warc", records), ("a.warc.gz", gzip.compress(records))):
        article = only(written(tmp_path, name, data))
        assert article.name == f"{name}#https://example.org/a"
        assert bodies(article) == [BODY]
    truncated = faults(written(tmp_path, "b.warc.gz", gzip.compress(records)[:-30]))
    assert truncated


def test_an_archive_is_read_past_its_traps(tmp_path: Path) -> None:
    """Chunks, packed bodies, repeated addresses, requests, redirects, revisits; each record packed on its own."""
    page = f"<html><body><h1>Envoys meet on the lake</h1><p>{BODY}</p></body></html>".encode()
    packed = gzip.compress(page)
    chunked = (
        b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (packed[:20], packed[20:])) + b"0\r\n\r\n"
    )
    bomb = gzip.compress(b"<p>" + b" " * 8_000_000)
    address = "https://example.org/a"
    records = [
        raw_record("warcinfo", address, "application/warc-fields", b"software: a crawler"),
        raw_record("request", address, "application/http; msgtype=request", b"GET /a HTTP/1.1\r\nHost: example.org\r\n\r\n"),
        raw_response(address, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked),
        raw_response(address, b"HTTP/1.1 302 Found\r\nLocation: /b\r\n\r\n"),
        raw_response("https://example.org/bomb", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + bomb),
        raw_record("revisit", address, "application/http; msgtype=response", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"),
        raw_response("https://example.org/empty", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"),
        raw_response(address, b'HTTP/1.0 200 OK\r\ncontent-type: TEXT/HTML; Charset="UTF-16"\r\n\r\n' + page.decode().encode("utf-16")),
        raw_record("resource", "file:///a.txt", "text/plain", BODY.encode()),
    ]  # fmt: skip
    options = ReadOptions(max_bytes=2_000_000)
    for name, data in (("a.warc", b"".join(records)), ("a.warc.gz", b"".join(map(gzip.compress, records)))):
        outcomes = list(read(written(tmp_path, name, data), options))
        assert [one.name.partition("#")[2] for one in outcomes if isinstance(one, Article)] == [
            address, f"{address} (2)", "file:///a.txt",
        ]  # fmt: skip
        told = [str(one) for one in outcomes if isinstance(one, UnreadableArticleError)]
        assert len(told) == 2
        assert "example.org/bomb: is larger than 2 MB" in told[0]
        assert "example.org/empty: is empty" in told[1]


def raw_response(address: str, http: bytes) -> bytes:
    """Write one answer of a server as a record."""
    return raw_record("response", address, "application/http; msgtype=response", http)


def raw_record(kind: str, address: str, content: str, data: bytes) -> bytes:
    """Write one record of an archive."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{len(data):032x}>\r\nWARC-Target-URI: <{address}>\r\n"
        f"WARC-Date: 2024-01-01T00:00:00Z\r\nContent-Type: {content}\r\nContent-Length: {len(data)}\r\n\r\n"
    )
    return head.encode() + data + b"\r\n\r\n"


def warc_record(address: str, kind: str, status: str, page: bytes) -> bytes:
    """Write one record of an archive."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(page)}\r\n\r\n".encode() + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{abs(hash(address)):032x}>\r\nWARC-Target-URI: {address}\r\n"
        f"WARC-Date: 2024-01-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def test_zip_and_gzip_are_unpacked(tmp_path: Path) -> None:
    """Member by member, by name; a bad member stops nothing."""
    path = written(
        tmp_path,
        "a.zip",
        zipped({"b.txt": TEXT, "a.jsonl": json.dumps({"text": BODY}), "c.txt": b"", ".d.txt": TEXT}),
    )
    outcomes = list(read(path))
    assert [outcome.name for outcome in outcomes] == ["a.zip#a.jsonl#1", "a.zip#b.txt", "a.zip#c.txt"]
    assert [type(outcome) for outcome in outcomes] == [Article, Article, UnreadableArticleError]
    assert only(written(tmp_path, "a.txt.gz", gzip.compress(TEXT.encode()))).text == TEXT


def test_markdown_is_read(tmp_path: Path) -> None:
    """Front matter, headings, quotations and lists, with exact places in the source."""
    source = (
        "---\ntitle: Talks resume\nauthor: Jan Smid\ndate: 2024-03-02\noutlet: Coast Courier\n---\n\n# Talks *resume* in Tirga\n\n"
        "**TIRGA —** Sildan and [Morav](https://example.org) resumed talks on Friday, the **first** since\nthe war of words in January.\n\n"
        '> "We are ready," the envoy\n> said after the meeting.\n\n## What comes next\n\n- A third round is planned for April.\n'
    )
    article = only(written(tmp_path, "a.md", source))
    assert article.markup == "markdown"
    assert (article.title, article.outlet, article.byline) == (
        "Talks resume in Tirga",
        "Coast Courier",
        "Jan Smid",
    )
    assert (article.dateline, article.published.earliest) == ("TIRGA", date(2024, 3, 2))
    assert [clean_block(article, block).text for block in article.blocks if block.kind == "section"] == [
        "What comes next"
    ]
    assert bodies(article) == [
        "Sildan and Morav resumed talks on Friday, the first since the war of words in January.",
        '"We are ready," the envoy said after the meeting.',
        "A third round is planned for April.",
    ]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t\n", "is empty"),
        ("a.txt", b"-----\n* * *\n", "holds no words"),
        ("a.pdf", b"%PDF-1.7\n...", "is a PDF"),
        ("a.png", b"\x89PNG\r\n\x1a\n0000", "is a picture"),
        ("a.txt", bytes(range(256)) * 40, "is binary"),
        ("a.txt.gz", gzip.compress(TEXT.encode() * 50)[:60], "damaged or truncated"),
        ("a.zip", zipped({"a.txt": TEXT})[:60], "damaged or truncated ZIP"),
        ("a.zip", zipped({}), "archive without files"),
        ("a.docx", zipped({"[Content_Types].xml": "", "word/document.xml": "<w/>"}), "is a Word document"),
        ("a.json", b'[{"text": "cut', "damaged or truncated JSON"),
        ("a.json", b"[]", "is an empty list"),
        ("a.csv", b"id,text\n", "no rows"),
        ("a.csv", b"id,name\n1,x\n", "no column text"),
        ("a.xml", b"<rss version='2.0'><channel></channel></rss>", "feed without entries"),
        ("a.warc", b"WARC/1.0\r\nbroken", "WARC archive"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    """What was wrong and what to do, after the name of the file; no traceback, nothing raised."""
    (fault,) = faults(written(tmp_path, name, data))
    assert fault.startswith(f"{name}: ")
    assert message in fault
    assert fault.endswith((".", ")"))
    assert "\n" not in fault


def test_missing_files_and_empty_folders_are_told(tmp_path: Path) -> None:
    """With what to check."""
    assert "does not exist" in faults(tmp_path / "nothing.txt")[0]
    assert "folder without files" in faults(tmp_path)[0]
    assert faults("a\0b")


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With whom to ask."""
    path = written(tmp_path, "a.txt", TEXT)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "may not be read by you" in faults(path)[0]


def test_links_that_lead_nowhere_are_told(tmp_path: Path) -> None:
    """And stop nothing."""
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    written(tmp_path, "b.txt", TEXT)
    assert [type(outcome) for outcome in read(tmp_path)] == [UnreadableArticleError, Article]


def test_huge_files_are_refused_without_reading_them_whole(tmp_path: Path) -> None:
    """A hundred megabytes are no article."""
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.write(TEXT.encode())
        stream.truncate(100_000_000)
    assert "larger than 50 MB" in faults(path)[0]


def test_decompression_bombs_are_refused(tmp_path: Path) -> None:
    """By how much more comes out than went in, and by how much comes out at all."""
    bomb = b"a" * 40_000_000
    assert "decompression bomb" in faults(written(tmp_path, "a.zip", zipped({"a.txt": bomb})))[0]
    assert "decompression bomb" in faults(written(tmp_path, "a.txt.gz", gzip.compress(bomb)))[0]
    small = ReadOptions(max_archive_bytes=1000)
    assert (
        "unpacks to more than" in faults(written(tmp_path, "b.zip", zipped({"a.txt": TEXT * 20})), small)[0]
    )
    assert (
        "unpacks to more than"
        in faults(written(tmp_path, "b.txt.gz", gzip.compress(TEXT.encode() * 20)), small)[0]
    )


def test_archives_in_archives_end_somewhere(tmp_path: Path) -> None:
    """A file that unpacks to itself for ever is given up."""
    data: bytes = zipped({"a.txt": TEXT})
    for _ in range(4):
        data = zipped({"a.zip": data})
    assert "one in another" in faults(written(tmp_path, "a.zip", data))[0]
