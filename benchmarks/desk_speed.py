"""How long the pages of the desk take while several people read and somebody adds.

python -m benchmarks.desk_speed --folder DIR [--readers 8] [--seconds 60] [--think 0] [--every 2] [--together 5]
    [--unknown 0]

The ledger is that of `benchmarks.ledger_speed`. A desk is served on it in a process of its own. First every
address is asked for once, by one reader, with nothing added: `alone`. Then so many readers ask for
pages and JSON twins of every kind at random, each as soon as the last came (or `--think` seconds after it),
while another process adds coded articles, some every few seconds: `together`. The floor is a file without any
work, asked for in the same way. Times are from the request to the last byte of the answer, at the reader,
on the clock. `late` is how many answers said that they were of some seconds ago. With `--unknown 0.05` every
twentieth request is for a page that nobody has asked for before. The articles stay in the ledger.
"""

import argparse
import random
import re
import resource
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from importlib.metadata import version
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import uvicorn

from benchmarks.ledger_news import News
from benchmarks.ledger_speed import p95, prepared
from benchmarks.machine import machine
from dragoman.ledger import Ledger
from dragoman.web.answers import ANSWERS
from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from dragoman.world import World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.sharedctypes import Synchronized
    from multiprocessing.synchronize import Event as Signal

BAR = 0.3
BYTES = 600_000
FLOOR = "/health"
LATE = b'class="late"'
PORT = 8799
CODER = "1.0"
TWINS = 0.25
"""How many of the requests are for the JSON twin of a page."""
MOST = 20
"""Addresses of a kind that have a name or an id in them."""
AHEAD = 2000
BLOCS = ("EU", "AU", "ASEAN", "NATO", "ECOWAS")
PLAIN = (
    "/situation",
    "/timeline",
    "/map",
    "/network",
    "/explorer",
    "/explorer?kind=tie",
    "/explorer?kind=claim&words=still",
    "/changes",
    "/changes?clock=ledger",
    "/search?q=talks",
    "/search?q=border",
    "/review",
    "/review/history",
    "/about",
)
_LINKED = re.compile(rb'(?:href|src)="(/static/[^"]+)"')


class Asked(msgspec.Struct):
    """One request: its kind, the seconds it took, the bytes, whether the answer was late, the status."""

    kind: str
    seconds: float
    size: int
    late: bool
    status: int


