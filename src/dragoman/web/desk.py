"""The ledger as the desk asks it: every question of a page looks at a bounded number of articles."""

from collections.abc import Callable, Collection, Hashable, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, TypeVar, cast

import msgspec

from dragoman.analysis.changes.scope import Scope
from dragoman.ledger import Ledger
from dragoman.ledger.counts import NOW
from dragoman.ledger.schemas import microseconds
from dragoman.records import Judgement, KeptArticle, Report, ReportKind
from dragoman.records.article import Markup

WIDEST = 100
"""How many articles a page looks at, at most."""

SOON_AFTER = timedelta(days=31)
"""What was so on a day is mostly told by then, and in the month after it."""

_TWO = 2
Made = TypeVar("Made")
Place = tuple[str, str]
"""Where an article stands in the order of publication: the day, and its id."""


class Basis(msgspec.Struct, frozen=True, kw_only=True):
    """What an answer was made from.

    `articles` is how many articles were looked at, out of `of` that could bear on it: those published
    last, or around the day asked for. `oldest` and `newest` are the days of publication of the first
    and last of them.
    """

    articles: int
    of: int
    oldest: date | None
    newest: date | None


class Window:
    """Evidence from some articles only: what is asked of it is never more than they hold."""

    def __init__(self, desk: "Desk", ids: Sequence[Place], total: int, known_on: datetime | None) -> None:
        """Take the places of the articles."""
        self._desk, self._known_on = desk, known_on
        self.ids = frozenset(ident for _, ident in ids)
        days = sorted(date.fromisoformat(day) for day, _ in ids if day)
        self.basis = Basis(
            articles=len(self.ids),
            of=total,
            oldest=days[0] if days else None,
            newest=days[-1] if days else None,
        )
        found = desk.reports(articles=self.ids, known_on=known_on) if self.ids else ()
        self._scope = Scope(desk, found, known_on)
        self._kept: dict[str, KeptArticle] | None = None
        self._judged: tuple[Judgement, ...] | None = None
        self._made: dict[Hashable, Any] = {}

    def reports(
        self,
        *,
        kinds: Collection[ReportKind] = (),
        parties: Collection[str] = (),
        articles: Collection[str] = (),
        known_on: datetime | None = None,
    ) -> tuple[Report, ...]:
        """Select reports (as `dragoman.analysis.evidence.Evidence.reports`)."""
        return self._scope.reports(kinds=kinds, parties=parties, articles=articles, known_on=known_on)

    def articles(
        self, ids: Collection[str] = (), known_on: datetime | None = None
    ) -> tuple[KeptArticle, ...]:
        """Give articles by id, all of the window where none is named."""
        del known_on  # a window has its moment
        if self._kept is None:
            found = self._desk.articles(self.ids, self._known_on) if self.ids else ()
            self._kept = {one.id: one for one in found}
        wanted = frozenset(ids)
        return tuple(one for ident, one in self._kept.items() if not wanted or ident in wanted)

    def remember(self, question: Hashable, make: Callable[[], Made], weight: Callable[[Made], int]) -> Made:
        """Give the answer to a question, made unless this window was asked it before."""
        del weight  # a window lasts no longer than one page
        if question not in self._made:
            self._made[question] = make()
        return cast("Made", self._made[question])

    def judgements(self, known_on: datetime | None = None) -> tuple[Judgement, ...]:
        """Give the judgements that count."""
        del known_on
        if self._judged is None:
            self._judged = self._desk.judgements(self._known_on)
        return self._judged


class Desk(Ledger):
    """A ledger with the bounded questions of the desk."""

    def window(
        self,
        parties: Collection[str] = (),
        *,
        any_of: bool = False,
        as_of: date | None = None,
        known_on: datetime | None = None,
        most: int = WIDEST,
    ) -> Window:
        """Choose the articles to answer from.

        Args:
            parties: those with a report that names all of these; all articles where empty.
            any_of: those with a report that names one of these.
            as_of: first those published by a month after this day, the newest first; then later ones.
            known_on: as the ledger stood then.
            most: how many at most.
        """
        moment = NOW if known_on is None else microseconds(known_on)
        soon = (as_of + SOON_AFTER).isoformat() if as_of else "9999"
        places, total = self._reader.newest(parties, moment, soon, most, any_of=any_of)
        values = sorted(set(parties))[: None if any_of else _TWO]
        corrected = self._corrected(frozenset(values), known_on) - {ident for _, ident in places}
        places += [("", ident) for ident in sorted(corrected)] if parties else []
        return Window(self, places, total or len(places), known_on)

    def articles_from(
        self,
        place: Place | None,
        *,
        parties: Collection[str] = (),
        days: tuple[date | None, date | None] = (None, None),
        oldest_first: bool = False,
        known_on: datetime | None = None,
        most: int = WIDEST,
    ) -> tuple[Place, ...]:
        """Give the next articles in the order of publication.

        Args:
            place: after this one; from the beginning where None.
            parties: those with a report that names all of these.
            days: those published within these days.
            oldest_first: the oldest first, else the newest.
            known_on: as the ledger stood then.
            most: how many at most.
        """
        moment = NOW if known_on is None else microseconds(known_on)
        within = tuple(day.isoformat() if day else None for day in days)
        return self._reader.following(parties, moment, place, within, most, oldest_first=oldest_first)

    def retold(self, article: str) -> tuple[str, ...]:
        """Give the ids of the articles that share much of an article's text."""
        rows = self.look_up("SELECT b FROM links WHERE a = ? ORDER BY b", (article,), articles=(article,))
        return tuple(ident for (ident,) in rows)

    def markup(self, article: str) -> Markup:
        """Say what language of tags an article is written in."""
        found: Markup = _markups(self)(article)
        return found

    def read_markup(self, article: str) -> Markup:
        """Ask the index for the markup of an article (see `markup`, which remembers)."""
        rows = self.look_up(
            "SELECT r.read FROM versions v JOIN readings r ON r.version = v.n WHERE v.article = ? "
            "ORDER BY v.since DESC LIMIT 1",
            (article,),
            articles=(article,),
        )
        return cast("Markup", msgspec.json.decode(rows[0][0], type=_Read).markup) if rows else ""

    def _corrected(self, parties: frozenset[str], known_on: datetime | None) -> set[str]:
        """Articles of reports that name some parties only since a reviewer corrected them."""
        ids = {t for one in self.judgements(known_on) if one.verb == "correct" for t in one.targets}
        found = self.find(ids, known_on) if ids else ()
        return {one.article for one in found if parties & one.parties}


class _Read(msgspec.Struct):
    markup: str = ""


@lru_cache(maxsize=4)
def _markups(desk: Desk) -> Any:
    """What remembers the markup of a ledger's articles: a text never changes."""
    return lru_cache(maxsize=20_000)(desk.read_markup)
