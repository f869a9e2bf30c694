"""Kill `add` at random instants, two processes at a time, and see whether the ledger lost or halved anything.

python -m benchmarks.ledger_crash [--kills 200] [--folder DIR]

Two processes add articles, coded beforehand so that the time is spent in the ledger, and write the id
of each to a file of their own once its receipt has come: these are the acknowledged ones. One of them
is killed (SIGKILL) at a random instant and started again, until so many were killed. Then every
acknowledged article must be there with all its reports, every other one with all or none, and `verify`
must find nothing. The index is thrown away and made again at the end, and must give the same answers.
"""

import argparse
import multiprocessing
import os
import random
import signal
import tempfile
import time
from collections import Counter
from multiprocessing.synchronize import Event as Ready
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.machine import machine
from dragoman.ledger import Ledger
from dragoman.ledger.verify import verify
from dragoman.records import Article, Block, CodedArticle, Entity, Event, Published

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

REPORTS = 6
TOGETHER = 3
CODER = "1.0"
LONGEST_LIFE = 0.5
"""Seconds that a process adds before it is killed, at most."""

LONGEST_START = 60.0


def article(seed: int) -> tuple[Article, CodedArticle]:
    """An article of its own for each number, with a fixed number of reports."""
    rng = random.Random(seed)  # noqa: S311 - not for secrets
    text = " ".join(
        rng.choice(("talks", "border", "envoy", "truce", "army", "river")) + str(rng.randrange(999))
        for _ in range(120)
    )
    published = Published(basis="unknown")
    made = Article(
        name=f"{seed}.txt", text=text, blocks=(Block(start=0, end=len(text), kind="body"),), outlet=None
    )
    places = [text.index(" ", at * 100) + 1 for at in range(REPORTS)]
    events = tuple(
        Event(
            quote=text[start : start + 40],
            start=start,
            event_type="CONSULT",
            cameo="040",
            actors=(Entity(text=text[start : start + 5], id=f"S{rng.randrange(40):02d}", start=start),),
        )
        for start in places
    )
    coded = CodedArticle(
        article=made.name,
        outlet=None,
        title=None,
        byline=None,
        dateline=None,
        published=published,
        language="en",
        events=events,
    )
    return made, coded


def adder(folder: Path, journal: Path, first: int, adding: Ready) -> None:
    """Add articles for ever, a few at a time, and note each receipt; a parent kills this process."""
    with Ledger.open(folder) as ledger, journal.open("a", encoding="utf-8") as notes:
        adding.set()
        seed = first
        while True:
            receipts = ledger.add([article(seed + i) for i in range(TOGETHER)], coder=CODER)
            notes.writelines(f"{receipt.id}\n" for receipt in receipts)
            notes.flush()
            seed += TOGETHER


def kill_often(folder: Path, journals: list[Path], kills: int, rng: random.Random) -> Counter[str]:
    """Keep two processes adding, and kill one of them after another."""
    context = multiprocessing.get_context("spawn")
    running: list[tuple[SpawnProcess, Ready] | None] = [None, None]
    ended: Counter[str] = Counter()
    started = 0
    while ended["killed"] < kills:
        for place in (0, 1):
            if running[place] is None:
                started += 1
                ready = context.Event()
                process = context.Process(
                    target=adder, args=(folder, journals[place], started * 1_000_000, ready), daemon=True
                )
                process.start()
                running[place] = process, ready
        place = rng.randrange(2)
        found = running[place]
        if found is None:
            continue
        victim, ready = found
        ready.wait(LONGEST_START)
        time.sleep(rng.uniform(0, LONGEST_LIFE))
        if victim.pid is not None and victim.is_alive():
            os.kill(victim.pid, signal.SIGKILL)
            ended["killed"] += 1
        else:
            ended["failed by themselves"] += 1
        victim.join()
        running[place] = None
    for left in running:
        if left is not None:
            left[0].kill()
            left[0].join()
    return ended


def main() -> None:
    """Run, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as temporary:
        folder = (arguments.folder or Path(temporary)) / "ledger"
        Ledger.open(folder, create=True).close()
        journals = [folder.parent / f"journal-{number}" for number in (0, 1)]
        begun = time.monotonic()
        ended = kill_often(folder, journals, arguments.kills, random.Random(arguments.seed))  # noqa: S311 - not for secrets
        seconds = time.monotonic() - begun
        acknowledged = {
            line for path in journals if path.exists() for line in path.read_text(encoding="utf-8").split()
        }
        print_table(folder, acknowledged, ended, seconds)


def print_table(folder: Path, acknowledged: set[str], ended: Counter[str], seconds: float) -> None:
    """Look at what the ledger holds now."""
    with Ledger.open(folder) as ledger:
        found = verify(ledger)
        held = {kept.id for kept in ledger.articles()}
        answers = ledger.reports()
        reports = Counter(report.article for report in answers)
        ledger.discard_index()
        same = ledger.reports() == answers
    rows = {
        "killed at a random instant": ended["killed"],
        "ended by themselves": ended["failed by themselves"],
        "articles acknowledged": len(acknowledged),
        "articles held": len(held),
        "acknowledged but lost": len(acknowledged - held),
        "held with some of their reports": sum(1 for one in held if reports[one] != REPORTS),
        "reports of killed adds, in no answer": found.unacknowledged,
        "faults found by verify": found.fault_count,
        "answers from a new index differ": "no" if same else "YES",
        "seconds": round(seconds),
    }
    for name, value in rows.items():
        print(f"{name:40} {value:>8}")


if __name__ == "__main__":
    main()
