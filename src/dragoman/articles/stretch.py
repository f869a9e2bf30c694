"""A stretch of an article on its way to becoming a block."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from dragoman.articles.clean import CleanText
from dragoman.records import Block, BlockKind

_CLOSERS = "\"'”’»)]*_"
_SENTENCE_END = re.compile(r"(?<=\w\w)[.!?][\"”’]?\s+(?=\S)")
_LEAST_SENTENCE = 4
_BARS = re.compile(r"\s*(?:[|•·●¦]|::|»|›)\s*")
_NOTE_MARK = re.compile(r"\s*\[\d{1,3}\]$")
_TRUNCATED = re.compile(
    r"(\.\.\.|…|\[(\.\.\.|…)\])(\s*(read|continue|more)\b[\w\s]{0,20})?[»>›→]*$", re.IGNORECASE
)


@dataclass(eq=False)
class Stretch:
    """A line, paragraph or element of a page: where it is, its words, what it is taken for.

    `tag` is the HTML element it stood in, `area` the reason its surroundings
    make it furniture, both empty for plain text; `gaps` is the line with
    its wide gaps written as bars, where it has any. `kind` stays None until a
    rule decides.
    """

    clean: CleanText
    tag: str = ""
    area: str = ""
    bullet: bool = False
    gaps: str = ""
    kind: BlockKind | None = None
    reason: str = ""

    @property
    def words(self) -> str:
        """The clean text: no tags, single spaces."""
        return self.clean.text

    @property
    def start(self) -> int:
        """Where the first character of the words stands in the file."""
        return self.clean.offsets[0]

    @property
    def end(self) -> int:
        """Where the last character of the words ends in the file."""
        return self.clean.offsets[-1]

    @cached_property
    def parts(self) -> list[str]:
        """What the line is made of where bars or wide gaps part it, as in menus and signatures."""
        return [part for part in _BARS.split(self.gaps or self.words) if part]

    @cached_property
    def count(self) -> int:
        """The number of words."""
        return len(self.words.split())

    @cached_property
    def ending(self) -> str:
        """The last characters that decide whether a sentence was finished."""
        return _NOTE_MARK.sub("", self.words).rstrip(_CLOSERS + " ")[-1:]

    def part(self, start: int, end: int) -> "Stretch":
        """Give a stretch of some of the words, white space around them left out."""
        return replace(self, clean=self.clean.part(start, end))

    @cached_property
    def has_sentence(self) -> bool:
        """Holds a finished sentence, with something after it: neither a headline nor a label."""
        return any(
            len(self.words[: end.start()].split()) >= _LEAST_SENTENCE
            for end in _SENTENCE_END.finditer(self.words)
        )

    @property
    def is_truncated(self) -> bool:
        """Cut off with an ellipsis, as teasers are."""
        return bool(_TRUNCATED.search(self.words))

    @property
    def is_finished(self) -> bool:
        """Ends like a sentence: full stop, question or exclamation mark, or leads into a list."""
        return self.ending in {".", "!", "?", "…", ":", ";"} and not self.is_truncated

    @property
    def is_paragraph(self) -> bool:
        """Long and finished enough to be running text rather than a headline or a label."""
        least = 8 if self.tag == "p" else 12
        return (self.is_finished and self.count >= least) or (self.count >= 30 and not self.is_truncated)  # noqa: PLR2004

    def keep(self, start: int, end: int) -> None:
        """Cut the stretch down to some of its words."""
        self.clean = self.clean.part(start, end)
        for name in ("parts", "count", "ending", "has_sentence"):
            self.__dict__.pop(name, None)

    def mark(self, kind: BlockKind, reason: str = "") -> None:
        """Decide what the stretch is."""
        self.kind, self.reason = kind, reason

    def block(self) -> Block:
        """Give the finished block; what no rule claimed is body."""
        return Block(start=self.start, end=self.end, kind=self.kind or "body", reason=self.reason)
