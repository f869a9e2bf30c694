"""Settling an act: its status from the syntax above it, and what status makes of its type (codebook section 7)."""

from dataclasses import dataclass, replace

from dragoman.coder.act import Act, one_sided
from dragoman.coder.attribution import Speech
from dragoman.coder.lexicon import tie_lexicon
from dragoman.coder.status import (
    HEDGED_NOUN,
    ONGOING_NOUN,
    PLANNED_NOUN,
    auxiliaries,
    in_if_clause,
    is_conditional,
    is_future,
    is_negated,
    noun_modifiers,
)
from dragoman.coder.syntax import VERBAL, clause_of, own_subject
from dragoman.ontology import quad_class
from dragoman.records import Status

MATERIAL_CONFLICT = "material conflict"
FUTURE_AS_AGREE = {"CONSULT": "036", "SUPPORT": "032", "COOPERATE": "031", "AID": "033"}
OFFERING = {"commit", "offer"}
LASTING = {"CONSULT", "ASSAULT", "COERCE", "COOPERATE", "AID", "PROTEST", "MOBILIZE"}
HAPPENING = {"open", "begin", "start", "take", "resume", "hold", "continue", "follow", "convene", "go"}
AIMS = {
    "goal",
    "aim",
    "objective",
    "purpose",
    "intention",
    "task",
    "idea",
    "point",
    "ambition",
    "mission",
    "dream",
}
SHUNNING = {"fear", "dread", "avoid", "avert", "prevent", "risk", "forestall", "escape", "flee"}
HABITUAL = {"long", "always", "traditionally", "historically", "consistently"}
REFUSAL = {
    "CONSULT": ("meet", "125"),
    "AID": ("assist", "122"),
    "COOPERATE": ("assist", "121"),
    "SUPPORT": ("assist", "122"),
    "AGREE": ("change", "127"),
    "CONCEDE": ("yield", "123"),
    "RETREAT": ("yield", "1246"),
}
THREAT_MODE = {
    "ASSAULT": ("violence", "138"),
    "MOBILIZE": ("violence", "138"),
    "SANCTION": ("relations", "131"),
    "COERCE": ("restrict", "137"),
    "PROTEST": (None, "133"),
}
HELPING = {"help", "assist", "enable", "let", "allow"}


@dataclass(frozen=True, slots=True)
class Settled:
    """An act with its status."""

    act: Act
    status: Status


def settle(act: Act, speeches: list[Speech]) -> Settled | None:
    """Give an act its status.

    Future cooperation becomes AGREE, an announced refusal REJECT, one's own announced violence THREATEN.

    Args:
        act: as decided.
        speeches: who reports it, outermost first.
    """
    top = act.top
    if is_aim(act) or is_only_helped_towards(act):
        return None
    if act.nominal and top.pos_ not in VERBAL:
        return _nominal(act)
    if is_standing(act):
        return None
    negated = is_negated(top)
    if act.status is not None and (not negated or act.refusing):
        return Settled(act, act.status)
    future, conditional = is_future(top), is_conditional(top)
    if act.operator in OFFERING and not in_if_clause(top):
        conditional = False  # "would be happy to V" is an offer made
    if negated:
        if (future or "wo" in auxiliaries(top) or "would" in auxiliaries(top)) and act.type in REFUSAL:
            mode, cameo = REFUSAL[act.type]
            return Settled(one_sided(replace(act, type="REJECT", mode=mode, cameo=cameo)), "occurred")
        return Settled(act, _denied(act, speeches))
    if speeches and speeches[-1].stance == "denies":
        return Settled(act, "denied")
    if future or conditional:
        return _ahead(act, future, speeches)
    if (
        act.type in LASTING
        and top.tag_ == "VBG"
        and any(c.dep_ == "aux" and c.lemma_ == "be" and c.tag_ in {"VBZ", "VBP", "VB"} for c in top.children)
    ):
        return Settled(act, "ongoing")
    return Settled(act, "occurred")


