"""Which independent sources stand behind an act."""

from collections.abc import Callable, Iterable, Sequence

from dragoman.analysis.events.telling import Telling
from dragoman.records import Judgement

NAMELESS = "?"
"""The source that tells where no article gives an outlet."""


def source_finder(
    tellings: Iterable[Telling], judgements: Iterable[Judgement]
) -> Callable[[Sequence[Telling]], tuple[str, ...]]:
    """Make a function that names the independent sources among tellings.

    A story counts for the outlet that had it first, however many mastheads reprint it, and an outlet
    counts once, however often it tells. Outlets without a name are not known to differ from one
    another: together they are one source where no named one tells. What a reviewer has put down as
    discounted counts for nothing.
    """
    origin = {
        one.report.story: one.report.outlet.casefold()
        for one in tellings
        if one.report.outlet and one.report.article == one.report.story
    }
    discounted = _discounted(judgements)

    def find(some: Sequence[Telling]) -> tuple[str, ...]:
        named: set[str] = set()
        nameless = False
        for one in some:
            outlet = (one.report.outlet or "").casefold()
            if outlet in discounted:
                continue
            reprint = one.report.article != one.report.story
            source = origin.get(one.report.story) or (f"story {one.report.story}" if reprint else outlet)
            if source and source not in discounted:
                named.add(source)
            nameless = nameless or not source
        return tuple(sorted(named)) or ((NAMELESS,) if nameless else ())

    return find


def _discounted(judgements: Iterable[Judgement]) -> frozenset[str]:
    """The outlets whose latest standing is "discounted"."""
    standing: dict[str, str] = {}
    for one in sorted(judgements, key=lambda judged: (judged.recorded_at, judged.id)):
        if one.verb == "standing":
            for target in one.targets:
                standing[target.casefold()] = (one.value or "").strip('"')
    return frozenset(name for name, value in standing.items() if value == "discounted")