def main() -> None:
    """Serve, ask, and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument(
        "--reports", type=int, default=1_000_000, help="of the ledger, where it is to be made"
    )
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--think", type=float, default=0, help="seconds between a reader's pages")
    parser.add_argument("--every", type=float, default=2, help="seconds between two commits")
    parser.add_argument("--together", type=int, default=5, help="articles of one commit")
    parser.add_argument("--unknown", type=float, default=0, help="share of pages not asked for before")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    print(machine())
    print(", ".join(f"{name} {version(name)}" for name in ("fastapi", "uvicorn", "jinja2")))
    world = World.load()
    held = prepared(given.folder, world, given.reports)
    addresses, unknown = addresses_of(given.folder), unknown_of(given.folder, given.seed)
    memory = get_context("spawn").Value("d", 0.0)
    with _process(serve, given.folder, memory), _desk():
        alone = [_ask(_connection(), kind, one) for kind, some in addresses.items() for one in some]
        first = _first_page()
        with _process(add_often, given.folder, given.every, given.together):
            together = read(given, addresses, unknown=unknown)
            floor = read(given, {"floor": (FLOOR,)}, len(together))
    with Ledger.open(given.folder) as ledger:
        added = ledger.count().articles - held
    print(f"{held:,} articles at first, {added} added meanwhile; {given.readers} readers")
    print_table(alone, together, floor)
    print(
        f"first page with all that it links to: {first / 1000:.0f} KB (bar {BYTES // 1000}: {_passed(first <= BYTES)})"
    )
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**20
    print(
        f"memory of the desk: {children:.2f} GB at most, the mapped part of the index included; "
        f"{memory.value:.2f} GB of its own at the end"
    )


def addresses_of(folder: Path) -> dict[str, tuple[str, ...]]:
    """Choose what is asked for, by the name of the answer: parties from busy to quiet, the newest of the rest."""
    with Ledger.open(folder) as ledger:
        dyads = ledger.busiest(800)[:: 800 // MOST]
        newest = [
            one
            for (one,) in ledger.look_up(
                "SELECT article FROM versions ORDER BY published DESC, n LIMIT ?", (MOST,)
            )
        ]
        told = ledger.reports(articles=newest)
    ids = {
        kind: [one.id for one in told if one.kind == kind][:MOST] for kind in ("claim", "obstacle", "event")
    }
    efforts = sorted(
        {
            f"/mediation/{','.join(one.record.mediators)}/{','.join(one.record.disputants)}"  # type: ignore[union-attr]
            for one in told
            if one.kind == "mediation"
        }
    )
    found = {
        "actor": [f"/actor/{one.a}" for one in dyads],
        "dyad": [f"/dyad/{one.a}/{one.b}" for one in dyads],
        "bloc": [f"/bloc/{one}" for one in BLOCS],
        "mediation": efforts[:MOST],
        "article": [f"/article/{one}" for one in newest],
        **{kind: [f"/{kind}/{one}" for one in some] for kind, some in ids.items()},
        "timeline of two": [f"/timeline?parties={one.a},{one.b}" for one in dyads],
        "map of one": [f"/map?parties={one.a}" for one in dyads],
        "ask": [f"/ask?q=Who+mediates+for+{one.a}%3F" for one in dyads],
        "explorer of one": [f"/explorer?parties={one.a}&kind=event" for one in dyads],
    }
    for one in PLAIN:
        found.setdefault(one[1:].partition("?")[0], []).append(one)
    return {kind: tuple(dict.fromkeys(some)) for kind, some in sorted(found.items())}


def unknown_of(folder: Path, seed: int) -> list[str]:
    """Give many addresses that nobody has asked for, in an order of their own: of quiet dyads and of old articles."""
    with Ledger.open(folder) as ledger:
        found = [f"/dyad/{one.a}/{one.b}" for one in ledger.busiest(2000)[801:]]
        for kind in ("event", "claim", "obstacle"):
            ids = ledger.look_up("SELECT id FROM reports WHERE kind = ? ORDER BY n LIMIT 500", (kind,))
            found += [f"/{kind}/{one}" for (one,) in ids]
        found += [
            f"/article/{one}"
            for (one,) in ledger.look_up("SELECT article FROM versions ORDER BY n LIMIT 500")
        ]
    random.Random(seed).shuffle(found)  # noqa: S311 - not for secrets
    return found


def serve(folder: Path, memory: "Synchronized[float]", done: "Signal") -> None:
    """Serve a desk until it is told to end, and tell then how much memory is its own."""
    settings = Settings(ledger=folder, rate=1e9, burst=10**9)
    server = uvicorn.Server(
        uvicorn.Config(create_app(settings), port=PORT, log_level="error", access_log=False)
    )

    def stop() -> None:
        done.wait()
        server.should_exit = True

    threading.Thread(target=stop, daemon=True).start()
    server.run()
    status = Path("/proc/self/status").read_text(encoding="ascii")
    memory.value = int(re.findall(r"RssAnon:\s+(\d+)", status)[0]) / 2**20


def add_often(folder: Path, every: float, together: int, done: "Signal") -> None:
    """Add news of the last years until it is told to end."""
    with Ledger.open(folder) as ledger:
        seed = ledger.indexed()[0]
        news = islice(News(World.load(), AHEAD, seed).articles(), AHEAD // 2, None)
        while not done.wait(every) and (some := list(islice(news, together))):
            ledger.add(some, coder=CODER)


def read(
    given: argparse.Namespace,
    addresses: Mapping[str, Sequence[str]],
    most: int | None = None,
    unknown: Sequence[str] = (),
) -> list[Asked]:
    """Let readers ask for so many seconds, or for so many requests in all; now and then for what is unknown."""
    rare = list(unknown)
    until = time.monotonic() + given.seconds
    found: list[Asked] = []

    def reader(number: int) -> None:
        rng, connection = random.Random(given.seed * 1000 + number), _connection()  # noqa: S311 - not for secrets
        kinds = sorted(addresses)
        while time.monotonic() < until and (most is None or len(found) < most):
            kind = rng.choice(kinds)
            address = rng.choice(addresses[kind])
            if rare and rng.random() < given.unknown:
                kind, address = "never asked before", rare.pop()
            twin = kind in TWINNED and rng.random() < TWINS
            found.append(_ask(connection, kind, f"/api/v1{address}" if twin else address))
            time.sleep(given.think)

    threads = [threading.Thread(target=reader, args=(number,)) for number in range(given.readers)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return found


def print_table(alone: Sequence[Asked], together: Sequence[Asked], floor: Sequence[Asked]) -> None:
    """Print p50 and p95 in milliseconds by kind."""
    columns = ("alone p50", "p95", "together p50", "p95", "late %", "requests", "KB at most", "bar")
    print(f"{'ms':18}" + "".join(f"{name:>14}" for name in columns))
    by: dict[str, tuple[list[Asked], list[Asked]]] = defaultdict(lambda: ([], []))
    for at, some in enumerate((alone, together)):
        for one in some:
            by[one.kind][at].append(one)
    rows = [*sorted(by.items()), ("all pages", (list(alone), list(together))), ("floor", ([], list(floor)))]
    for kind, (first, later) in rows:
        cells = [*_times(first), *_times(later)]
        late = 100 * sum(one.late for one in later) / max(1, len(later))
        size = max(one.size for one in (*first, *later)) / 1000
        verdict = _passed(p95([one.seconds for one in later]) <= BAR) if later else "-"
        more = (f"{late:.0f}", str(len(later)), f"{size:.0f}", verdict)
        print(f"{kind:18}" + "".join(f"{cell:>14}" for cell in (*cells, *more)))
    wrong = sorted({(one.kind, one.status) for one in (*alone, *together, *floor) if one.status != 200})  # noqa: PLR2004 - OK
    print(f"answers that were none: {wrong or 'none'}; bar {BAR * 1000:.0f} ms at p95, together")


def _times(some: Sequence[Asked]) -> tuple[str, str]:
    if not some:
        return "-", "-"
    seconds = sorted(one.seconds for one in some)
    return f"{seconds[len(seconds) // 2] * 1000:.1f}", f"{p95(seconds) * 1000:.1f}"


def _passed(is_so: bool) -> str:
    return "pass" if is_so else "FAIL"


def _connection() -> HTTPConnection:
    return HTTPConnection("127.0.0.1", PORT, timeout=120)


def _ask(connection: HTTPConnection, kind: str, address: str) -> Asked:
    begun = time.perf_counter()
    connection.request("GET", address)
    answer = connection.getresponse()
    body = answer.read()
    seconds = time.perf_counter() - begun
    late = LATE in body or answer.getheader("dragoman-known-on") is not None
    return Asked(kind, seconds, len(body), late, answer.status)


def _first_page() -> int:
    """The bytes of the situation with all that it links to, as a browser loads them that has none of it."""
    connection = _connection()
    connection.request("GET", "/situation")
    page = connection.getresponse().read()
    linked = sorted({one.decode() for one in _LINKED.findall(page)})
    return len(page) + sum(_ask(connection, "", one).size for one in linked)


@contextmanager
def _process(work: Callable[..., None], *values: object) -> "Iterator[None]":
    """Have another process work meanwhile."""
    context = get_context("spawn")
    done = context.Event()
    process = context.Process(target=work, args=(*values, done))
    process.start()
    try:
        yield
    finally:
        done.set()
        process.join(60)
        if process.is_alive():
            process.kill()
            process.join()


@contextmanager
def _desk() -> "Iterator[None]":
    """Wait until the desk answers."""
    for _ in range(600):
        try:
            _ask(_connection(), "", "/health")
        except OSError:
            time.sleep(0.1)
        else:
            yield
            return
    raise SystemExit("the desk did not answer within a minute; what it said stands above.")


TWINNED = {answer.path[1:].partition("/")[0] for answer in ANSWERS}

if __name__ == "__main__":
    main()
