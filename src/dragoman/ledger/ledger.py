"""The ledger: what is kept of coded articles on disk, and what it answers."""

import os
import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from dragoman.ledger.answers import Answers
from dragoman.ledger.faults import LedgerError
from dragoman.ledger.folder import (
    IMPORTED,
    TABLES,
    Folder,
    find_folder,
    is_ledger,
    prepare_folder,
    write_mark,
    writing_to,
)
from dragoman.ledger.index import Store
from dragoman.ledger.judging import judge, withdraw
from dragoman.ledger.places import Place, place_of
from dragoman.ledger.reading import Reader
from dragoman.ledger.tables import TRIES, Overtaken, Table, compacted, make_tables
from dragoman.ledger.writing import Pair, Receipt, is_known, prepare
from dragoman.records import Article, Judgement, Verb

Made = TypeVar("Made")
DEFAULT = Path("dragoman.ledger")
TOGETHER = 256
"""How many articles are committed at once, at most."""

SECONDS = 5.0
"""How long the first of them waits for the others, at most (while they are being coded)."""

_PAUSE = 0.1


class Ledger(Answers):
    """A ledger on disk. It is `dragoman.analysis.evidence.Evidence`; any number of processes may use it."""

    def __init__(self, folder: Folder) -> None:
        """Take a folder; `Ledger.open` is what callers want."""
        self.folder = folder
        self.tables = {name: Table(folder.table(name)) for name in TABLES}
        self._store = Store(folder, self.tables)
        super().__init__(Reader(self._store))

    @classmethod
    def open(cls, path: str | os.PathLike[str] = DEFAULT, *, create: bool = False) -> Self:
        """Open a ledger.

        Args:
            path: its folder, or its address in object storage (`s3://bucket/path`).
            create: make one where none is.

        Raises:
            LedgerError: none is there, something else is, it is damaged, or a newer version made it.
        """
        folder = place_of(path)
        if create and not is_ledger(folder):
            prepare_folder(folder)
            with writing_to(folder):
                if not is_ledger(folder):  # another process may have been quicker
                    make_tables(folder)
                    write_mark(folder)
        return cls(find_folder(folder))

    @property
    def place(self) -> Place:
        """The ledger's folder, or its address."""
        return self.folder.path

    @property
    def path(self) -> Path:
        """The ledger's folder.

        Raises:
            LedgerError: it lies in object storage.
        """
        if not isinstance(self.place, Path):
            raise LedgerError(f"{self.place}: lies in object storage; this needs a ledger in a folder.")
        return self.place

    def close(self) -> None:
        """Close the index; the ledger can still be asked, which opens it again."""
        self._store.close()

    def __enter__(self) -> Self:
        """Close it at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the index."""
        self.close()

    # What is added

    def add(self, pairs: Iterable[Pair], *, coder: str) -> tuple[Receipt, ...]:
        """Add articles with their records.

        Args:
            pairs: each article as it was read, and what was coded from it.
            coder: the version that coded it.

        Returns:
            A receipt for each article, in order: added, known already, or superseding older records.

        Raises:
            LedgerError: they could not be written; what was acknowledged before is kept.
        """
        return tuple(self.adding(pairs, coder=coder))

    def adding(self, pairs: Iterable[Pair], *, coder: str) -> Iterator[Receipt]:
        """Add articles as they come, and give each one's receipt as soon as it is on disk (as `add`)."""
        waiting: list[Pair] = []
        since = time.monotonic()
        for pair in pairs:
            since = since if waiting else time.monotonic()
            waiting.append(pair)
            if len(waiting) >= TOGETHER or time.monotonic() - since >= SECONDS:
                yield from self._commit(waiting, coder)
                waiting = []
        if waiting:
            yield from self._commit(waiting, coder)

    def knows(self, article: Article, *, coder: str) -> bool:
        """Whether adding an article coded by this version would add nothing: it need not be coded."""
        return self._reader.ask(lambda connection: is_known(connection, article, coder))

    def judge(
        self,
        verb: Verb,
        targets: Sequence[str],
        *,
        who: str,
        why: str = "",
        field: str | None = None,
        value: str | None = None,
    ) -> Judgement:
        """Record what a reviewer decided; it changes the answers from now on.

        Args:
            verb: confirm, reject, correct, merge, split or standing.
            targets: ids of reports; for `standing` the name of one source.
            who: the reviewer.
            why: in their words.
            field: for `correct`, the field of the record.
            value: its new value as JSON; for `standing` trusted, normal or discounted.

        Raises:
            LedgerError: no such report or field, or the value does not fit; nothing was recorded.
        """
        asked = {
            "verb": verb,
            "targets": tuple(targets),
            "who": who,
            "why": why,
            "field": field,
            "value": value,
        }
        table = self.tables["judgements"]
        return self._unless_overtaken(
            lambda: judge(self.folder, table, self._reader, asked, self._seen(table.path.name))
        )

    def withdraw(self, judgement: str, *, who: str, why: str = "") -> Judgement:
        """Record that a judgement counts no longer; it stays in the history.

        Raises:
            LedgerError: there is none of this id, or it was withdrawn before.
        """
        table = self.tables["judgements"]
        return self._unless_overtaken(
            lambda: withdraw(
                self.folder, table, self._reader, judgement, (who, why), self._seen(table.path.name)
            )
        )

    # What faces ask besides

    def state(self) -> str:
        """Name the state of the tables: in the same state every question has the same answer."""
        return "-".join(map(str, self._reader.state()))

    def look_up(
        self, statement: str, values: Sequence[object] = (), *, articles: Sequence[str] = ()
    ) -> list[tuple[Any, ...]]:
        """Give rows of the index (`dragoman.ledger.index`), for bounded questions that no answer is made for.

        Args:
            statement: a SELECT, its values left out as question marks.
            values: these.
            articles: those that the rows are about, so that an answer made of them is kept until these change;
                where none is named, they may be about anything.
        """
        return self._reader.look_up(statement, tuple(values), articles)

    # What keeps it well

    def indexed(self) -> tuple[int, int]:
        """Count the articles and reports that the index has, superseded ones too."""
        return self._reader.ask(
            lambda connection: (
                connection.execute("SELECT count(*) FROM versions").fetchone()[0],
                connection.execute("SELECT count(*) FROM reports").fetchone()[0],
            )
        )

    def discard_index(self) -> None:
        """Throw the derived index away; the next question makes it again from the tables."""
        self._store.discard()

    def compact(self) -> dict[str, tuple[int, int]]:
        """Merge small files; every answer stays the same. Gives the files of each table before and after."""
        with self.folder.writing():
            merged = {name: table.compact() for name, table in sorted(self.tables.items())}
            imported = {name: compacted(self.place / name) for name in IMPORTED}
        return merged | {name: files for name, files in imported.items() if files is not None}

    def _commit(self, pairs: Sequence[Pair], coder: str) -> list[Receipt]:
        with self.folder.writing():
            receipts = self._unless_overtaken(lambda: self._commit_once(pairs, coder))
        with suppress(
            LedgerError
        ):  # who adds brings the index up to date, so that no reader has to wait for it
            self._reader.state()
        return receipts

    def _commit_once(self, pairs: Sequence[Pair], coder: str) -> list[Receipt]:
        """Write reports first, then the rows of the articles, whose commit makes both visible."""
        seen = self._seen("articles")
        made = self._reader.ask(lambda connection: prepare(connection, pairs, coder))
        self.tables["articles"].look()
        if made.articles and not self.tables["articles"].is_current(seen):  # sooner seen, less left behind
            raise Overtaken
        if made.reports:
            self.tables["reports"].append(made.reports)
        if made.articles:
            self.tables["articles"].append(made.articles, after=seen)
        return made.receipts

    def _seen(self, table: str) -> int:
        """The number of the last commit of a table that the index has, once all tables were looked at."""
        for one in self.tables.values():
            one.look()
        return int(getattr(self._reader.state(), table))

    def _unless_overtaken(self, commit: Callable[[], Made]) -> Made:
        """Commit; what another machine's commit made obsolete is prepared again."""
        for tried in range(TRIES):
            try:
                return commit()
            except Overtaken:
                time.sleep(random.uniform(0, _PAUSE * (tried + 1)))  # noqa: S311 - not for secrets
        raise LedgerError(
            f"{self.place}: others write to it all the time; after {TRIES} tries this was not recorded. Run the command "
            "again. All that was acknowledged is kept."
        )
