"""Reading the training sentences: one marked candidate a line (`training/README.md`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.ontology import STATUSES, event_types

FOLDER = Path(__file__).parent / "sentences"
NONE = "NONE"
LINE = re.compile(r"^(?P<type>[A-Z]+)(?:/(?P<mode>[a-z-]+))? (?P<status>[a-z-]+) \| (?P<text>.+)$")
MARK = re.compile(
    r"\[(?P<role>[ART]):(?P<party>[^\[\]{}]*)\]|\{(?P<trigger>[^{}]*)\}|<S:(?P<speaker>[^<>]*)>"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A marked stretch of a sentence: its role (A, R, T, S or P for the predicate) and its place."""

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Labelled:
    """One candidate: the bare sentence, its marks and what it is."""

    text: str
    spans: tuple[Span, ...]
    type: str
    mode: str | None
    status: str | None
    where: str


class SentenceError(ValueError):
    """A line that does not fit the format; the message names file, line and fault."""


def parse(line: str, where: str) -> Labelled:
    """Read one line.

    Raises:
        SentenceError: naming the place and what is wrong there.
    """
    match = LINE.match(line)
    if match is None:
        raise SentenceError(f"{where}: not 'TYPE[/mode] STATUS | sentence': {line[:60]!r}")
    kind, mode, status = match["type"], match["mode"], match["status"]
    if kind != NONE:
        known = event_types().get(kind)
        if known is None:
            raise SentenceError(f"{where}: no type {kind!r} in the codebook")
        if mode is not None and mode not in known.modes:
            raise SentenceError(f"{where}: {kind} has no mode {mode!r}")
        if status not in STATUSES:
            raise SentenceError(f"{where}: no status {status!r} in the codebook")
    text, spans = _unmark(match["text"].strip())
    if sum(s.role == "P" for s in spans) != 1:
        raise SentenceError(f"{where}: a line needs exactly one {{trigger}}")
    if any(c in text for c in "{}") or "[A:" in text or "[R:" in text:
        raise SentenceError(f"{where}: a mark is not closed")
    return Labelled(text, spans, kind, mode, None if kind == NONE else status, where)


def _unmark(marked: str) -> tuple[str, tuple[Span, ...]]:
    """The bare sentence and its marks."""
    pieces: list[str] = []
    spans: list[Span] = []
    length = last = 0
    for match in MARK.finditer(marked):
        before = marked[last : match.start()]
        role = match["role"] or ("P" if match["trigger"] is not None else "S")
        words = match["party"] or match["trigger"] or match["speaker"] or ""
        length += len(before)
        spans.append(Span(role, length, length + len(words)))
        pieces += [before, words]
        length += len(words)
        last = match.end()
    pieces.append(marked[last:])
    return "".join(pieces), tuple(spans)


def read_all(folder: Path = FOLDER) -> Iterator[Labelled]:
    """All candidates of all files, in the order of file names and lines.

    Raises:
        SentenceError: at the first line that does not fit.
    """
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip() and not line.startswith("#"):
                yield parse(line.strip(), f"{path.name}:{number}")
