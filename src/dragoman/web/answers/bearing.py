"""Which articles a list is made from: the newest, and further back those that tell of what is listed."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

import msgspec

from dragoman.ledger.counts import NOW
from dragoman.ledger.schemas import microseconds
from dragoman.records import ReportKind
from dragoman.web.desk import SOON_AFTER, WIDEST, Desk, Place, Window

NEWEST = 50
"""Articles looked at whatever they tell of, as the situation does: a step or a tie may stand where nothing else does."""
AT_ONCE = 250
MOST_LOOKED_THROUGH = 2000
"""Articles of which the index is asked whether they tell of it, at most."""
DAY = timedelta(days=1)

# the plus keeps SQLite from going through all reports of the kind: those of the few articles are looked at
_TELLING = (
    "SELECT DISTINCT article FROM json_each(?) AS asked CROSS JOIN reports ON article = asked.value "
    "WHERE +kind = ? AND +since <= ? AND +until > ?"
)
_NAMING = " AND EXISTS (SELECT 1 FROM parties WHERE party = ? AND parties.kind = reports.kind AND report = reports.n)"


class Bearing(msgspec.Struct, frozen=True):
    """What a list is made from, and among how many articles it was looked for."""

    window: Window
    looked_through: int


def bearing(
    desk: Desk,
    kind: ReportKind,
    parties: Collection[str],
    as_of: date | None,
    known_on: datetime | None,
    *,
    named: bool = True,
    most: int = WIDEST,
) -> Bearing:
    """Choose the articles to make a list from.

    Args:
        desk: the ledger.
        kind: of the reports that tell of what is listed.
        parties: those of `Desk.window`: articles with a report that names all of these.
        as_of: first the articles published by a month after this day, as `Desk.window` has it.
        known_on: as the ledger stood then.
        named: whether reports of the kind name their parties, as those of claims do not: then only those that
            name all of these tell of what is listed.
        most: how many articles that tell of it, at most, where there are more than a window holds.

    Returns:
        A window of the newest articles and of others, the newest first, that have a report of the kind.
    """
    rest = desk.window(parties, as_of=as_of, known_on=known_on, most=0)
    if rest.basis.of <= WIDEST:
        return Bearing(desk.window(parties, as_of=as_of, known_on=known_on), rest.basis.of)
    soon = as_of + SOON_AFTER if as_of else None
    chosen: dict[str, Place] = {ident: ("", ident) for ident in sorted(rest.ids)}
    looked, telling = 0, 0
    wanted = sorted(set(parties)) if named else []
    for days in ((None, soon), (soon + DAY, None)) if soon else ((None, None),):
        place: Place | None = None
        while telling < most and looked < MOST_LOOKED_THROUGH:
            some = desk.articles_from(place, parties=parties, days=days, known_on=known_on, most=AT_ONCE)
            if not some:
                break
            place = some[-1]
            told = _telling(desk, kind, wanted, [ident for _, ident in some], known_on)
            for here in some:
                looked += 1
                telling += here[1] in told
                if here[1] in told or looked <= NEWEST:
                    chosen[here[1]] = here
                if telling == most:
                    break
    return Bearing(Window(desk, list(chosen.values()), rest.basis.of, known_on), looked)


def _telling(
    desk: Desk, kind: ReportKind, parties: list[str], ids: list[str], known_on: datetime | None
) -> set[str]:
    """Give those of some articles that have a report of a kind, which names all of some parties."""
    moment = NOW if known_on is None else microseconds(known_on)
    values = (msgspec.json.encode(ids).decode(), kind, moment, moment, *parties)
    found = desk.look_up(_TELLING + _NAMING * len(parties), values, articles=ids)
    return {ident for (ident,) in found}
