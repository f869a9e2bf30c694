"""NewsML-G2 and NITF: the items of a news agency's file, with exact places in it.

The forms are those of IPTC's specifications: NewsML-G2 2.x (newsItem, alone or
in a newsMessage) and NITF 3.x (nitf, alone or as the content of a newsItem).
"""

from collections.abc import Iterator
from typing import NamedTuple

from dragoman.articles.about import Printed
from dragoman.articles.news_item import demand_usable, facts_of_news_item, facts_of_nitf
from dragoman.articles.news_text import cut_element, cut_escaped, has_words
from dragoman.articles.stretch import Stretch
from dragoman.articles.xml_tree import Element, parse_xml
from dragoman.records import UnreadableArticleError

_ITEMS = frozenset({"newsItem", "nitf"})
_OTHER_ITEMS = frozenset({"packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"})


class NewsArticle(NamedTuple):
    """An item as it goes to the rules for pages: name, text, stretches of it, what is stated, a note."""

    name: str
    text: str
    stretches: list[Stretch]
    printed: Printed
    note: str


def news_articles(text: str, name: str) -> Iterator[NewsArticle | UnreadableArticleError]:
    """Read the items of a NewsML-G2 or NITF file.

    Where the file is one item its text is the file; of a message with several, each item's text is the
    piece of the file that it stands in. Pictures, films and other items without words are passed over.

    Args:
        text: the decoded file.
        name: its name.

    Yields:
        Each item with words, or why it may or can not be read.

    Raises:
        UnreadableArticleError: the XML is damaged, or holds no item with words.
    """
    root = parse_xml(text, name)
    items = [root] if root.name in _ITEMS else list(_items(root))
    is_alone = len(items) == 1 and items[0] is root
    any_words = False
    for number, element in enumerate(items, start=1):
        source = text if is_alone else text[element.start : element.end]
        item = element if is_alone else parse_xml(source, name)
        found = _article(item, source, name if is_alone else f"{name}#{number}")
        if found is not None:
            any_words = True
            yield found
    if not any_words:
        what = "a package" if any(one.name in _OTHER_ITEMS for one in root.walk()) else "news XML"
        raise UnreadableArticleError(
            name, f"is {what} without an item that has words; give the items' own files."
        )


def _items(root: Element) -> Iterator[Element]:
    """Give the items in a message; an item in an item is its content."""
    waiting = [root]
    while waiting:
        one = waiting.pop()
        if one.name in _ITEMS:
            yield one
        else:
            waiting.extend(reversed(one.children))


def _article(item: Element, source: str, name: str) -> NewsArticle | UnreadableArticleError | None:
    """Read one item; None where it holds no words."""
    nitf = item if item.name == "nitf" else _content_nitf(item)
    facts = facts_of_news_item(item, nitf) if item.name == "newsItem" else facts_of_nitf(item)
    stretches, text = _stretches(item, nitf, source)
    try:
        demand_usable(facts, name)
    except UnreadableArticleError as error:
        return error
    if not any(one.kind is None and one.tag != "h1" for one in stretches):
        return None
    return NewsArticle(name, text, stretches, facts.printed(), facts.note)


def _content_nitf(item: Element) -> Element | None:
    return next((one for one in item.walk() if one.name == "nitf"), None)


def _stretches(item: Element, nitf: Element | None, source: str) -> tuple[list[Stretch], str]:
    """Cut the content of an item: NITF, XHTML, plain text, or HTML that is escaped or in CDATA."""
    if nitf is not None:
        return [*_headline(item, nitf, source), *_nitf_stretches(nitf, source)], source
    for content in _contents(item):
        if content.children:
            body = next((one for one in content.walk() if one.name == "body"), content)
            if has_words(body):
                return [*_headline(item, None, source), *cut_element(body, source)], source
        elif content.words():
            stretches, text = cut_escaped(content, source)
            head = _headline(item, None, source) if text is source else []
            return [*head, *stretches], text
    return [], source


def _contents(item: Element) -> Iterator[Element]:
    """Give the contents of an item that may hold its words, the marked-up one first."""
    found = [*item.find_all("contentSet/inlineXML"), *item.find_all("contentSet/inlineData")]
    yield from (one for one in found if "base64" not in one.attributes.get("encoding", ""))


def _headline(item: Element, nitf: Element | None, source: str) -> list[Stretch]:
    """Cut the headline of the item's metadata, where its content has none of its own."""
    if nitf is not None and nitf.find("body/body.head/hedline/hl1") is not None:
        return []
    headline = item.find("contentMeta/headline") or item.find("head/title")
    return cut_element(headline, source, tag="h1") if headline is not None else []


def _nitf_stretches(nitf: Element, source: str) -> list[Stretch]:
    found: list[Stretch] = []
    body = nitf.find("body") or nitf
    head = body.find("body.head")
    for part in head.children if head is not None else ():
        found.extend(_head_part(part, source))
    for content in body.find_all("body.content"):
        found.extend(cut_element(content, source))
    for end in body.find_all("body.end"):
        found.extend(cut_element(end, source, area="author biography"))
    return found


def _head_part(part: Element, source: str) -> list[Stretch]:
    if part.name in {"hedline", "abstract", "series"}:
        return cut_element(part, source)
    if part.name == "note":
        return cut_element(part, source, area="note to editors")
    cut = cut_element(part, source, tag="byline" if part.name == "byline" else "")
    for one in cut:
        one.mark("metadata", part.name)
    return cut
