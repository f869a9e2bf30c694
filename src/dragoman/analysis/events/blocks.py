"""Which tellings are compared at all: those that share a type, a day and their parties. Never all pairs."""

from collections.abc import Callable, Collection, Iterator, Sequence

from dragoman.analysis.events.compare import AHEAD
from dragoman.analysis.events.known import Known
from dragoman.analysis.events.telling import SPAN, Telling

Key = tuple[object, ...]
Keys = Callable[[Telling], Iterator[Key]]
LARGE = 80
"""Tellings in a block beyond which it is divided by all its parties, code and status."""
TOO_LARGE = 200
"""Tellings in such a part beyond which only those with the same words in the quote are compared."""


def pairs(tellings: Sequence[Telling], known: Known) -> list[tuple[int, int]]:
    """Give the pairs worth comparing, each once, of different articles, in a fixed order.

    Most tellings meet under two parties that both name. One that names a single party, or a bloc that
    may stand for a member, is looked for under each party alone.

    Args:
        tellings: in the order of reports.
        known: which ids are blocs.
    """
    found: set[tuple[int, int]] = set()
    everything = range(len(tellings))
    for block in _blocks(tellings, everything, _by_two):
        found.update(_of_block(tellings, block))
    sparse = {i for i in everything if _is_sparse(tellings[i], known)}
    wanted = {key for i in sparse for key in _by_one(tellings[i])}
    for block in _blocks(tellings, everything, _by_one, wanted):
        wide = [i for i in block if i in sparse]
        if len(wide) > LARGE:
            found.update(_of_block(tellings, wide))
        else:
            found.update(_across(tellings, wide, block))
    return sorted(found)


def _of_block(tellings: Sequence[Telling], block: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of a block; of a large one only those alike in more."""
    if len(block) <= LARGE:
        yield from _across(tellings, block, block)
        return
    for part in _blocks(tellings, block, _finer):
        if len(part) <= TOO_LARGE:
            yield from _across(tellings, part, part)
        else:
            for alike in _blocks(tellings, part, _quoted):
                few = alike[:TOO_LARGE]
                yield from _across(tellings, few, few)


def _across(
    tellings: Sequence[Telling], some: Sequence[int], others: Sequence[int]
) -> Iterator[tuple[int, int]]:
    for i in some:
        article = tellings[i].report.article
        for j in others:
            if i != j and tellings[j].report.article != article:
                yield (i, j) if i < j else (j, i)


def _blocks(
    tellings: Sequence[Telling], members: Sequence[int], keys: Keys, wanted: Collection[Key] | None = None
) -> list[list[int]]:
    """Put tellings into blocks by their keys, or by those wanted; blocks of one are left out."""
    blocks: dict[Key, list[int]] = {}
    for i in members:
        for key in keys(tellings[i]):
            if wanted is None or key in wanted:
                blocks.setdefault(key, []).append(i)
    return [block for block in blocks.values() if len(block) > 1]


def _is_sparse(telling: Telling, known: Known) -> bool:
    everyone = telling.actors | telling.recipients
    return len(everyone) == 1 or any(known.is_bloc(one) for one in everyone)


def _by_two(telling: Telling) -> Iterator[Key]:
    """Type, two parties, a day."""
    ours, theirs = sorted(telling.actors), sorted(telling.recipients or telling.actors)
    couples = {(min(a, b), max(a, b)) for a in ours for b in theirs if a != b}
    return ((*couple, *when) for couple in sorted(couples) for when in _when(telling))


def _by_one(telling: Telling) -> Iterator[Key]:
    """Type, one party, a day."""
    everyone = sorted(telling.actors | telling.recipients)
    return ((party, *when) for party in everyone for when in _when(telling))


def _when(telling: Telling) -> list[Key]:
    """Type and every day a telling may mean, or its whole period where that is long."""
    kind = telling.event.event_type
    ahead = telling.event.status in AHEAD
    keys: list[Key] = []
    if telling.dated and telling.width > SPAN:
        keys.append((kind, telling.first, telling.last))
    elif telling.dated or not ahead:
        keys += ((kind, day) for day in range(telling.first, telling.last + 1))
    if telling.told and (not telling.dated or ahead):
        keys += ((kind, "told", day) for day in range(telling.told - 1, telling.told + 2))
    return keys


def _finer(telling: Telling) -> Iterator[Key]:
    yield telling.actors | telling.recipients, telling.event.cameo, telling.event.status in AHEAD


def _quoted(telling: Telling) -> Iterator[Key]:
    yield (telling.event.quote.casefold(),)
