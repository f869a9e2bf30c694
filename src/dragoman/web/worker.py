"""What the worker process does with a job of adding: read, code, keep, and write down how far it is."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import msgspec

from dragoman.api.adding import keep, unknown
from dragoman.api.calls import Outcome
from dragoman.api.pipeline import Result, code_outcomes
from dragoman.articles import ReadOptions, read
from dragoman.brief.plain import one_line, shortened
from dragoman.ledger import Ledger, Receipt
from dragoman.records import Article, CodedArticle, UnreadableArticleError

PROGRESS = "progress.jsonl"
CANCEL = "cancel"
LONGEST_NAME = 160
What = Literal["begun", "coding", "coded", "unread", "kept", "cancelled"]


class Item(msgspec.Struct, frozen=True):
    """What is to be read: a file by its path, or an address; `name` is what to call a file that has another."""

    source: str
    name: str = ""
    is_address: bool = False


class Line(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of progress: what was done with what; `receipt` and `reason` where there is one."""

    what: What
    name: str = ""
    reason: str = ""
    receipt: Receipt | None = None


def work(ledger: str, folder: str, items: tuple[Item, ...], options: ReadOptions, most: int) -> None:
    """Add what a job names to a ledger; runs in the worker.

    Args:
        ledger: its folder.
        folder: of the job: lines of progress are written there, and a file named “cancel” ends it.
        items: what to read, in order.
        options: what is known of the articles, and limits.
        most: how many articles, at most.
    """
    job = _Work(Path(folder), most)
    job.note(Line(what="begun"))
    with Ledger.open(ledger, create=True) as kept:
        known: list[Receipt] = []
        outcomes = unknown(job.admitted(_read(items, options)), kept, known)
        for receipt in keep(job.coded(code_outcomes(outcomes)), kept, known):
            job.note(Line(what="kept", name=_short(receipt.name), receipt=receipt))


class _Work:
    """Follows one job from article to article."""

    def __init__(self, folder: Path, most: int) -> None:
        self._file, self._cancel, self._most = folder / PROGRESS, folder / CANCEL, most

    def note(self, line: Line) -> None:
        """Write down one line; it is whole or not there for whoever reads meanwhile."""
        with self._file.open("ab") as stream:
            stream.write(msgspec.json.encode(line) + b"\n")

    def admitted(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Let articles through until there are enough or the job is cancelled."""
        count = 0
        for outcome in outcomes:
            if self._cancel.exists():
                self.note(Line(what="cancelled"))
                return
            if isinstance(outcome, Article):
                if count == self._most:
                    reason = f"the rest was left out: {self._most} articles at once are enough for a desk; use dragoman add."
                    self.note(Line(what="unread", name=_short(outcome.name), reason=reason))
                    return
                count += 1
                self.note(Line(what="coding", name=_short(outcome.title or outcome.name)))
            yield outcome

    def coded(self, results: Iterable[Result]) -> Iterator[tuple[Article, CodedArticle]]:
        """Hand on what was coded, and write down what could not be read."""
        for result in results:
            if isinstance(result, UnreadableArticleError):
                self.note(Line(what="unread", name=_short(result.name), reason=_reason(result.reason)))
            else:
                self.note(Line(what="coded", name=_short(result[0].title or result[0].name)))
                yield result


def _read(items: Iterable[Item], options: ReadOptions) -> Iterator[Outcome]:
    """Read one item after another; a text that was pasted is called by the address it came from."""
    for item in items:
        for outcome in read(item.source if item.is_address else Path(item.source), options):
            if item.is_address or not item.name:
                yield outcome
                continue
            name = outcome.name.replace(Path(item.source).name, item.name, 1)
            if isinstance(outcome, Article):
                yield msgspec.structs.replace(outcome, name=name)
            else:
                yield UnreadableArticleError(name, outcome.reason)


def _reason(reason: str) -> str:
    """Say why something was not read; what only the command line can allow is said so."""
    what, allowed, _ = one_line(reason).partition("; allow private addresses")
    return (
        f"{what}; a desk fetches from the public network only; use dragoman add --allow-private."
        if allowed
        else what
    )


def _short(name: str) -> str:
    return shortened(one_line(name), LONGEST_NAME)
