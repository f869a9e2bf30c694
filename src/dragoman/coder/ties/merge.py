"""One record for each tie, however often the article tells it."""

from collections.abc import Iterable

import msgspec

from dragoman.records import Tie

SYMMETRIC = {"diplomatic-relations", "allied-with", "partner-of", "in-conflict-with"}


def once(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """One record for each kind, pair and whether it holds: the first that tells dates, else the first.

    What only another of them tells (what it is about, the other date) is taken from it.
    """
    kept: dict[tuple[str, str, str, bool], Tie] = {}
    for tie in sorted(ties, key=lambda t: t.start):
        a, b = (tie.a, tie.b) if tie.kind not in SYMMETRIC else tuple(sorted((tie.a, tie.b)))
        if a == b:
            continue
        key = (tie.kind, a, b, tie.holds)
        known = kept.get(key)
        if known is None:
            kept[key] = tie
            continue
        dated = bool(tie.since or tie.until) and not (known.since or known.until)
        first, second = (tie, known) if dated else (known, tie)
        kept[key] = msgspec.structs.replace(
            first,
            since=first.since or second.since,
            until=first.until or second.until,
            matter=first.matter or second.matter,
        )
    for (kind, a, b, holds), tie in list(kept.items()):
        ended = kept.get((kind, a, b, False)) if holds else None
        if ended is not None and not tie.since:
            del kept[kind, a, b, holds]  # what is said to have ended stood before
    return tuple(sorted(kept.values(), key=lambda t: (t.start, t.kind, t.a, t.b)))
