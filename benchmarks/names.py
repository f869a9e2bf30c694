"""How often a name that gold gives an id gets the right one.

    python -m benchmarks.names

A mention is an actor, recipient or speaker of the gold records. Three kinds are told apart: a *name* ("Sergei Lavrov",
"the African Union"), a *phrase* that holds a name beside other words ("ethnic Armenians", "a former Radaa officer"), and
what has no name in it ("the two neighbours", "he", "the Council"), which is the coder's business and only counted. It
is judged twice: by the world alone (`World.find` and `World.resolve` over the article's blocks, no parser), and in the
coder, which knows besides who was introduced in the article. Right means that the id is gold's, and the person too
where gold names one. For the blind half only the totals are printed.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.machine import machine
from dragoman.articles import CleanText, ReadOptions, article_from_text, clean_block
from dragoman.coder.code import CODED, Coder
from dragoman.coder.nouns import load_nouns
from dragoman.coder.page import Paragraph
from dragoman.coder.publication import published_of
from dragoman.coder.who import Who
from dragoman.evaluation import GoldArticle, load_gold
from dragoman.evaluation.ids import canonical
from dragoman.records import UnreadableArticleError
from dragoman.world import Mention, Referent, World
from dragoman.world.fold import fold_name

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
SETS = {
    "shared gold": (SHARED / "gold", SHARED / "seeds"),
    "development": (ROOT / "corpus" / "development", ROOT / "corpus" / "development"),
    "blind": (ROOT / "corpus" / "blind", ROOT / "corpus" / "blind"),
}
SHOWN = 40
SHORT = 3  # letters: "al", "el", "bin", "von" tell nobody apart
# Words that are capitalised where they open a quotation, and name nobody.
NOT_NAMES = frozenset(
    """A An All Another Any As At Both But By Each Either Every For Four From He Her His I In It Its Many Most My Neither
    No Officials On One Other Our Several She Sides Some Such That The Their These They This Those Three Two We
    Who""".split()  # noqa: SIM905
)
PARTICLES = frozenset("the of and for in on de la al bin ibn van von der's".split())  # noqa: SIM905
VERDICTS = ("right", "wrong", "wrong person", "not resolved", "not found")
KINDS = ("name", "phrase")

Resolved = tuple[str, Referent | None]
"""The words of a name, and what it stands for."""


class Read(msgspec.Struct, frozen=True):
    """An article's names: by block the clean text, its mentions and what each resolves to."""

    blocks: tuple[tuple[CleanText, tuple[tuple[Mention, Referent | None], ...]], ...]

    def named(self, start: int, end: int) -> list[Resolved]:
        """Give the names that overlap `start:end` of the article's text."""
        found = []
        for clean, mentions in self.blocks:
            for mention, referent in mentions:
                first, last = clean.offsets[mention.start], clean.ends[mention.end - 1]
                if first < end and start < last:
                    found.append((mention.text, referent))
        return found


class Wanted(msgspec.Struct, frozen=True):
    """A mention of gold: its words, where it stands, its id and person."""

    text: str
    start: int
    id: str
    person: str | None


def read(gold: GoldArticle, world: World) -> Read:
    """Find and resolve all names of an article, with its publication interval and all its names as context."""
    article = article_from_text(gold.text, gold.name, ReadOptions())
    blocks = [block for block in article.blocks if block.kind in CODED]
    cleans = [clean_block(article, block) for block in blocks]
    mentions = [world.find(clean.text) for clean in cleans]
    published = published_of(article, blocks, cleans, mentions, world)
    on = (published.earliest, published.latest)
    context = world.context((one for found in mentions for one in found), on)
    resolved = [tuple((one, world.resolve(one, on, context)) for one in found) for found in mentions]
    return Read(tuple(zip(cleans, resolved, strict=True)))


def kind_of(text: str) -> str:
    """Tell a name, a phrase that holds one, and a description apart by capitals and the coder's common nouns."""
    words = [word.strip(".,()“”\"'’") for word in text.replace("’s", "").replace("'s", "").split()]
    words = [word for word in words if word]
    roles = load_nouns().roles
    proper = [w for w in words if w[0].isupper() and w not in NOT_NAMES and w.lower() not in roles]
    if not proper:
        return "described"
    plain = [w for w in words if w[0].islower() and w not in PARTICLES and not w.startswith(("al-", "el-"))]
    return "phrase" if plain else "name"


def wanted(gold: GoldArticle) -> Iterator[Wanted]:
    """Every distinct mention of the gold events of an article; those without an id or a place are left out."""
    seen = set()
    for event in gold.records["events"]:
        quote = gold.text.find(event["quote"])
        for entity in [*(event.get("actors") or ()), *(event.get("recipients") or ()), *_speakers(event)]:
            text, id_ = entity.get("text") or "", entity.get("id")
            if not text or not isinstance(id_, str) or quote < 0:
                continue
            start = _place(gold.text, text, quote, quote + len(event["quote"]))
            one = Wanted(text, start, id_, entity.get("person"))
            if start >= 0 and (start, text, id_) not in seen:
                seen.add((start, text, id_))
                yield one


