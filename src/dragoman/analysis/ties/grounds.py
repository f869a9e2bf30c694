"""From records to grounds: what one telling says of a tie, and when."""

from collections.abc import Iterator

from dragoman.analysis.evidence import cite
from dragoman.analysis.ties.model import Effect, Ground
from dragoman.analysis.ties.rules import ChangeRule, rule_for
from dragoman.records import Event, Interval, Report, Tie, TieKind

DONE = frozenset({"occurred", "ongoing"})
UNDONE = frozenset({"denied", "not-done"})
DISOWNED = frozenset({"denies", "doubts"})
# "did not break off relations": relations stand; "did not recognise": that is no recognition
TURNED: dict[Effect, Effect] = {
    "begins": "opposes",
    "ends": "shows",
    "shows": "opposes",
    "supports": "opposes",
    "opposes": "supports",
}
# what is only planned or threatened neither makes nor ends a tie, nor shows it
AHEAD: dict[Effect, Effect] = {"begins": "supports", "ends": "opposes", "shows": "supports"}


def tie_ground(report: Report, tie: Tie) -> Ground:
    """Give what a stated tie says: that it stands, or that it does not, on the day of publication."""
    disowned = bool(tie.attribution) and tie.attribution[-1].stance in DISOWNED
    return Ground(
        effect="states" if tie.holds and not disowned else "denies",
        when=_published(report),
        matter=tie.matter,
        attribution=tie.attribution,
        citation=cite(report),
    )


def event_ground(
    report: Report, event: Event, kind: TieKind, a: str, b: str, named: str | None = None
) -> tuple[Ground, ChangeRule] | None:
    """Give what an event says of a tie of a kind, if anything, and the rule by which it does.

    Args:
        report: the telling of the event.
        event: its record.
        kind: the kind of tie.
        a: one side.
        b: the other.
        named: a bloc that the quote names without its being a recipient; such an act can go against
            a tie with it, but neither make nor end one.
    """
    for side in sides(event, a, b, named):
        rule = rule_for(kind, event, side)
        if rule is not None and not (named and rule.alone):
            ground = Ground(
                effect=_effect(rule.effect, event),
                when=event_time(report, event),
                status=event.status,
                event_type=event.event_type,
                actors=tuple(dict.fromkeys(one.id for one in event.actors)),
                recipients=tuple(dict.fromkeys(one.id for one in event.recipients)),
                attribution=event.attribution,
                citation=cite(report),
            )
            return ground, rule
    return None


def sides(event: Event, a: str, b: str, named: str | None = None) -> Iterator[str]:
    """Say who of the two acts on whom in an event; a third party acts on both."""
    acting = {one.id for one in event.actors}
    affected = {one.id for one in event.recipients} | ({named} if named else set())
    if a in acting and b in affected:
        yield "a"
    if b in acting and a in affected:
        yield "b"
    if a in acting and b in acting:
        yield "together"
    if {a, b} <= affected - acting:
        yield "third"


def event_time(report: Report, event: Event) -> Interval:
    """Give when an event was; where its article does not say, by the last day of publication.

    What is planned or threatened was so when the article was written, whenever it may come to pass.
    """
    published = report.published
    if event.status in {"planned", "hypothetical"}:
        return _published(report)
    if event.time is None or (event.time.start is None and event.time.end is None):
        return Interval(start=None, end=published.latest)
    end = event.time.end or published.latest
    if end and published.latest and event.time.start and event.time.start <= published.latest:
        end = min(end, published.latest)
    return Interval(start=event.time.start, end=end, text=event.time.text)


def _published(report: Report) -> Interval:
    return Interval(start=report.published.earliest, end=report.published.latest)


def _effect(effect: Effect, event: Event) -> Effect:
    stance = event.attribution[-1].stance if event.attribution else "asserts"
    undone = event.status in UNDONE
    if undone != (stance in DISOWNED):
        return TURNED[effect]
    if undone or event.status not in DONE or stance == "cannot-confirm":
        return AHEAD.get(effect, effect)
    return effect
