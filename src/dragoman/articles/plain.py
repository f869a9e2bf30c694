"""Plain text cut into stretches: lines, or paragraphs where the lines are hard-wrapped."""

import itertools
import re

from dragoman.articles.clean import clean_span
from dragoman.articles.stretch import Stretch

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_BULLET = re.compile(r"(?:[•●▪■◦‣⁃·*►▶–—➢➤✓✔-]|\(?\d{1,2}[.)])[ \t\u00a0]+(?=\S)")
_RULE_LINE = re.compile(r"^[\W_]+$")
_GAP = re.compile(r"(?<=\S)(?:[ \u00a0]{2,}|\t\s*)(?=\S)")
_LONGEST_MENU = 160
_WIDEST_WRAP, _NARROWEST_WRAP = 130, 35
_SLACK = 0.15  # ragged margins: wrapped by pixels or around long names
_LEAST_WRAPS = 2
_MOSTLY = 0.8
_IN_MID_SENTENCE = 0.3

_Line = tuple[int, int]


def cut_plain(text: str) -> list[Stretch]:
    """Cut plain text into stretches.

    Every line is a stretch of its own, except in text that is hard-wrapped at
    one width: there the lines of a paragraph belong together.

    Args:
        text: the decoded text of a file.

    Returns:
        The stretches in order, without white space and bullet marks around them.
    """
    lines = _lines(text)
    width = _wrap_width(text, lines)
    paragraphs: list[_Line] = []
    previous: _Line | None = None
    for line in lines:
        if previous and width and _goes_on(text, previous, line, width):
            paragraphs[-1] = (paragraphs[-1][0], line[1])
        else:
            paragraphs.append(line)
        previous = line
    stretches = (_stretch(text, start, end) for start, end in paragraphs)
    return [one for one in stretches if one.words]


def _lines(text: str) -> list[_Line]:
    """Give the lines that have words, without the white space around them."""
    found: list[_Line] = []
    start = 0
    for end, after in [*((m.start(), m.end()) for m in _BREAK.finditer(text)), (len(text), len(text))]:
        line = text[start:end]
        bare = line.strip("\ufeff\u200b \t\u00a0\u3000")
        bare = bare.strip()
        if bare and not _RULE_LINE.match(bare):
            first = start + line.index(bare)
            found.append((first, first + len(bare)))
        start = after
    return found


def _are_neighbours(text: str, line: _Line, following: _Line) -> bool:
    return len(_BREAK.findall(text, line[1], following[0])) == 1


def _wrap_width(text: str, lines: list[_Line]) -> int:
    """Give the width at which the text is hard-wrapped, 0 if it is not.

    Wrapped text shows by lines that end in mid-sentence just where the next
    word would no longer have fitted.
    """
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if _are_neighbours(text, a, b)]
    open_ended = [(a, b) for a, b in pairs if text[a[1] - 1] not in '.!?:…”"’' and not _begins_item(text, b)]
    if len(open_ended) < _LEAST_WRAPS:
        return 0
    width = max(a[1] - a[0] for line in open_ended for a in line)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    tight = sum(_is_tight(text, a, b, width) for a, b in open_ended)
    if sum(text[b[0]].islower() for _, b in open_ended) < _IN_MID_SENTENCE * len(open_ended):
        return 0  # a list of headlines, not a sentence that runs on
    return width if tight >= _LEAST_WRAPS and tight >= _MOSTLY * len(open_ended) else 0


def _is_tight(text: str, line: _Line, following: _Line, width: int) -> bool:
    next_word = text[following[0] : following[1]].split(maxsplit=1)[0]
    return line[1] - line[0] + 1 + len(next_word) > width * (1 - _SLACK)


def _begins_item(text: str, line: _Line) -> bool:
    return bool(_BULLET.match(text, line[0], line[1]))


def _goes_on(text: str, line: _Line, following: _Line, width: int) -> bool:
    """Tell whether a paragraph runs on from one line to the next."""
    if not _are_neighbours(text, line, following) or _begins_item(text, following):
        return False
    gap = text[line[1] : following[0]]
    indented = gap.endswith(("  ", "\t", "\u3000")) and not _is_indented(text, line)
    return not indented and _is_tight(text, line, following, width)


def _is_indented(text: str, line: _Line) -> bool:
    return text[max(0, line[0] - 2) : line[0]].endswith(("  ", "\t", "\u3000"))


def _stretch(text: str, start: int, end: int) -> Stretch:
    mark = _BULLET.match(text, start, end)
    first = mark.end() if mark else start
    clean = clean_span(text, first, end)
    has_gaps = len(clean.text) <= _LONGEST_MENU and _GAP.search(text, first, end)
    gaps = clean_span(_GAP.sub(" | ", text[first:end])).text if has_gaps else ""
    return Stretch(clean, bullet=bool(mark), gaps=gaps)
