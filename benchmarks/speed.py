"""How fast the coder is, against the parser alone on the same texts in the same run.

    python -m benchmarks.speed

Times alone mean little on a busy machine: read the ratios. The two are timed in turns, and the best round of each
counts.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.machine import machine
from dragoman.articles import ReadOptions, article_from_text, clean_block
from dragoman.coder.code import CODED, Coder
from dragoman.coder.model import default_model
from dragoman.coder.parser import parse
from dragoman.records import Article

ROOT = Path(__file__).parent.parent
DRAGOMAN = Path(sys.executable).parent / "dragoman"
ROUNDS = 5
THOUSAND = 1000


def timed(work: Callable[[], object]) -> float:
    """Seconds that some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def corpus() -> list[Article]:
    """The development articles."""
    folder = ROOT / "corpus" / "development"
    return [
        article_from_text(p.read_text(encoding="utf-8"), p.name, ReadOptions())
        for p in sorted(folder.glob("*.txt"))
    ]


def against_parser(articles: list[Article]) -> None:
    """Coding by each voice against parsing alone."""
    texts = [[clean_block(a, b).text for b in a.blocks if b.kind in CODED] for a in articles]
    voices = {"lexicon": Coder(model=None)}
    model = default_model()
    if model is not None:
        voices["both"] = Coder(model=model)

    def parse_all() -> None:
        for some in texts:
            list(parse(some))

    def code_all(coder: Coder) -> None:
        for article in articles:
            coder.code(article)

    parse_all()
    best = {name: float("inf") for name in ("parser", *voices)}
    for _ in range(ROUNDS):
        best["parser"] = min(best["parser"], timed(parse_all))
        for name, coder in voices.items():
            best[name] = min(best[name], timed(lambda coder=coder: code_all(coder)))  # type: ignore[misc]
    for name in voices:
        print(f"coding, {name:8} {best[name] / best['parser']:.2f} x the parser alone ({best[name]:.2f} s)")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory           {peak:.0f} MB at the most")


def command_line(articles: list[Article]) -> None:
    """Cold starts, and a thousand articles with one process and with two."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one = folder / "one.txt"
        one.write_text(articles[0].text, encoding="utf-8")
        many = folder / "many"
        many.mkdir()
        for number in range(THOUSAND):
            text = articles[number % len(articles)].text
            (many / f"{number:04}.txt").write_text(text, encoding="utf-8")

        def run(*words: str) -> Callable[[], object]:
            return lambda: subprocess.run([DRAGOMAN, *words], check=True, capture_output=True)

        run("--help")()
        print(f"dragoman --help  {min(timed(run('--help')) for _ in range(3)):.2f} s")
        print(f"one article cold {min(timed(run('code', str(one))) for _ in range(3)):.2f} s")
        outputs = [folder / "1.jsonl", folder / "2.jsonl"]
        single = timed(run("code", str(many), "-o", str(outputs[0])))
        double = timed(run("code", str(many), "--jobs", "2", "-o", str(outputs[1])))
        same = outputs[0].read_bytes() == outputs[1].read_bytes()
        print(f"--jobs 2         {single / double:.2f} x faster on {THOUSAND} articles; same bytes: {same}")


def main() -> None:
    """Print the table."""
    print(machine())
    articles = corpus()
    against_parser(articles)
    command_line(articles)


if __name__ == "__main__":
    main()