def is_aim(act: Act) -> bool:
    """Whether an act is only feared, shunned or somebody's aim: that is a claim, no event (section 7, Content)."""
    top = act.top
    head = top.head
    if act.nominal:
        verb = clause_of(head) if top.dep_ in {"dobj", "pobj", "conj"} else head
        return top.dep_ in {"dobj", "pobj", "conj"} and verb.lemma_ in SHUNNING
    if top.dep_ not in {"xcomp", "ccomp", "acl"} or head.lemma_ != "be":
        return False
    subject = own_subject(head)
    return subject is not None and subject.lemma_.lower() in AIMS


def is_only_helped_towards(act: Act) -> bool:
    """Whether an act is what somebody offers, wants or is to help others do ("offered to help them sign a treaty").

    Nobody has done it; the offer of help is the act (section 7, Content of a speech act).
    """
    top = act.top
    return (
        top.tag_ == "VB"
        and top.dep_ in {"ccomp", "xcomp"}
        and top.head.lemma_ in HELPING
        and top.head.tag_ == "VB"
    )


def is_standing(act: Act) -> bool:
    """Whether words tell what stands rather than happens ("does not recognise", "has long backed"): a tie, no event.

    Codebook section 4. In headlines the simple present tells what happened; they are settled by the caller.
    """
    if act.type != "SUPPORT" or not tie_lexicon().lookup("verb", act.trigger.lemma_.lower()):
        return False
    top = act.top
    tense = (
        top.tag_
        if top.tag_ in {"VBZ", "VBP"}
        else next((c.tag_ for c in top.children if c.dep_ == "aux" and c.lemma_ == "do"), "")
    )
    if top.tag_ == "VBG":
        tense = clause_of(top.head).tag_
    return tense in {"VBZ", "VBP"} or any(c.lower_ in HABITUAL for c in top.children)


def _denied(act: Act, speeches: list[Speech]) -> Status:
    """An act not done: denied where its own actor says so, else told so by the text (section 2, Status)."""
    actors = {a.id for a in act.actors}
    if speeches and (speeches[-1].stance == "denies" or speeches[-1].speaker.id in actors):
        return "denied"
    if act.operator in {"plan", "want"}:  # "has no plans to V": its own would-be actor says so
        return "denied"
    return "not-done"


def _ahead(act: Act, future: bool, speeches: list[Speech]) -> Settled:
    """An act that lies ahead: promised, threatened, planned or only possible."""
    aux = auxiliaries(act.top)
    promised = future or "would" in aux or "’d" in aux or "'d" in aux
    if promised and act.type in FUTURE_AS_AGREE:
        return Settled(
            as_agreed(act), "planned" if not is_conditional(act.top) or speeches else "hypothetical"
        )
    own = bool(speeches) and speeches[-1].speaker.id in {a.id for a in act.actors} and bool(act.actors)
    if own and act.type in THREAT_MODE and quad_class(act.type) == MATERIAL_CONFLICT:
        mode, cameo = THREAT_MODE[act.type]
        return Settled(replace(act, type="THREATEN", mode=mode, cameo=cameo), "occurred")
    if future or (promised and speeches):
        return Settled(act, "planned")
    return Settled(act, "hypothetical")


def as_agreed(act: Act) -> Act:
    """A future cooperative act as the AGREE that it is (section 2, Type): who acts, to whom."""
    cameo = "039" if act.cameo == "045" else FUTURE_AS_AGREE[act.type]
    return one_sided(replace(act, type="AGREE", mode=None, cameo=cameo))


def _nominal(act: Act) -> Settled:
    """The status of an act told by a noun, from the words before it."""
    words = noun_modifiers(act.trigger)
    if act.status is not None:
        return Settled(act, act.status)
    if words & HEDGED_NOUN:
        return Settled(act, "hypothetical")
    if words & PLANNED_NOUN:
        return Settled(as_agreed(act) if act.type in FUTURE_AS_AGREE else act, "planned")
    if "no" in words:
        return Settled(act, "not-done")
    clause = clause_of(act.trigger)
    if act.trigger.dep_ in {"nsubj", "nsubjpass"} and is_future(clause) and clause.lemma_ in HAPPENING:
        return Settled(as_agreed(act) if act.type in FUTURE_AS_AGREE else act, "planned")
    if words & ONGOING_NOUN:
        return Settled(act, "ongoing")
    return Settled(act, "occurred")
