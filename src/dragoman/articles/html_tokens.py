"""HTML cut into tokens that know where they stand in the source.

No parser that builds a tree keeps exact positions, and Dragoman quotes the
page as read; so the page is cut into text, entities and tags in one linear
pass, and both the page reader and the clean view work on these tokens.
"""

import html
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

TokenKind = Literal["text", "entity", "open", "close", "skip"]

# Their content is no text of the page; `title` and `textarea` hold no tags but do hold entities.
RAW = frozenset(
    {"script", "style", "noscript", "template", "iframe", "svg", "math", "object", "canvas", "xmp"}
)
_BREAKING = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "button",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "img",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
# A tag may hold quoted values; longer ones than this (data addresses) never hold a '>' anyway.
_TAG = re.compile(
    r"""<(/?)([a-zA-Z][^\s/>]{0,64})((?:=\s{0,64}"[^"]{0,8192}"|=\s{0,64}'[^']{0,8192}'|[^>])*+)>"""
)
_NAME = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,64})")
_ENTITY = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_ATTRIBUTE = re.compile(r"""([^\s=/>"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+))?""")
_SPECIAL = re.compile(r"[<&]")
CDATA_BEGIN, CDATA_END = "<![CDATA[", "]]>"
"""In XML, and so in XHTML and news XML, what stands between these is text as it is."""


class Token(NamedTuple):
    """A piece of source: `value` is the character of an entity or the name of a tag."""

    kind: TokenKind
    start: int
    end: int
    value: str
    inside: str = ""

    @property
    def breaks(self) -> bool:
        """Tell whether words on both sides of it are apart."""
        return self.kind in {"open", "close"} and self.value in _BREAKING

    def attributes(self) -> dict[str, str]:
        """Give the attributes of an opening tag, names in lower case, values unescaped."""
        found: dict[str, str] = {}
        for name, value in _ATTRIBUTE.findall(self.inside):
            found.setdefault(name.lower(), html.unescape(value.strip("\"'")))
        return found


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Cut `text[start:end]` into tokens, in order; together they cover all of it.

    Args:
        text: the source of a page.
        start: where to begin.
        end: where to stop; the end of the text if None.

    Yields:
        Text runs, entities, tags, and what is to be skipped (comments, scripts).
    """
    stop = len(text) if end is None else end
    at = start
    while at < stop:
        special = _SPECIAL.search(text, at, stop)
        if special is None:
            yield Token("text", at, stop, "")
            return
        if special.start() > at:
            yield Token("text", at, special.start(), "")
        at = special.start()
        token = _entity(text, at, stop) if text[at] == "&" else _markup(text, at, stop)
        yield token
        at = token.end
        if token.value == "cdata" and token.kind == "skip":
            close = text.find(CDATA_END, at, stop)
            end = stop if close < 0 else close
            if end > at:
                yield Token("text", at, end, "")
            at = min(stop, end + len(CDATA_END))
            if at > end:
                yield Token("skip", end, at, "declaration")
        elif token.kind == "open" and token.value in RAW and not token.inside.rstrip().endswith("/"):
            content_end = _raw_end(text, token.value, at, stop)
            yield Token("skip", at, content_end, token.value)
            at = content_end


def _entity(text: str, at: int, stop: int) -> Token:
    match = _ENTITY.match(text, at, stop)
    if match is None:
        return Token("text", at, at + 1, "")
    value = html.unescape(match[0])
    if value == match[0]:
        return Token("text", at, match.end(), "")
    if not match[0].endswith(";") and len(value) > 1:
        # `&notit` is an entity of four characters followed by letters: keep the source one to one.
        return Token("text", at, match.end(), "")
    return Token("entity", at, match.end(), value)


def _markup(text: str, at: int, stop: int) -> Token:
    if text.startswith("<!--", at):
        close = text.find("-->", at + 4, stop)
        return Token("skip", at, stop if close < 0 else close + 3, "comment")
    if text.startswith(CDATA_BEGIN, at):
        return Token("skip", at, min(stop, at + len(CDATA_BEGIN)), "cdata")
    if text.startswith(("<!", "<?"), at):
        close = text.find(">", at, stop)
        return Token("skip", at, stop if close < 0 else close + 1, "declaration")
    name = _NAME.match(text, at, stop)
    if name is None:
        return Token("text", at, at + 1, "")
    tag = _TAG.match(text, at, stop)
    close = tag.end() if tag else text.find(">", at, stop) + 1
    if close <= 0:
        return Token("skip", at, stop, "truncated tag")
    kind: TokenKind = "close" if name[1] else "open"
    return Token(kind, at, close, name[2].lower(), text[name.end() : close - 1])


def _raw_end(text: str, name: str, at: int, stop: int) -> int:
    match = re.compile(rf"</{re.escape(name)}\b", re.IGNORECASE).search(text, at, stop)
    return stop if match is None else match.start()
