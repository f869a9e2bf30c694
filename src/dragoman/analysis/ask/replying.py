"""Whether somebody has answered somebody's offer, and how."""

from dragoman.analysis.ask.asked import Asked, Told, narrow
from dragoman.analysis.ask.days import meets
from dragoman.analysis.ask.mediating import REPLIES, replies_to
from dragoman.analysis.ask.model import Sentence
from dragoman.analysis.ask.say import capital, event_sentence
from dragoman.analysis.events import MergedEvent, events
from dragoman.analysis.mediations import mediations

WAYS = {
    "accept": frozenset({"accepted", "taking-part"}),
    "agree": frozenset({"accepted", "taking-part"}),
    "welcome": frozenset({"welcomed"}),
    "acceptance": frozenset({"accepted"}),
    "reject": frozenset({"declined"}),
    "decline": frozenset({"declined"}),
    "refuse": frozenset({"declined"}),
    "rebuff": frozenset({"declined"}),
    "spurn": frozenset({"declined"}),
    "rejection": frozenset({"declined"}),
    "refusal": frozenset({"declined"}),
    "turn": frozenset({"declined"}),
}
ANSWERING = frozenset({"038", "126", "051", "036", "125", "127", "120", "030", "037", "121", "124"})


def replies(asked: Asked) -> Told:
    """Answer whether, how, or who answered: by the mediation efforts first, else by acts between the two."""
    reading = asked.reading
    answering = _answering(asked)
    offering = frozenset(one.id for one in reading.parties if one.id not in answering)
    found: list[Sentence] = []
    untold: list[Sentence] = []
    wanted = frozenset().union(*(ways for word, ways in WAYS.items() if reading.has(word)))
    for effort in mediations(asked.evidence, asked.world, name=asked.name, **asked.times):
        parties = {*effort.mediators, *effort.disputants}
        if not {*answering, *offering} <= parties or (offering and not offering & set(effort.mediators)):
            continue
        for reply in effort.answers:
            if answering and reply.disputant not in answering:
                continue
            said = replies_to(asked, effort, frozenset({reply.disputant}))
            if reply.reply not in REPLIES:
                untold.append(
                    _untold(asked, reply.disputant, effort.mediators, effort.history[0].citations[0:1])
                )
            elif _as_asked(asked, reply.reply, wanted):
                found.extend([*_verdict(asked, reply.reply, wanted), *said])
    found.extend(_acts(asked, answering, offering) if not found else ())
    kept, left = narrow(found, reading.rest, lambda one: (one.text, *(c.quote for c in one.citations)))
    no = f"no record tells that {_who(asked, answering)} answered{_whom(asked, offering)}"
    return Told(sentences=tuple(dict.fromkeys(kept)), near=tuple(dict.fromkeys(untold)), left=left, no=no)


def _answering(asked: Asked) -> tuple[str, ...]:
    """Who is asked to have answered: the subject, or whose answer it is."""
    reading = asked.reading
    answers = {"answer", "response", "reply", "reaction", "acceptance", "rejection", "refusal"}
    found = reading.ids("by") or tuple(
        one.id for one in reading.parties if one.slot in {"poss", "mod"} and one.governor in answers
    )
    return tuple(dict.fromkeys(found))


def _as_asked(asked: Asked, reply: str, wanted: frozenset[str]) -> bool:
    """Whether a reply is of the sort asked for; a yes-or-no question takes any, and says which."""
    return not wanted or reply in wanted or asked.reading.asks in {"whether", "how", "what"}


def _verdict(asked: Asked, reply: str, wanted: frozenset[str]) -> list[Sentence]:
    if asked.reading.asks != "whether":
        return []
    if reply == "not-answered":
        return [Sentence(text="No, not by the latest record.")]
    if wanted and reply not in wanted:
        return [Sentence(text="No record says so; it tells of another answer.")]
    return [Sentence(text="Yes.")]


def _untold(asked: Asked, who: str, mediators: tuple[str, ...], cited: tuple) -> Sentence:  # type: ignore[type-arg]
    text = f"{capital(asked.names(mediators))} made an offer; no record tells what {asked.names([who])} answered."
    return Sentence(text=text, citations=cited)


def _acts(asked: Asked, answering: tuple[str, ...], offering: frozenset[str]) -> list[Sentence]:
    """Acceptances and refusals among the acts of the one towards the other."""
    parties = (*answering, *sorted(offering))
    found = [
        one
        for one in events(asked.evidence, parties=parties, world=asked.world, **asked.times)
        if _answers(one, answering, offering) and meets(one.time, asked.reading.time)
    ]
    return [event_sentence(one, asked.name) for one in found]


def _answers(event: MergedEvent, answering: tuple[str, ...], offering: frozenset[str]) -> bool:
    ours = not answering or set(answering) & set(event.actors)
    theirs = not offering or offering & set(event.recipients)
    return (
        bool(ours and theirs)
        and event.cameo[:3] in ANSWERING
        and event.event_type
        in {
            "REJECT",
            "AGREE",
            "SUPPORT",
        }
    )


def _who(asked: Asked, answering: tuple[str, ...]) -> str:
    return asked.names(answering) or "anybody"


def _whom(asked: Asked, offering: frozenset[str]) -> str:
    return f" {asked.names(sorted(offering))}" if offering else ""
