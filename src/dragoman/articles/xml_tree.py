"""XML read into elements that know where they stand in the file.

Parsers that build a tree forget positions, and Dragoman quotes the file as
read; so this tree is made from the events of expat, which tells the byte of
each. Nothing outside of the file is read, and no entity is declared in it:
a document type may be named (NITF names its own), but one that declares
entities is refused, and so is nesting or a number of elements that no news
item has.
"""

import html
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from dragoman.records import UnreadableArticleError

_DEEPEST = 200
_MOST_ELEMENTS = 500_000
_TAG = re.compile(r"""<[^<>"']*+(?:"[^"]*"[^<>"']*+|'[^']*'[^<>"']*+)*+>""")


@dataclass(slots=True, eq=False)
class Element:
    """An element: its name without prefix, its attributes likewise, and its place in the text.

    `text[start:end]` is all of it, `text[inner:inner_end]` what stands between its tags; `said` is the
    character data directly in it, by the child before which it stands.
    """

    name: str
    attributes: dict[str, str]
    start: int
    inner: int
    inner_end: int = 0
    end: int = 0
    children: list["Element"] = field(default_factory=list)
    said: list[tuple[int, str]] = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        """Give the element and all in it, in order."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting.extend(reversed(one.children))

    def find(self, path: str) -> "Element | None":
        """Give the first element at a path of names such as `itemMeta/provider`."""
        return next(self.find_all(path), None)

    def find_all(self, path: str) -> Iterator["Element"]:
        """Give all elements at a path of names, in order."""
        name, _, rest = path.partition("/")
        for child in self.children:
            if child.name == name:
                if rest:
                    yield from child.find_all(rest)
                else:
                    yield child

    def words(self) -> str:
        """Give the words in it, those of its children too, with single spaces."""
        return " ".join("".join(self.pieces()).split())

    def pieces(self) -> Iterator[str]:
        """Give the character data in it, piece by piece, in order."""
        for at, child in enumerate(self.children):
            yield from self._said_before(at)
            yield from child.pieces()
        yield from self._said_before(len(self.children))

    def _said_before(self, at: int) -> Iterator[str]:
        first = bisect_left(self.said, at, key=lambda one: one[0])
        for place, words in self.said[first:]:
            if place > at:
                return
            yield words


def parse_xml(text: str, name: str) -> Element:
    """Read an XML document.

    Args:
        text: the decoded file.
        name: its name, for messages.

    Returns:
        The root element.

    Raises:
        UnreadableArticleError: it is not well-formed, declares entities, or is built to harm.
    """
    building = _Building(text, name)
    try:
        building.parser.Parse(building.data, True)
    except expat.ExpatError as error:
        what = expat.errors.messages.get(error.code, "damaged")
        raise UnreadableArticleError(
            name, f"is damaged or truncated XML ({what}, line {error.lineno}); get it again."
        ) from error
    if building.root is None:
        raise UnreadableArticleError(name, "is XML without an element; get it again.")
    return building.root


class _Building:
    """Makes the tree while expat reads."""

    def __init__(self, text: str, name: str) -> None:
        self.text, self.name = text, name
        self.data = text.encode("utf-8", "replace")
        self.root: Element | None = None
        self._open: list[Element] = []
        self._count = 0
        self._byte = self._character = 0
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._say
        self.parser.SkippedEntityHandler = self._skipped
        self.parser.EntityDeclHandler = self._declared
        self.parser.ExternalEntityRefHandler = self._outside

    def _place(self) -> int:
        """Say which character the event begins at; events come in order, so that all text is counted once."""
        byte = self.parser.CurrentByteIndex
        if byte > self._byte:
            self._character += len(self.data[self._byte : byte].decode("utf-8", "replace"))
            self._byte = byte
        return self._character

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) >= _DEEPEST or self._count > _MOST_ELEMENTS:
            raise UnreadableArticleError(
                self.name, "is XML nested deeper or cut finer than news items are; split it, or leave it out."
            )
        start = self._place()
        tag = _TAG.match(self.text, start)
        inner = tag.end() if tag else start
        element = Element(
            _local(name), {_local(key): value for key, value in attributes.items()}, start, inner
        )
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, _: str) -> None:
        element = self._open.pop()
        place = self._place()
        if self.text[element.inner - 2 : element.inner] == "/>":
            element.inner_end = element.end = element.inner
        else:
            element.inner_end = place
            element.end = self.text.index(">", place) + 1

    def _say(self, words: str) -> None:
        if self._open:
            self._open[-1].said.append((len(self._open[-1].children), words))

    def _skipped(self, entity: str, is_parameter: bool) -> None:
        if not is_parameter:
            self._say(html.unescape(f"&{entity};"))

    def _declared(self, *_: object) -> None:
        raise UnreadableArticleError(
            self.name,
            "declares entities of its own, as attacks do; take its document type out if you trust it.",
        )

    def _outside(self, *_: object) -> int:
        return 0


def _local(name: str) -> str:
    return name.rpartition(":")[2]
