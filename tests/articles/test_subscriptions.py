"""Lists of feeds."""

from pathlib import Path

import pytest

from dragoman.articles.subscriptions import Subscription, read_subscriptions
from dragoman.records import UnreadableArticleError

OPML = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Feeds</title></head><body>
  <outline text="Region">
    <outline text="North"><outline text="Post &amp; Mail" type="rss" xmlUrl="https://post.example/feed?a=1&amp;b=2"/></outline>
    <outline text="Radio" title="Coast Radio" type="atom" xmlUrl="feed://radio.example/atom" outlet="Coast Radio"/>
  </outline>
  <outline text="A page" htmlUrl="https://page.example"/>
  <outline text="Again" xmlUrl="https://post.example/feed?a=1&amp;b=2"/>
</body></opml>"""


def listed(folder: Path, text: str | bytes) -> tuple[Subscription, ...]:
    """Write a list and read it."""
    path = folder / "feeds.opml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_subscriptions(path)


def test_opml_is_read_however_deep(tmp_path: Path) -> None:
    """Each address once, in order, with title and outlet; outlines without a feed are passed over."""
    assert listed(tmp_path, OPML) == (
        Subscription(address="https://post.example/feed?a=1&b=2", title="Post & Mail"),
        Subscription(address="http://radio.example/atom", title="Coast Radio", outlet="Coast Radio"),
    )


def test_a_plain_list_is_read(tmp_path: Path) -> None:
    """An address a line, with the outlet after it if wanted."""
    text = "# feeds\n\nhttps://post.example/feed  The Tirga Post\n\thttps://radio.example/atom\r\n"
    assert listed(tmp_path, "\ufeff" + text) == (
        Subscription(address="https://post.example/feed", outlet="The Tirga Post"),
        Subscription(address="https://radio.example/atom"),
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "is empty"),
        ("# nothing\n", "lists no feed"),
        ("<opml><body><outline text='a'/></body></opml>", "lists no feed"),
        ("<opml><body><outline xmlUrl='https://a.example'></body></opml>", "damaged or truncated XML"),
        ("just some words\n", "no web address"),
        ("<opml><body><outline xmlUrl='/etc/passwd'/></body></opml>", "no web address"),
        ('<!DOCTYPE o [<!ENTITY a "b">]><opml><outline xmlUrl="https://a.example/&a;"/></opml>', "declares entities"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_told(tmp_path: Path, text: str, told: str) -> None:
    """In one sentence that names the file."""
    with pytest.raises(UnreadableArticleError, match=told) as caught:
        listed(tmp_path, text)
    assert str(caught.value).startswith("feeds.opml: ")


def test_a_list_that_is_not_there_is_told(tmp_path: Path) -> None:
    """As every file is."""
    with pytest.raises(UnreadableArticleError, match="does not exist"):
        read_subscriptions(tmp_path / "none.opml")
