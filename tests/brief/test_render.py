"""A brief as HTML and Markdown."""

import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

from dragoman.brief import Brief, to_html, to_markdown
from dragoman.brief.render import escape_markdown

GOLDEN = Path(__file__).parent / "golden"


class Tags(HTMLParser):
    """Collects the tags of a page with their attributes."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append((tag, dict(attrs)))


@pytest.fixture
def tags(brief: Brief) -> list[tuple[str, dict[str, str | None]]]:
    """The tags of the page."""
    parser = Tags()
    parser.feed(to_html(brief))
    return parser.tags


def test_markdown_is_as_agreed(brief: Brief) -> None:
    """The Markdown of the two articles is, word for word, the golden file."""
    fixed = msgspec.structs.replace(brief, version="0")
    assert to_markdown(fixed) == (GOLDEN / "brief.md").read_text(encoding="utf-8")


def test_the_page_fetches_nothing(brief: Brief, tags: list[tuple[str, dict[str, str | None]]]) -> None:
    """One file: no scripts, frames, images or style sheets from anywhere, and links only within the page."""
    names = {tag for tag, _ in tags}
    assert names.isdisjoint({"script", "iframe", "img", "link", "object", "embed", "base", "form"})
    links = [attributes.get("href") or "" for tag, attributes in tags if tag == "a"]
    assert links
    assert all(link.startswith("#") for link in links)
    assert not re.search(r"url\(|@import|https?://", to_html(brief))


def test_every_mark_leads_to_its_note_and_back(tags: list[tuple[str, dict[str, str | None]]]) -> None:
    """Each link has an anchor, no anchor stands twice, and each mark has its way back."""
    anchors = [attributes["id"] for _, attributes in tags if attributes.get("id")]
    targets = {str(attributes["href"])[1:] for tag, attributes in tags if tag == "a"}
    assert len(anchors) == len(set(anchors))
    assert targets == set(anchors)


def test_what_an_article_wrote_is_never_markup(
    brief: Brief, tags: list[tuple[str, dict[str, str | None]]]
) -> None:
    """A script in a paragraph and tags in a title come out as words."""
    page = to_html(brief)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert sum(tag == "title" for tag, _ in tags) == 1
    markdown = to_markdown(brief)
    assert "<script>" not in markdown
    assert "<b>" not in markdown


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("*loud* _soft_ `code`", r"\*loud\* \_soft\_ \`code\`"),
        ("[a](http://b)", r"\[a\](http&#58;&#47;&#47;b)"),
        ("<b> & [^1]", r"&#60;b&#62; &#38; \[^1\]"),
        ("www.example", "www&#46;example"),
    ],
)
def test_markdown_is_escaped(words: str, escaped: str) -> None:
    """Emphasis, links, tags, footnotes and bare addresses lose their meaning."""
    assert escape_markdown(words) == escaped


def test_numbers_are_left_alone() -> None:
    """Only words are escaped."""
    assert escape_markdown(7) == 7
