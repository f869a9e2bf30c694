"""Who mediates between whom, where, since when, how far, and who answered."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dragoman.analysis.ask.asked import Asked, Told, narrow
from dragoman.analysis.ask.days import meets, when_words
from dragoman.analysis.ask.frames import frames, places
from dragoman.analysis.ask.model import Party, Reading, Sentence
from dragoman.analysis.ask.reasons import reasons
from dragoman.analysis.ask.say import capital, event_sentence
from dragoman.analysis.events import MergedEvent, events
from dragoman.analysis.mediations import Answer as Reply
from dragoman.analysis.mediations import Effort, Step, mediations

if TYPE_CHECKING:
    from dragoman.records import Citation

STAGES = {
    "offer": ("offered",),
    "propose": ("offered",),
    "ask": ("requested",),
    "request": ("requested",),
    "invite": ("requested",),
    "fail": ("failed", "ended"),
    "collapse": ("failed", "ended"),
    "succeed": ("agreed",),
    "broker": ("agreed", "under-way", "failed", "ended"),
}
ASKING = ("ask", "request", "invite", "urge", "seek", "want")
REPLIES = {
    "asked": "asked for it",
    "accepted": "accepted it",
    "welcomed": "welcomed it",
    "taking-part": "took part in the talks",
    "not-answered": "had not answered",
    "declined": "declined it",
}
DONE = frozenset({"occurred", "ongoing"})
OF_MEDIATION = frozenset(
    [
        "mediate",
        "mediation",
        "mediator",
        "effort",
        "offer",
        "proposal",
        "role",
        "good",
        "office",
        "attempt",
        "service",
        "initiative",
        "help",
        "support",
        "readiness",
        "willingness",
        "diplomacy",
        "plan",
        "team",
        "envoy",
        "be",
        "broker",
        "facilitation",
    ]
)


def mediation(asked: Asked) -> Told:
    """Answer a question about mediation with the efforts that it is about, each with its steps in order."""
    reading = asked.reading
    mediators, disputants = sides(reading)
    found = [
        one
        for one in mediations(asked.evidence, asked.world, name=asked.name, **asked.times)
        if _fits(one, mediators, disputants) and _in_time(one, reading)
    ]
    stages = _stages(reading)
    if stages and reading.asks not in {"what", "whether"} and not _or_any(reading):
        found = [one for one in found if any(step.stage in stages for step in one.history)]
    kept, left = narrow(found, reading.rest, _texts)
    if reading.asks in {"how", "when"} or reading.has("order", "sequence", "first"):
        kept.sort(key=lambda one: str(one.history[0].when.end or ""))
    thanks = _thanks(asked, mediators, disputants, kept)
    if stages and reading.asks == "whether":  # those that came so far; all where none did
        kept = [one for one in kept if any(step.stage in stages for step in one.history)] or kept
    said = [s for one in kept for s in effort_sentences(asked, one)]
    sentences = [*_count(asked, kept), *_verdict(reading, kept, stages), *said, *thanks]
    no = f"no record tells of mediation{_of(asked, mediators, disputants)}"
    near = () if sentences else _near(asked, {*mediators, *disputants})
    return Told(sentences=tuple(sentences), near=near, left=left, no=no)


def sides(reading: Reading) -> tuple[frozenset[str], frozenset[str]]:
    """Tell whom a question names as mediators, and whom as disputants; who asks for help is no mediator."""
    if reading.has(*ASKING) and reading.ids("by") and len(reading.ids()) > 1:
        asking = frozenset(reading.ids("by"))
        asked = [one.id for one in reading.parties if one.slot == "to" and one.governor in ASKING]
        asked = asked or [one.id for one in reading.parties if one.slot in {"to", "about"}][:1]
        helping = frozenset(asked) - asking
        return helping, frozenset(reading.ids()) - helping
    mediators = {one.id for one in reading.parties if _mediates(one, reading)}
    return frozenset(mediators), frozenset(one.id for one in reading.parties if one.id not in mediators)


def _mediates(one: Party, reading: Reading) -> bool:
    if one.slot == "by":
        return True
    return one.slot in {"poss", "mod"} and one.governor in OF_MEDIATION and not _between_two(one, reading)


def _between_two(one: Party, reading: Reading) -> bool:
    """Whether a name is half of "the Chad-Niger mediation"."""
    return (
        one.slot == "mod" and sum(p.slot == "mod" and p.governor == one.governor for p in reading.parties) > 1
    )


def _fits(effort: Effort, mediators: frozenset[str], disputants: frozenset[str]) -> bool:
    return mediators <= set(effort.mediators) and disputants <= {*effort.disputants, *effort.mediators}


def _in_time(effort: Effort, reading: Reading) -> bool:
    return any(meets(step.when, reading.time) for step in effort.history)


def _stages(reading: Reading) -> frozenset[str]:
    return frozenset(stage for word, stages in STAGES.items() if reading.has(word) for stage in stages)


def _or_any(reading: Reading) -> bool:
    """Whether a question asks of offers and of mediating alike: "offered, or is mediating"."""
    mediating = places(reading.lemmas, frames().classes["mediation"])
    return reading.has("or") and len(mediating) > 1


def _texts(effort: Effort) -> Iterable[str]:
    yield from effort.matters
    yield from effort.kinds
    yield effort.stage
    for step in effort.history:
        yield step.what
        yield from (citation.quote for citation in step.citations)


def _verdict(reading: Reading, efforts: list[Effort], stages: frozenset[str]) -> list[Sentence]:
    """Yes or no: whether an effort has come to the stage asked about, or anybody has mediated at all."""
    if reading.asks != "whether" or not efforts:
        return []
    wanted = stages or frozenset({"under-way", "agreed", "failed", "ended"})
    told = [s for one in efforts for s in one.history if s.stage in wanted and s.status in DONE]
    settled = stages <= frozenset({"agreed", "failed", "ended"}) and bool(stages)
    if settled:  # what the efforts have come to, not what they once were
        told = [s for s in told if any(s in one.history and one.stage in stages for one in efforts)]
    if told:
        return [Sentence(text="Yes, by the records.", citations=told[0].citations[:1])]
    if settled and all(one.stage in {"agreed", "failed", "ended", "declined"} for one in efforts):
        return [Sentence(text="No, by the latest evidence.", citations=efforts[0].history[-1].citations[:1])]
    return [Sentence(text="No record says so.", citations=efforts[0].history[-1].citations[:1])]


def _count(asked: Asked, efforts: list[Effort]) -> list[Sentence]:
    if asked.reading.asks != "count" or not efforts:
        return []
    mediators = sorted({one for effort in efforts for one in effort.mediators})
    cited = tuple(effort.history[0].citations[0] for effort in efforts)
    noun = "effort" if len(efforts) == 1 else "efforts"
    who = asked.names(mediators)
    return [Sentence(text=f"{len(efforts)} {noun}, by {len(mediators)}: {who}.", citations=cited)]


def effort_sentences(asked: Asked, effort: Effort) -> list[Sentence]:
    """An effort: its steps in order, then who answered what."""
    steps = [step for step in effort.history if meets(step.when, asked.reading.time)]
    stages = _stages(asked.reading) if asked.reading.asks == "when" else frozenset()
    steps = [step for step in steps if not stages or step.stage in stages] or list(effort.history)
    said = [_step(step) for step in steps]
    matters = f", over {effort.matters[0]}" if effort.matters else ""
    head = (
        f"{capital(asked.names(effort.mediators))} between {asked.names(effort.disputants)}{matters}: "
        f"{effort.stage.replace('-', ' ')} by the latest evidence."
    )
    telling = [step for step in effort.history if step.stage == effort.stage] or list(effort.history)
    why = _reasons(asked, effort) if asked.reading.asks == "why" else []
    return [Sentence(text=head, citations=telling[-1].citations[:2]), *said, *why, *replies_to(asked, effort)]


def _reasons(asked: Asked, effort: Effort) -> list[Sentence]:
    """What the articles give as a reason in the sentences that tell of an effort."""
    cited = [one for step in effort.history for one in step.citations]
    found = reasons(asked.evidence, cited, asked.known_on)
    return [Sentence(text=f"The reason given: “{one.quote}”.", citations=(one,)) for one in found]


def _step(step: Step) -> Sentence:
    planned = " (planned)" if step.status == "planned" else ""
    return Sentence(text=f"{capital(step.what)}, {when_words(step.when)}{planned}.", citations=step.citations)


def replies_to(asked: Asked, effort: Effort, who: frozenset[str] = frozenset()) -> list[Sentence]:
    """Say what the disputants of an effort answered, of those asked about or of all."""
    return [
        _reply(asked, one)
        for one in effort.answers
        if one.reply in REPLIES and one.citation is not None and (not who or one.disputant in who)
    ]


def _reply(asked: Asked, reply: Reply) -> Sentence:
    when = f", {when_words(reply.when)}" if reply.when else ""
    cited: tuple[Citation, ...] = (reply.citation,) if reply.citation else ()
    return Sentence(
        text=f"{capital(asked.names([reply.disputant]))} {REPLIES[reply.reply]}{when}.", citations=cited
    )


def _thanks(
    asked: Asked, mediators: frozenset[str], disputants: frozenset[str], told: list[Effort]
) -> list[Sentence]:
    """Praise of mediation whose dispute no record names: the effort is known by its thanks alone."""
    if asked.reading.asks not in {"who", "what", "count", "whether", "how"}:
        return []
    known = {one for effort in told for one in effort.mediators}
    words = [word for word in frames().classes["mediation"] if " " not in word]
    found = [
        one
        for one in events(asked.evidence, world=asked.world, **asked.times)
        if one.event_type == "SUPPORT"
        and one.happened
        and _speaks_of(one, words)
        and not known & set(one.recipients)
        and disputants <= set(one.actors)
        and mediators <= set(one.recipients)
        and meets(one.time, asked.reading.time)
    ]
    return [event_sentence(one, asked.name) for one in found]


def _speaks_of(event: MergedEvent, words: list[str]) -> bool:
    quotes = " ".join(one.quote.lower() for one in event.tellings)
    return any(word in quotes for word in words)


def _of(asked: Asked, mediators: frozenset[str], disputants: frozenset[str]) -> str:
    by = f" by {asked.names(sorted(mediators))}" if mediators else ""
    link = " between " if len(disputants) > 1 else " in a dispute of "
    return by + (f"{link}{asked.names(sorted(disputants))}" if disputants else "")


def _near(asked: Asked, parties: set[str]) -> tuple[Sentence, ...]:
    """Efforts that one of the parties has part in, where none fits all."""
    found = [
        one
        for one in mediations(asked.evidence, asked.world, name=asked.name, **asked.times)
        if parties & {*one.mediators, *one.disputants}
    ]
    return tuple(effort_sentences(asked, one)[0] for one in found)
