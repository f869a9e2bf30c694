"""The ledger: what is kept of coded articles on disk, and what it answers."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Self

from dragoman.ledger.answers import Answers
from dragoman.ledger.folder import (
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
from dragoman.ledger.reading import Reader
from dragoman.ledger.tables import Table, make_tables
from dragoman.ledger.writing import Pair, Receipt, is_known, prepare
from dragoman.records import Article, Judgement, Verb

DEFAULT = Path("dragoman.ledger")
TOGETHER = 256
"""How many articles are committed at once, at most."""

SECONDS = 5.0
"""How long the first of them waits for the others, at most (while they are being coded)."""


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
            path: its folder.
            create: make one where none is.

        Raises:
            LedgerError: none is there, something else is, it is damaged, or a newer version made it.
        """
        folder = Path(path)
        if create and not is_ledger(folder):
            prepare_folder(folder)
            with writing_to(folder):
                if not is_ledger(folder):  # another process may have been quicker
                    make_tables(folder)
                    write_mark(folder)
        return cls(find_folder(folder))

    @property
    def path(self) -> Path:
        """The ledger's folder."""
        return self.folder.path

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
        since = monotonic()
        for pair in pairs:
            since = since if waiting else monotonic()
            waiting.append(pair)
            if len(waiting) >= TOGETHER or monotonic() - since >= SECONDS:
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
        return judge(self.folder, self.tables["judgements"], self._reader, asked)

    def withdraw(self, judgement: str, *, who: str, why: str = "") -> Judgement:
        """Record that a judgement counts no longer; it stays in the history.

        Raises:
            LedgerError: there is none of this id, or it was withdrawn before.
        """
        return withdraw(self.folder, self.tables["judgements"], self._reader, judgement, (who, why))

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
            return {name: table.compact() for name, table in sorted(self.tables.items())}

    def _commit(self, pairs: Sequence[Pair], coder: str) -> list[Receipt]:
        """Write some articles: reports first, then the rows of the articles, whose commit makes both visible."""
        with self.folder.writing():
            made = self._reader.ask(lambda connection: prepare(connection, pairs, coder))
            if made.reports:
                self.tables["reports"].append(made.reports)
            if made.articles:
                self.tables["articles"].append(made.articles)
        return made.receipts
