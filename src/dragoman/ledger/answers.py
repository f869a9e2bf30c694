"""What a ledger answers, now or as known at a moment."""

from collections.abc import Callable, Collection, Hashable
from datetime import UTC, datetime
from typing import TypeVar

import pyarrow as pa

from dragoman.ledger.arrow import reports_table
from dragoman.ledger.counts import NOW, Counts, Dyad
from dragoman.ledger.index.kept import Origin, as_read
from dragoman.ledger.index.search import Found, search
from dragoman.ledger.index.select import Selection
from dragoman.ledger.reading import Reader
from dragoman.ledger.remembered import Remembered
from dragoman.ledger.schemas import microseconds
from dragoman.ledger.watching import Watch
from dragoman.records import Article, Judgement, KeptArticle, Report, ReportKind

Made = TypeVar("Made")


class Answers:
    """The questions to a ledger; `known_on` is always a moment, as it stood then, and now where None."""

    def __init__(self, reader: Reader) -> None:
        """Take what reads the index."""
        self._reader = reader
        self._remembered = Remembered(reader.watch)

    def remember(self, question: Hashable, make: Callable[[], Made], weight: Callable[[Made], int]) -> Made:
        """Give what was made of the ledger's answers, kept until something is added or judged that it rests on.

        Args:
            question: what is asked, with all that the answer depends on.
            make: makes the answer, in this thread, of this ledger and nothing that changes besides.
            weight: about how many reports it rests on.
        """
        return self._remembered.get(question, make, weight)

    @property
    def watch(self) -> Watch:
        """What looks for news; memories of answers to this ledger are told of it (`Remembered`)."""
        return self._reader.watch

    def moved(self) -> frozenset[str]:
        """Name the tables that were committed to since the last question; nothing is read for that."""
        return self._reader.watch.moved()

    def naming(self, parties: Collection[str], known_on: datetime | None = None) -> frozenset[str]:
        """Give the ids of the articles whose reports name each of some parties, in one or in several."""
        return self._reader.naming(tuple(sorted(set(parties))), _moment(known_on))

    def reports(
        self,
        *,
        kinds: Collection[ReportKind] = (),
        parties: Collection[str] = (),
        articles: Collection[str] = (),
        known_on: datetime | None = None,
    ) -> tuple[Report, ...]:
        """Select reports (as `dragoman.analysis.evidence.Evidence.reports`)."""
        return self._reader.reports(
            Selection(
                kinds=tuple(sorted(set(kinds))),
                parties=tuple(sorted(set(parties))),
                articles=tuple(sorted(set(articles))),
                moment=_moment(known_on),
            )
        )

    def order(self, parties: Collection[str], known_on: datetime | None = None) -> tuple[str, ...]:
        """Give the ids of the reports among whose parties are all of these, in the order of all selections.

        What they say is not read, so that a caller can look at the first or the last of many (`find`).
        """
        return self._reader.order(tuple(sorted(set(parties))), _moment(known_on))

    def find(self, ids: Collection[str], known_on: datetime | None = None) -> tuple[Report, ...]:
        """Give reports by id, judgements applied; those rejected, or unknown then, are not among them."""
        return self._reader.reports(Selection(ids=tuple(sorted(set(ids))), moment=_moment(known_on)))

    def complete(self, beginning: str) -> tuple[str, ...]:
        """Give the ids of reports, rejected ones too, and of judgements that begin so: ten at most."""
        after = beginning + "\x7f"
        return self._reader.ask(
            lambda connection: tuple(
                ident
                for (ident,) in connection.execute(
                    "SELECT id FROM reports WHERE id BETWEEN ? AND ? UNION "
                    "SELECT id FROM judgements WHERE id BETWEEN ? AND ? ORDER BY 1 LIMIT 10",
                    (beginning, after, beginning, after),
                )
            )
        )

    def since(self, moment: datetime) -> tuple[Report, ...]:
        """Give the reports recorded after a moment, judgements applied."""
        return self._reader.reports(Selection(after=_moment(moment)))

    def touched(self, since: datetime, until: datetime | None = None) -> frozenset[str]:
        """Give the articles of which a report, or their story, may read otherwise at the later of two moments."""
        return self._reader.touched(_moment(since), _moment(until))

    def number_since(self, moment: datetime, most: int) -> int:
        """Count the reports recorded after a moment, superseded ones too, no further than so many."""
        return self._reader.number_since(_moment(moment), most)

    def articles(
        self, ids: Collection[str] = (), known_on: datetime | None = None
    ) -> tuple[KeptArticle, ...]:
        """Give articles by id, all where none is named, in the order of publication and id."""
        return self._reader.articles(ids, _moment(known_on))

    def origins(self, ids: Collection[str], known_on: datetime | None = None) -> tuple[Origin, ...]:
        """Say of articles whose word they are, without reading them; those not known then are left out."""
        return self._reader.origins(ids, _moment(known_on))

    def as_read(self, article: str) -> Article:
        """Give an article as it was last read, to be coded again."""
        return self._reader.ask(lambda connection: as_read(connection, article))

    def coders(self) -> dict[str, str]:
        """Say for each article which coder's records are its present ones."""
        return self._reader.ask(
            lambda connection: dict(
                connection.execute(
                    "SELECT article, coder FROM versions WHERE until > ? ORDER BY article", (NOW,)
                )
            )
        )

    def judgements(
        self, known_on: datetime | None = None, *, withdrawn: bool = False
    ) -> tuple[Judgement, ...]:
        """Give the judgements that count at a moment, oldest first.

        Args:
            known_on: the moment; now where None.
            withdrawn: give those withdrawn too, and the withdrawals: the whole history.
        """
        return self._reader.judgements(_moment(known_on), withdrawn=withdrawn)

    def search(self, words: str, limit: int = 20, known_on: datetime | None = None) -> tuple[Found, ...]:
        """Find articles by their words, with the places of these in the text, the best match first."""
        moment = _moment(known_on)
        return self._reader.ask(lambda connection: search(connection, words, limit, moment))

    def count(self, known_on: datetime | None = None) -> Counts:
        """Count articles, stories, reports by kind and judgements."""
        return self._reader.count(_moment(known_on))

    def busiest(self, limit: int = 20, known_on: datetime | None = None) -> tuple[Dyad, ...]:
        """Give the dyads that most reports name, the busiest first."""
        return self._reader.busiest(limit, _moment(known_on))

    def table(self, known_on: datetime | None = None) -> pa.Table:
        """Give all reports as an Arrow table, judgements applied, in the order of all selections."""
        return self._reader.all_reports(_moment(known_on), reports_table)


def _moment(known_on: datetime | None) -> int:
    """A moment as the index has it; one without a zone is in UTC."""
    if known_on is None:
        return NOW
    return microseconds(known_on if known_on.tzinfo else known_on.replace(tzinfo=UTC))
