"""Progress on a terminal while articles are coded, and what could not be read at the end."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from dragoman.api.pipeline import Result
from dragoman.brief.notes import Pair
from dragoman.brief.plain import one_line, shortened
from dragoman.records import UnreadableArticleError

MOST_LISTED = 50
LONGEST_NAME = 60
_MOST_REASONS = 1000
_TOLD_REASONS = 5
_LONGEST_REASON = 200


class Failures:
    """What could not be read or coded, for the summary at the end: the first ones, and counts of all.

    A dump of millions of bad rows ends with a summary too, so no more is kept than is told.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self.listed: list[UnreadableArticleError] = []
        self.failed = 0
        self.done = 0
        self._reasons: Counter[str] = Counter()

    def fail(self, error: UnreadableArticleError) -> None:
        """Take down what could not be read."""
        self.failed += 1
        if len(self.listed) < MOST_LISTED:
            self.listed.append(error)
        reason = shortened(one_line(error.reason), _LONGEST_REASON)
        if reason in self._reasons or len(self._reasons) < _MOST_REASONS:
            self._reasons[reason] += 1

    def report(self) -> int:
        """Say on standard error what could not be read; gives the exit status."""
        if not self.failed:
            return 0
        for error in self.listed:
            click.echo(f"not read: {one_line(str(error))}", err=True)
        if self.failed > len(self.listed):
            click.echo(f"... and {self.failed - len(self.listed)} more. The most frequent reasons:", err=True)
            for reason, count in self._reasons.most_common(_TOLD_REASONS):
                click.echo(f"  {count} times: {reason}", err=True)
        noun = "article" if self.done == 1 else "articles"
        click.echo(f"{self.done} {noun} coded, {self.failed} could not be read.", err=True)
        return 1


class Run(Failures):
    """Articles as they are coded; failures are kept aside."""

    def __init__(self, results: Iterable[Result]) -> None:
        """Take what `code_outcomes` gives."""
        super().__init__()
        self._results = results

    def __iter__(self) -> Iterator[Pair]:
        """Pass on what was coded, showing progress on standard error if that is a terminal."""
        columns = (
            SpinnerColumn(),
            TextColumn("{task.completed:.0f} articles"),
            TimeElapsedColumn(),
            TextColumn("{task.description}", markup=False),  # a file name may hold brackets
        )
        hidden = not sys.stderr.isatty()
        with Progress(*columns, console=Console(stderr=True), transient=True, disable=hidden) as progress:
            task = progress.add_task("loading the parser", total=None)
            for result in self._results:
                if isinstance(result, UnreadableArticleError):
                    self.fail(result)
                    continue
                self.done += 1
                progress.update(task, advance=1, description=one_line(result[0].name)[-LONGEST_NAME:])
                yield result
