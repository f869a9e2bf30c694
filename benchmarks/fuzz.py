"""Random and mangled input over loaders and coder, for as long as asked: nothing may raise, every span must be exact.

    python -m benchmarks.fuzz [SECONDS] [SEED]

Half the inputs are pieces of the development articles with characters dropped and doubled, half are files of random
bytes, or of articles with bytes changed, under every file name that the loaders know.
"""

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.machine import machine
from dragoman.articles import read
from dragoman.coder.code import Coder
from dragoman.records import Article, Block, CodedArticle

FOLDER = Path(__file__).parent.parent / "corpus" / "development"
SECONDS = 600.0
ENDINGS = ("txt", "html", "md", "jsonl", "csv", "warc", "xml", "zip", "gz", "json")
SPLINTERS = ("", "“", "”", "\n", " ", ".", "’s", "\x00", " and ", " who ", ",", "<p>", "&amp;", "\ud7ff", "é")
LONGEST = 900


def mangled(source: str, chance: random.Random) -> str:
    """A piece of a text with some of its characters replaced."""
    start = chance.randrange(len(source))
    letters = list(source[start : start + chance.randint(50, LONGEST)])
    for _ in range(chance.randint(0, 25)):
        at = chance.randrange(max(1, len(letters)))
        letters[at : at + chance.randrange(4)] = chance.choice(SPLINTERS)
    return "".join(letters)


def articles(sources: list[str], chance: random.Random, folder: Path) -> Iterator[Article]:
    """One text as an article of its own, or the articles that the loaders find in a file of noise."""
    text = mangled(chance.choice(sources), chance)
    if chance.random() < 0.5:  # noqa: PLR2004 - half and half
        markup = chance.choice(("", "", "html", "markdown"))
        blocks = (Block(start=0, end=len(text), kind=chance.choice(("body", "title"))),)
        yield Article(name="text", text=text, blocks=blocks, markup=markup)  # type: ignore[arg-type]
        return
    data = bytearray(text.encode() if chance.random() < 0.7 else chance.randbytes(LONGEST))  # noqa: PLR2004
    for _ in range(chance.randint(0, 20)):
        data[chance.randrange(len(data) or 1) : chance.randrange(len(data) + 1)] = chance.randbytes(2)
    path = folder / f"noise.{chance.choice(ENDINGS)}"
    path.write_bytes(bytes(data))
    yield from (one for one in read(path) if isinstance(one, Article))


def inexact(article: Article, coded: CodedArticle) -> list[str]:
    """The quotes that are no exact piece of the text at their offset."""
    places = [(e.quote, e.start) for e in coded.events]
    places += [(m.quote, m.start) for m in coded.mediations]
    places += [(t.quote, t.start) for t in coded.ties]
    places += [(p.quote, p.start) for c in coded.claims for p in c.positions]
    places += [(o.quote, o.start) for o in coded.obstacles]
    places += [(f.quote, f.start) for f in coded.boilerplate]
    return [quote for quote, start in places if article.text[start : start + len(quote)] != quote]


def main() -> None:
    """Run, and say how many inputs went through; an exception ends the run with its input's seed."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1  # noqa: PLR2004 - the second argument
    print(machine())
    sources = [p.read_text(encoding="utf-8") for p in sorted(FOLDER.glob("*.txt"))]
    coder, inputs, coded = Coder(), 0, 0
    end = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as name:
        while time.monotonic() < end:
            chance = random.Random(f"{seed} {inputs}")  # noqa: S311 - not for secrets
            inputs += 1
            for article in articles(sources, chance, Path(name)):
                coded += 1
                wrong = inexact(article, coder.code(article))
                if wrong:
                    raise SystemExit(f"input {inputs} of seed {seed}: not in the article: {wrong[0]!r}")
    print(f"{inputs} inputs, {coded} articles coded in {seconds:.0f} s: no exception, every span exact")


if __name__ == "__main__":
    main()
