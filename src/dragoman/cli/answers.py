"""What the commands that ask a ledger share: their options, and answers as table, JSON, CSV or Markdown."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple

import click
import msgspec

from dragoman.analysis.ask import name_of, party_named
from dragoman.analysis.ask.say import with_article
from dragoman.analysis.events import MergedEvent
from dragoman.brief.plain import one_line
from dragoman.brief.when import event_when, interval_words
from dragoman.cli.ledgers import ledger_option
from dragoman.cli.parameters import names_option, to_day, to_moment
from dragoman.cli.show import FORMATS, Shown, show
from dragoman.ledger import Ledger
from dragoman.world import World


class Times(msgspec.Struct, frozen=True, kw_only=True):
    """The two times of a question: `as_of` in the world, `known_on` in the ledger."""

    as_of: date | None
    known_on: datetime | None

    def arguments(self) -> dict[str, Any]:
        """Give them as the functions of `dragoman.analysis` take them."""
        return {"as_of": self.as_of, "known_on": self.known_on}


class Session(NamedTuple):
    """A ledger opened for one question, the world, the two times, and how to print."""

    ledger: Ledger
    world: World
    times: Times
    form: str
    quotes: bool

    def party(self, words: str) -> str:
        """Find the party that a name stands for; an error says who it could be."""
        return party_named(self.ledger, self.world, words, self.times.as_of)

    def parties(self, names: Iterable[str]) -> tuple[str, ...]:
        """Find several parties, each once."""
        return tuple(dict.fromkeys(self.party(one) for one in names))

    def name(self, ident: str) -> str:
        """Name one party."""
        return one_line(name_of(self.world, ident))

    def names(self, ids: Iterable[str]) -> str:
        """Name some parties in one line."""
        return ", ".join(self.name(one) for one in ids)

    def prose(self, ids: Iterable[str]) -> str:
        """Name some parties as a sentence has them, "the African Union"."""
        return " and ".join(with_article(self.name(one)) for one in ids)

    def print(self, shown: Shown) -> None:
        """Print an answer in the form that was asked for."""
        show(shown, self.form, quotes=self.quotes, head=self._head())

    def _head(self) -> str:
        """Both times, which are always told."""
        as_of = f"as of {self.times.as_of}" if self.times.as_of else "by all that is told"
        known = f"known on {self.times.known_on:%Y-%m-%d %H:%M} UTC" if self.times.known_on else "known now"
        return f"{as_of}, {known}"


_OPTIONS = (
    ledger_option,
    click.option("--as-of", metavar="DATE", callback=to_day, help="Only what was so by the end of this day."),
    click.option(
        "--known-on",
        metavar="MOMENT",
        callback=to_moment,
        help="As the ledger stood then (YYYY-MM-DD, or with a time, in UTC).",
    ),
    click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True),
    click.option("--quotes/--no-quotes", default=True, show_default=True, help="Print the words cited."),
    names_option,
)


def asking(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of every question, and pass it a `Session` first."""

    @wraps(command)
    def run(
        folder: Path, as_of: date | None, known_on: datetime | None, form: str, quotes: bool, **more: Any
    ) -> None:
        with _session(folder, Times(as_of=as_of, known_on=known_on), form, quotes) as session:
            command(session, **more)

    wrapped: Callable[..., None] = run
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped


@contextmanager
def _session(folder: Path, times: Times, form: str, quotes: bool) -> Iterator[Session]:
    with Ledger.open(folder) as ledger:
        yield Session(ledger, World.load(), times, form, quotes)


def parties_argument(text: str = "[PARTY]...", most: int = -1) -> Callable[..., Any]:
    """Make the argument for names of parties."""
    return click.argument("parties", nargs=most, metavar=text)


since_option = click.option(
    "--since", metavar="DATE", callback=to_day, help="Only what was so on this day or later."
)
until_option = click.option(
    "--until", metavar="DATE", callback=to_day, help="Only what was so on this day or earlier."
)
limit_option = click.option(
    "--limit", type=click.IntRange(1), default=50, show_default=True, help="How many lines at most."
)


def when_words(event: MergedEvent) -> str:
    """Say when an act was: by its text, else by the day it was first told."""
    if event.time is not None and (event.time.start or event.time.end):
        return event_when(event.time)
    return f"told by {interval_words(event.told, event.told)}" if event.told else event_when(None)


def clipped(rows: Sequence[Any], limit: int) -> tuple[Sequence[Any], str]:
    """Take at most so many rows, and say how many there are more."""
    more = len(rows) - limit
    return rows[:limit], f"{more} more; raise --limit to see them." if more > 0 else ""