def _speakers(event: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for one in event.get("attribution") or ():
        if isinstance(one, dict):
            yield {"text": one.get("text") or one.get("speaker"), "id": one.get("id")}


def _place(text: str, words: str, first: int, last: int) -> int:
    """Where words stand: in the quote, else the nearest before it, else the first after it."""
    inside = text.find(words, first, last)
    if inside >= 0:
        return inside
    before = text.rfind(words, 0, first)
    return before if before >= 0 else text.find(words, last)


def judge(one: Wanted, names: list[Resolved]) -> str:
    """Say what became of a mention: right, wrong, not resolved or not found."""
    if not names:
        return "not found"
    ids = {canonical(referent.id) for _, referent in names if referent is not None and referent.id}
    if not ids:
        return "not resolved"
    if canonical(one.id) not in ids:
        return "wrong"
    people = {referent.person for _, referent in names if referent is not None and referent.person}
    return "wrong person" if one.person and people and not _same(one.person, people) else "right"


def _same(person: str, people: set[str]) -> bool:
    """Tell whether one of the people shares a part of the name, accents and particles aside."""
    parts = _parts(person)
    return any(parts & _parts(other) for other in people)


def _parts(person: str) -> set[str]:
    words = fold_name(person).casefold().replace("-", " ").split()
    return {word for word in words if len(word) > SHORT}


def in_coder(one: Wanted, paragraphs: list[Paragraph], resolvers: list[Who]) -> str:
    """Say what the coder makes of a mention, once it has read the whole article."""
    for paragraph, who in zip(paragraphs, resolvers, strict=True):
        offsets = paragraph.clean.offsets
        if not offsets[0] <= one.start < offsets[-1]:
            continue
        first = bisect_left(offsets, one.start)
        last = bisect_left(offsets, one.start + len(one.text))
        span = paragraph.doc.char_span(first, last, alignment_mode="expand")
        if span is None:
            return "not found"
        found = who.parties(span.root) or [
            entity for token in span if who.names.at(token) for entity in who.parties(token)
        ]
        if not found:
            return "not resolved"
        if canonical(one.id) not in {canonical(entity.id) for entity in found}:
            return "wrong"
        people = {entity.person for entity in found if entity.person}
        return "wrong person" if one.person and people and not _same(one.person, people) else "right"
    return "not found"


def measure(
    gold: list[GoldArticle], coder: Coder
) -> tuple[dict[tuple[str, str], Counter[str]], Counter[str]]:
    """Judge all mentions of a set, by kind and by who answers.

    Returns:
        The verdicts, and the world's confusions: gold's words and id against what was found.
    """
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    confusions: Counter[str] = Counter()
    for article in gold:
        try:
            names = read(article, coder.world)
            _, paragraphs, _, resolvers = coder.read(
                article_from_text(article.text, article.name, ReadOptions())
            )
        except UnreadableArticleError:
            continue  # scored elsewhere as an article without records
        for one in wanted(article):
            kind = kind_of(one.text)
            counts[kind, "coder"][in_coder(one, paragraphs, resolvers)] += 1
            if kind not in KINDS:
                continue
            found = names.named(one.start, one.start + len(one.text))
            verdict = judge(one, found)
            counts[kind, "world"][verdict] += 1
            if verdict != "right":
                got = ", ".join(f"{text} = {referent.id if referent else None}" for text, referent in found)
                confusions[
                    f"{verdict:12} {kind:6} {one.text!r} is {one.id}: {got or '-'} [{article.name}]"
                ] += 1
    return counts, confusions


def row(name: str, kind: str, voice: str, counts: Counter[str]) -> str:
    """The figures of a set for one kind and one voice."""
    total = sum(counts[verdict] for verdict in VERDICTS)
    cells = " ".join(f"{counts[verdict]:>12}" for verdict in VERDICTS)
    return f"{name:12} {kind:9} {voice:6} {total:>6} {cells} {counts['right'] / max(total, 1):>7.1%}"


def main() -> None:
    """Print the table, and the confusions of the sets that may be read."""
    print(machine())
    heads = " ".join(f"{verdict:>12}" for verdict in VERDICTS)
    print(f"{'set':12} {'kind':9} {'by':6} {'count':>6} {heads} {'share':>7}")
    coder = Coder(World.load([]), model=None)
    listed: list[tuple[str, Counter[str]]] = []
    for name, (folder, articles) in SETS.items():
        if not folder.exists():
            print(f"{name:12} is not here")
            continue
        counts, confusions = measure(load_gold(folder, articles), coder)
        for kind, voice in sorted(counts):
            print(row(name, kind, voice, counts[kind, voice]))
        if name != "blind":
            listed.append((name, confusions))
    for name, confusions in listed:
        print(f"\n{name}: what the world gets wrong")
        for line, number in sorted(confusions.items(), key=lambda one: (-one[1], one[0]))[:SHOWN]:
            print(f"{number:4}  {line}")


if __name__ == "__main__":
    main()
