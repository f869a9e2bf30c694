"""`dragoman watch`: feeds into a ledger, on a schedule."""

import re
import signal
import time
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

import click

from dragoman.api.watching import Fault, Pass, State, Watch
from dragoman.articles import ReadOptions
from dragoman.articles.subscriptions import read_subscriptions
from dragoman.brief.plain import one_line
from dragoman.cli.ledgers import ledger_option
from dragoman.cli.parameters import jobs_option, names_option, no_model_option
from dragoman.cli.progress import MOST_LISTED
from dragoman.cli.receipts import format_option, receipt_line
from dragoman.ledger import Ledger

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_SPAN = re.compile(r"(\d{1,6})\s*([smhd])")
_SHORTEST = 60.0
INTERRUPTED = 130


def to_seconds(ctx: click.Context, param: click.Parameter, value: str) -> float:
    """Read a span of time such as 15m; a usage error says what is wrong with it."""
    found = _SPAN.fullmatch(value.strip().lower())
    seconds = float(int(found[1]) * _UNITS[found[2]]) if found else 0.0
    if seconds < _SHORTEST:
        raise click.BadParameter(
            f"{value!r} is no span of at least a minute; write 15m, 2h or 1d.", ctx, param
        )
    return seconds


@click.command("watch")
@click.argument("feeds", type=click.Path(path_type=Path), metavar="FEEDS.opml")
@ledger_option
@names_option
@no_model_option
@click.option("--once", is_flag=True, help="One pass over the feeds, then end; for cron and systemd timers.")
@click.option(
    "--every",
    default="15m",
    show_default=True,
    callback=to_seconds,
    metavar="SPAN",
    help="How often to ask: 90s, 15m, 2h, 1d; at least a minute.",
)
@click.option(
    "--state",
    "state_file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="What is remembered between runs.  [default: the ledger's name with .watch, beside it]",
)
@click.option("--allow-private", is_flag=True, help="Fetch from private networks and other ports too.")
@jobs_option
@format_option
def command(
    feeds: Path,
    folder: Path,
    once: bool,
    every: float,
    state_file: Path | None,
    allow_private: bool,
    jobs: int,
    form: str,
) -> int:
    """Watch feeds: fetch what is new, code it and keep it in a ledger.

    FEEDS.opml is an OPML file as feed readers export it, or a list with one address a line. Feeds are RSS,
    Atom or JSON Feed. Where a feed gives only a summary, the page it links to is read, if the site's
    robots.txt allows it. What a server says of changes and of waiting is heeded.

    A line that is printed is on disk. Stopped at any moment, the next run goes on where this one was. The end
    (or Ctrl-C) tells what was added and what failed, and why. Ends with status 0 if nothing failed, 1 if
    something did, 130 if a run with --once was interrupted.
    """
    subscriptions = read_subscriptions(feeds)
    done = Pass()
    status = 0
    before = signal.signal(signal.SIGTERM, _interrupt)
    path = state_file or state_beside(folder)
    with Ledger.open(folder, create=True) as ledger, State(path) as state:
        watch = Watch(
            ledger, subscriptions, state, options=ReadOptions(allow_private=allow_private), jobs=jobs
        )
        try:
            while True:
                begun = time.monotonic()
                watch.run_once(done, lambda receipt: click.echo(receipt_line(receipt, form)))
                if once:
                    break
                time.sleep(max(1.0, every - (time.monotonic() - begun)))
        except KeyboardInterrupt:
            status = INTERRUPTED if once else 0
        finally:
            signal.signal(signal.SIGTERM, before)
            _tell(done, feeds, folder, form)
    return status or (0 if done.is_clean else 1)


def state_beside(ledger: Path) -> Path:
    """Give the file of the state: beside the ledger, or in the present folder if that is in object storage."""
    name = f"{ledger.name}.watch"
    return Path(name) if re.match(r"[a-z][a-z0-9+.-]+:/", str(ledger)) else ledger.with_name(name)


def _interrupt(number: int, frame: FrameType | None) -> None:
    """End as with Ctrl-C when a service manager says so."""
    del number, frame
    raise KeyboardInterrupt


def _tell(done: Pass, feeds: Path, folder: Path, form: str) -> None:
    """Say what was added on standard output, and what failed on standard error."""
    if form == "table":
        click.echo(
            f"{done.asked} feeds asked, {done.unchanged} unchanged; {done.added} articles added, {done.superseded} "
            f"recoded, {done.known} known already; {done.reports} new reports in {folder}"
        )
    if done.summaries:
        click.echo(
            f"{done.summaries} articles are only the feed's summary: their pages cannot be read.", err=True
        )
    for old, new in sorted(done.moved.items()):
        click.echo(f"moved: {one_line(old)} is now {one_line(new)}; change it in {feeds.name}.", err=True)
    faults = sorted(done.faults.values(), key=lambda one: (one.what != "feed", one.address))
    for fault in faults[:MOST_LISTED]:
        click.echo(_fault_line(fault), err=True)
    more = len(faults) - MOST_LISTED + done.untold
    if more > 0:
        click.echo(f"... and {more} more.", err=True)


def _fault_line(fault: Fault) -> str:
    again = ""
    if fault.again is not None:
        again = f" Tried again from {datetime.fromtimestamp(fault.again, UTC):%Y-%m-%d %H:%M} UTC."
    return f"{fault.what} not read: {one_line(fault.address)}: {one_line(fault.reason)}{again}"
