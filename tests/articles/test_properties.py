"""What holds of every article, whatever bytes it is read from."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.articles import article_from_text, clean_block, read
from dragoman.articles.making import article_from_page
from dragoman.records import Article, UnreadableArticleError

LINES = st.sampled_from(
    [
        "Envoys meet on the lake",
        "By Jane Doe",
        "3 March 2023",
        "ODRAN: The envoys of both states met on Monday, a spokesman said in the evening.",
        "The two sides will meet again in the summer, the minister told reporters in the capital.",
        "Must Read",
        "Leave a Reply",
        "A headline that is cut off in the middle of...",
        "Видео дня",
        "• A point of the summary",
        "XS",
        "Home | News | Sport",
        "© 2024 The Coast Herald",
        "LIVE | Talks go on - The Coast Herald",
        "FILE PHOTO: The envoys shake hands in Tirga.",
        "",
        "…",
    ]
)
PIECES = st.sampled_from(
    ["<p>", "</p>", "<div class='share'>", "</div>", "<br>", "<h1>", "</h1>", "<title>", "</title>", "<nav>", "<li>", "&amp;", "&#8230;", "&", "<", "<!--",
     "-->", "<script>", "</script>", "The envoys of both states met on Monday in the capital.", " ODRAN: ", "<a href='x>y'>", "</a>", "\n", "<body>", "<article>"]
)  # fmt: skip
STARTS = st.sampled_from(
    [b"", b"<html><p>", b'{"text": "', b'[{"text":', b"id,text\n", b"PK\x03\x04", b"\x1f\x8b\x08\x00", b"WARC/1.0\r\nWARC-Type: response\r\n", b"<rss><channel>",
     b"\xff\xfe", b"\xef\xbb\xbf", b"---\ntitle: x\n---\n", b"# A\n", b"<?xml version='1.0'?><feed>"]
)  # fmt: skip


def check(article: Article) -> None:
    """Blocks lie in the text, in order and apart, and their clean text maps back into them."""
    at = 0
    for block in article.blocks:
        assert at <= block.start < block.end <= len(article.text)
        at = block.end
        clean = clean_block(article, block)
        assert clean.text.strip() == clean.text != ""
        assert clean.span(0, len(clean.text)) == (block.start, block.end)


@given(st.lists(LINES, min_size=1, max_size=25), st.sampled_from(["\n", "\n\n", "\r\n"]))
@settings(max_examples=150, deadline=None)
def test_blocks_of_plain_text_are_spans_of_it(lines: list[str], line_break: str) -> None:
    """Inside the text, disjoint, ordered, exact; and all words are in some block."""
    text = line_break.join(lines)
    try:
        article = article_from_text(text, "a.txt")
    except UnreadableArticleError:
        return
    check(article)
    covered = set().union(*(range(block.start, block.end) for block in article.blocks))
    lost = {text[at] for at in range(len(text)) if at not in covered and text[at].isalpha()}
    assert not lost - set("LIVETheCoastHrald")  # a headline is freed of its label and its outlet


@given(st.lists(PIECES, min_size=1, max_size=40))
@settings(max_examples=150, deadline=None)
def test_blocks_of_pages_are_spans_of_their_source(pieces: list[str]) -> None:
    """However broken the page."""
    try:
        article = article_from_page("a.html", "".join(pieces))
    except UnreadableArticleError:
        return
    check(article)


@given(
    STARTS,
    st.binary(max_size=300),
    st.sampled_from(["a.txt", "a.html", "a.csv", "a.json", "a.md", "a", "a.jsonl"]),
)
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_random_bytes_never_raise(start: bytes, data: bytes, name: str) -> None:
    """Each file gives articles or reasons, under any name."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(start + data)
        outcomes = list(read(path))
    assert outcomes
    for outcome in outcomes:
        if isinstance(outcome, Article):
            check(outcome)
        else:
            assert "\n" not in outcome.reason
