"""Tellings of one act put together: how many outlets tell it, who says so, how sure it is."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.brief.model import Shade
from dragoman.brief.notes import Pair
from dragoman.records import CodedArticle, Event, Interval

WIDEST = 31
"""Days: acts dated no closer than this are not taken for the same on their date alone."""
NOT_SO = {"denied", "not-done"}
AHEAD = {"planned", "hypothetical"}


@dataclass(slots=True)
class Act:
    """One act: its tellings as (number of the article, event), the fullest first after `settle`."""

    tellings: list[tuple[int, Event]]
    contested: bool = False
    outlets: frozenset[str] = field(default_factory=frozenset)

    @property
    def fullest(self) -> Event:
        """The telling that speaks for all."""
        return self.tellings[0][1]

    @property
    def time(self) -> Interval | None:
        """The narrowest interval that any telling gives."""
        times = [event.time for _, event in self.tellings if event.time]
        return min(times, key=_width) if times else None

    @property
    def shade(self) -> Shade:
        """How it is drawn, by the visual code."""
        if self.contested:
            return "hatched"
        if self.fullest.status in NOT_SO:
            return "struck"
        if self.fullest.status in AHEAD or self.fullest.event_type == "THREATEN":
            return "dashed"
        return "solid" if len(self.outlets) > 1 else "outlined"


def acts_of(pairs: Sequence[Pair]) -> list[Act]:
    """Put the events of all articles together, in the order of their first tellings."""
    acts: list[Act] = []
    for at, (_, coded) in enumerate(pairs):
        for event in coded.events:
            same = next((act for act in acts if _tells(act, at, event)), None)
            if same is None:
                acts.append(Act([(at, event)]))
            else:
                same.tellings.append((at, event))
    for act in acts:
        act.tellings.sort(key=lambda told: (told[1].same_as is not None, -len(told[1].quote), told[0]))
        act.outlets = frozenset(
            name for at, _ in act.tellings if (name := (pairs[at][1].outlet or "").casefold())
        )
        act.contested = any(_is_contested(pairs[at][1], event) for at, event in act.tellings)
    return acts


def _tells(act: Act, at: int, event: Event) -> bool:
    """Whether an event is another telling of an act."""
    for other_at, other in act.tellings:
        if other_at == at and event.event_type == other.event_type and _points_at(event, other):
            return True
        if other_at != at and _same_act(event, other):
            return True
    return False


def _points_at(event: Event, other: Event) -> bool:
    if event.same_as is not None and event.same_as in {other.quote, other.same_as}:
        return True
    return other.same_as is not None and other.same_as == event.quote


def _same_act(a: Event, b: Event) -> bool:
    """Two articles tell one act: same type, parties and status, on days that meet and are told closely enough."""
    if a.event_type != b.event_type or a.cameo[:2] != b.cameo[:2] or a.status != b.status:
        return False
    if _ids(a.actors) != _ids(b.actors) or _ids(a.recipients) != _ids(b.recipients):
        return False
    if a.time is None or b.time is None or max(_width(a.time), _width(b.time)) > WIDEST:
        return False
    (a_start, a_end), (b_start, b_end) = _days(a.time), _days(b.time)
    return a_start <= b_end and b_start <= a_end


def _ids(entities: Sequence[object]) -> frozenset[object]:
    return frozenset(getattr(entity, "id", None) for entity in entities)


def _days(time: Interval) -> tuple[int, int]:
    start = time.start.toordinal() if time.start else 0
    return start, time.end.toordinal() if time.end else 10**7


def _width(time: Interval) -> int:
    start, end = _days(time)
    return end - start


def _is_contested(coded: CodedArticle, event: Event) -> bool:
    """Whether a contested claim of the article is about these words."""
    first, last = event.start, event.start + len(event.quote)
    for claim in coded.claims:
        places = [
            (claim.start, claim.quote),
            *((p.start, p.quote) for p in claim.positions if p.stance == "asserts"),
        ]
        if claim.contested and any(start < last and first < start + len(words) for start, words in places):
            return True
    return False
