"""A brief as one HTML file."""

import re
from html.parser import HTMLParser

import pytest

from dragoman.brief import Brief, to_html

FIGURES = 2
"""The drawings of the page that are no marks: a mark has a title of its own, these have a label."""


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


def test_the_page_fetches_nothing(brief: Brief, tags: list[tuple[str, dict[str, str | None]]]) -> None:
    """One file: no scripts, frames, images or style sheets from anywhere, and links only within the page."""
    names = {tag for tag, _ in tags}
    assert names.isdisjoint({"script", "iframe", "img", "link", "object", "embed", "base", "form"})
    links = [attributes.get("href") or "" for tag, attributes in tags if tag == "a"]
    assert links
    assert all(link.startswith("#") for link in links)
    page = to_html(brief).replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"url\((?!#)|@import|https?://", page)


def test_every_mark_leads_to_its_note_and_back(tags: list[tuple[str, dict[str, str | None]]]) -> None:
    """Each link has an anchor, no anchor stands twice, and each mark has its way back."""
    anchors = [attributes["id"] for _, attributes in tags if attributes.get("id")]
    targets = {str(attributes["href"])[1:] for tag, attributes in tags if tag == "a"}
    assert len(anchors) == len(set(anchors))
    assert targets <= set(anchors)
    assert {one for one in anchors if one and re.fullmatch(r"[cn]\d+(-\d+)?", one)} <= targets


def test_what_an_article_wrote_is_never_markup(
    brief: Brief, tags: list[tuple[str, dict[str, str | None]]]
) -> None:
    """A script in a paragraph and tags in a title come out as words."""
    page = to_html(brief)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "&lt;b&gt;*live*&lt;/b&gt;" in page
    assert sum(tag == "title" for tag, _ in tags) == 1 + sum(tag == "svg" for tag, _ in tags) - FIGURES


def test_figures_have_their_tables(brief: Brief, tags: list[tuple[str, dict[str, str | None]]]) -> None:
    """The map is drawn on the page and its caption leads to the same in words."""
    assert any(tag == "svg" for tag, _ in tags)
    drawn = [section for section in brief.sections if section.figure]
    ids = {attributes.get("id") for _, attributes in tags}
    assert drawn
    assert {f"t-{section.key}" for section in drawn} <= ids


def test_both_times_are_in_sight(brief: Brief) -> None:
    """As of when, and as known when, stand under the first sentence."""
    assert "As of the latest evidence · as known now" in to_html(brief)
