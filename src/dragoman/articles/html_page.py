"""HTML cut into stretches: the runs of words between block elements, with exact places in the source."""

import re
from collections.abc import Iterator

from dragoman.articles.about import Printed
from dragoman.articles.clean import CleanText, clean_span
from dragoman.articles.html_about import about_page
from dragoman.articles.html_main import mark_outside_main
from dragoman.articles.html_tokens import RAW, Token, tokens
from dragoman.articles.phrases import phrases
from dragoman.articles.stretch import Stretch

_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
_CLOSES: dict[str, frozenset[str]] = {
    "p": frozenset({"p"}),
    "li": frozenset({"li", "p"}),
    "td": frozenset({"td", "th", "p"}),
    "th": frozenset({"td", "th", "p"}),
    "tr": frozenset({"tr", "td", "th"}),
    "option": frozenset({"option"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
}
_BLOCKS_END_P = frozenset(
    [
        "div",
        "section",
        "article",
        "ul",
        "ol",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "figure",
        "blockquote",
        "header",
        "footer",
        "nav",
        "aside",
        "form",
        "hr",
        "pre",
        "main",
    ]
)
_AREA_TAGS = {
    "nav": "navigation",
    "footer": "navigation",
    "form": "navigation",
    "button": "navigation",
    "select": "navigation",
    "menu": "navigation",
    "label": "navigation",
    "dialog": "navigation",
    "aside": "teaser",
}
_TAGS = {f"h{level}": f"h{level}" for level in range(1, 7)} | {
    "p": "p",
    "li": "li",
    "figcaption": "figcaption",
    "caption": "caption",
    "title": "title",
    "time": "time",
}
_CLASS_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?:^|[\s_-])(?:byline|author|author-name|authors|contributor|reporter|writer)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:caption|wp-caption-text|cutline|image-caption|photo-caption)(?:$|[\s_-])", re.IGNORECASE
)
_CREDIT = re.compile(r"(?:^|[\s_-])(?:credit|photo-credit|image-credit|copyright)(?:$|[\s_-])", re.IGNORECASE)


class _Element:
    """An open element: its name and what it says of its content."""

    def __init__(self, token: Token) -> None:
        self.name = token.value
        attributes = token.attributes() if token.inside else {}
        labels = " ".join(
            attributes.get(key, "")
            for key in ("class", "id", "role", "itemprop", "rel", "data-testid", "aria-label")
        )
        self.area = _area(self.name, labels.lower(), attributes)
        self.tag = _TAGS.get(self.name, "")
        if _SIGNED.search(labels) and self.name not in {"body", "article", "main", "html"}:
            self.tag = "byline"
        if _CAPTION.search(labels) or self.name == "figcaption":
            self.tag = "figcaption"
        if _CREDIT.search(labels) and self.name in {"span", "p", "div", "small", "cite", "figcaption"}:
            self.area = self.area or "photo credit"
        self.is_main = self.name in {"article", "main"} or "articlebody" in labels.lower()


def cut_html(text: str) -> tuple[list[Stretch], Printed]:
    """Cut a page into stretches.

    Args:
        text: the decoded source of the page.

    Returns:
        The runs of words between block elements in order, what stands outside
        of the article already marked by area, and what the page's tags say.
    """
    stretches: list[Stretch] = []
    in_main: list[bool] = []
    for start, end, path in _runs(text):
        clean = clean_span(text, start, end, "html")
        if not any(map(str.isalnum, clean.text)):
            continue
        stretches.append(_stretch(clean_span(text, clean.offsets[0], clean.offsets[-1], "html"), path))
        in_main.append(any(element.is_main for element in path))
    mark_outside_main(text, stretches, in_main)
    return stretches, about_page(text)


def _stretch(clean: CleanText, path: list[_Element]) -> Stretch:
    area = next((element.area for element in path if element.area), "")
    names = {element.name for element in path}
    tag = next((element.tag for element in reversed(path) if element.tag and element.tag != "byline"), "")
    if tag in {"", "p", "time"} and any(element.tag == "byline" for element in path[-4:]):
        tag = "byline"
    if tag == "h1":
        area = "" if area in {"navigation", "teaser"} else area
    return Stretch(clean, tag=tag, area=area, bullet="li" in names)


def _runs(text: str) -> Iterator[tuple[int, int, list[_Element]]]:
    """Yield the spans between block boundaries with the elements open there."""
    path: list[_Element] = []
    start: int | None = None
    end = 0
    for token in tokens(text):
        boundary = token.breaks or token.value in {
            "title",
            "body",
            "html",
            "head",
            "label",
            "summary",
            "time",
        }
        if token.kind in {"open", "close"} and boundary and start is not None:
            yield start, end, list(path)
            start = None
        if token.kind == "open":
            _open(path, token)
        elif token.kind == "close":
            _close(path, token.value)
        elif token.kind in {"text", "entity"}:
            if start is None:
                start = token.start
            end = token.end
    if start is not None:
        yield start, end, list(path)


def _open(path: list[_Element], token: Token) -> None:
    name = token.value
    closes = _CLOSES.get(name, frozenset({"p"}) if name in _BLOCKS_END_P else frozenset())
    while path and path[-1].name in closes:
        path.pop()
    if name not in _VOID and not (name in RAW and token.inside.endswith("/")):
        path.append(_Element(token))


def _close(path: list[_Element], name: str) -> None:
    for depth in range(len(path) - 1, max(-1, len(path) - 200), -1):
        if path[depth].name == name:
            del path[depth:]
            return


def _area(name: str, labels: str, attributes: dict[str, str]) -> str:
    """Say why all of an element's content is furniture, if it is."""
    if (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or _HIDDEN.search(attributes.get("style", ""))
    ):
        return "hidden"
    if name in _AREA_TAGS:
        return _AREA_TAGS[name]
    if name in {"body", "html", "article", "main", "h1", "p", "a", "em", "strong", "i", "b"}:
        return ""
    containers = phrases().containers
    for label in _CLASS_WORD.findall(labels.replace("_", "-")):
        if label in containers:
            return containers[label]
        tail = label.partition("-")[2]
        if tail in containers and "-" in label and containers[tail] not in {"hidden", "navigation"}:
            return containers[tail]
    return ""
