"""The words of news XML, cut into stretches where they stand."""

from collections.abc import Iterator

from dragoman.articles.clean import clean_span
from dragoman.articles.formats import looks_like_html
from dragoman.articles.html_page import cut_html
from dragoman.articles.html_tokens import CDATA_BEGIN, CDATA_END
from dragoman.articles.stretch import Stretch
from dragoman.articles.xml_tree import Element

# What begins a paragraph of its own, in NITF, in XHTML and in NewsML-G2.
_BLOCKS = {
    "p": "p", "hl1": "h1", "hl2": "h2", "h1": "h1", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h6", "li": "li",
    "dt": "", "dd": "p", "td": "", "th": "", "tr": "", "pre": "p", "fn": "", "block": "p", "bq": "p", "blockquote": "p", "div": "p",
    "section": "p", "article": "p", "body": "p", "ul": "", "ol": "", "dl": "", "table": "", "nitf-table": "", "caption": "caption",
    "media-caption": "figcaption", "figcaption": "figcaption", "figure": "", "media": "", "hr": "", "br": "", "note": "",
    "body.head": "", "body.content": "p", "body.end": "", "hedline": "", "abstract": "", "series": "", "tagline": "",
    "bibliography": "", "credit": "", "media-producer": "", "header": "", "footer": "", "title": "",
}  # fmt: skip
_NO_WORDS = frozenset(
    {
        "media-metadata",
        "media-reference",
        "media-object",
        "script",
        "style",
        "object",
        "table-metadata",
        "col",
    }
)
_CREDITS = frozenset({"media-producer", "credit"})


def cut_element(element: Element, source: str, *, tag: str = "", area: str = "") -> list[Stretch]:
    """Cut an element into stretches at the beginnings and ends of its blocks.

    Args:
        element: the element.
        source: the text that its places are in.
        tag: what its words stand in where they stand in no block.
        area: why all of it is furniture, if it is.

    Returns:
        The runs of words in order.
    """
    return [
        Stretch(
            clean,
            tag=tag,
            area=area,
            bullet=tag == "li",
        )
        for start, end, tag, area in _runs(
            element, _holders(element), tag or _BLOCKS.get(element.name, ""), area
        )
        if any(map(str.isalnum, (clean := clean_span(source, start, end, "html")).text))
    ]


def cut_escaped(element: Element, source: str) -> tuple[list[Stretch], str]:
    """Cut an element whose words are one piece of character data: plain text, or HTML in disguise.

    HTML in CDATA stands in the file as it is, and plain text too: places are those of the file. HTML
    written with entities (`&lt;p&gt;`) does not: its text is what the entities stand for, as with JSON.

    Args:
        element: the element.
        source: the text that its places are in.

    Returns:
        The stretches, and the text that their places are in.
    """
    raw = source[element.inner : element.inner_end]
    words = raw.strip()
    if words.startswith(CDATA_BEGIN) and words.endswith(CDATA_END) and words.count(CDATA_BEGIN) == 1:
        start = element.inner + raw.index(CDATA_BEGIN) + len(CDATA_BEGIN)
        end = element.inner + raw.rindex(CDATA_END)
        if looks_like_html(source[start:end]):
            return _shifted(source[start:end], start, source), source
        return list(_paragraphs(source, start, end)), source
    said = "".join(element.pieces())
    if looks_like_html(said):
        return cut_html(said)[0], said
    return list(_paragraphs(source, element.inner, element.inner_end)), source


def has_words(element: Element) -> bool:
    """Whether any letter or digit stands in an element."""
    return any(map(str.isalnum, element.words()))


def _runs(element: Element, holders: set[int], tag: str, area: str) -> Iterator[tuple[int, int, str, str]]:
    """Give the spans between boundaries of blocks, with the tag and the area they stand in."""
    begun = element.inner
    for child in element.children:
        if child.name in _NO_WORDS:
            yield begun, child.start, tag, area
        elif child.start in holders:
            yield begun, child.start, tag, area
            inside = "photo credit" if child.name in _CREDITS else area
            own = (
                "" if tag == "figcaption" else _BLOCKS.get(child.name)
            )  # a paragraph of a caption is caption
            yield from _runs(child, holders, own or tag, inside)
        else:
            continue
        begun = child.end
    yield begun, element.inner_end, tag, area


def _holders(element: Element) -> set[int]:
    """Give the places of the elements that are blocks or hold some; others are words in a line."""
    found: set[int] = set()
    for one in reversed(list(element.walk())):
        if one.name in _BLOCKS or any(child.start in found for child in one.children):
            found.add(one.start)
    return found


def _paragraphs(source: str, start: int, end: int) -> Iterator[Stretch]:
    """Cut plain text at empty lines, or at every line where there are none."""
    text = source[start:end]
    mark = "\n\n" if "\n\n" in text.replace("\r\n", "\n") else "\n"
    at = start
    for piece in _split(text, mark):
        clean = clean_span(source, at, at + len(piece), "html")
        if any(map(str.isalnum, clean.text)):
            yield Stretch(clean, tag="p")
        at += len(piece)


def _split(text: str, mark: str) -> Iterator[str]:
    piece: list[str] = []
    for line in text.splitlines(keepends=True):
        piece.append(line)
        if mark == "\n" or not line.strip():
            yield "".join(piece)
            piece = []
    yield "".join(piece)


def _shifted(fragment: str, start: int, source: str) -> list[Stretch]:
    """Cut HTML that stands in the file as it is, and move its places to those of the file."""
    return [
        Stretch(
            clean_span(source, start + one.start, start + one.end, "html"),
            tag=one.tag,
            area=one.area,
            bullet=one.bullet,
        )
        for one in cut_html(fragment)[0]
    ]
