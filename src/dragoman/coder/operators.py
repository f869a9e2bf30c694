"""What an operator makes of the act inside it: offers, requests, threats, refusals, accusations."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.coder.act import Act, one_sided
from dragoman.coder.lexicon import Entry, Lexicon, Outcome
from dragoman.coder.parties import actors_of, fill, teller
from dragoman.coder.propose import Candidate
from dragoman.coder.status import is_negated
from dragoman.coder.syntax import SUBJECTS, VERBAL, own_subject, prepositional
from dragoman.coder.who import Who
from dragoman.ontology import default_context, quad_class
from dragoman.records import Entity

CONTENT = ("clause", "object")
ADDRESSEES = ("dative", "object", "to", "on")
TRANSPARENT = {"aspect", "ongoing", "fail", "deny", "plan", "want"}
# With a noun inside, the act is another's: "rejected the offer", against "refused to meet".
OTHERS_NOUN = {"reject", "accept", "condemn", "praise", "accuse"}
ABOUT_DOERS = {"request", "demand", "stop", "reject", "accept", "cancel", "condemn", "praise", "accuse"}
HELPING = {
    "help",
    "support",
    "assistance",
    "service",
    "aid",
    "backing",
    "cooperation",
    "hand",
    "expertise",
    "office",
}
EMITS_CONTENT = {"accuse", "condemn", "praise"}


@dataclass(frozen=True, slots=True)
class Frame:
    """An operator as its sentence uses it: who offers, asks or refuses, whom, and where the inner act stands.

    `doer` is who would do what the content says.
    """

    entry: Entry
    candidate: Candidate
    subject: tuple[Entity, ...]
    addressee: tuple[Entity, ...]
    doer: tuple[Entity, ...]
    content: tuple[Token, ...]

    @property
    def operator(self) -> str:
        """The operator's name in the lexicon."""
        return self.entry.operator or ""

    def inner_doer(self, inner: Candidate) -> tuple[Entity, ...]:
        """Who does the inner act, where its own words do not say so."""
        anothers = self.operator in OTHERS_NOUN and inner.part == "noun"
        return self.addressee if anothers else self.doer


def frame_of(
    who: Who, lexicon: Lexicon, entry: Entry, candidate: Candidate, inherited: tuple[Entity, ...]
) -> Frame:
    """The frame of an operator entry that fits a candidate; `inherited` as in `Decider.decide`."""
    subject = _subject(who, lexicon, entry, candidate, inherited)
    clause = next(iter(candidate.slot("clause")), None)
    content = _content(entry, candidate)
    addressee = _addressee(who, entry, candidate, subject, clause, content)
    doer = _doer(who, entry.operator or "", clause, subject, addressee)
    gerunds = [g for t in content for g in (*_gerunds(t), *_gerunds(candidate.trigger, t))]
    return Frame(entry, candidate, subject, addressee, doer, (*gerunds, *content))


def outer_act(who: Who, lexicon: Lexicon, frame: Frame, acts: list[Act]) -> Act | None:
    """The act that an operator and the acts inside it make together.

    Args:
        who: whom the words stand for.
        lexicon: what each operator makes of which act.
        frame: the operator with its parties and content.
        acts: the acts found in its content, the first of which decides.

    Returns:
        One act, or None where the operator makes nothing of what is inside.
    """
    inner = acts[0] if acts else None
    outcome = _outcome(lexicon, frame.operator, inner, frame.content)
    if outcome is None or outcome.nothing:
        return None
    made = _made(who, frame, outcome, inner)
    if made is None or ("recipient" in frame.entry.needs and not made.recipients):
        return None
    unknown = inner is None and (frame.operator == "cancel" or any(t.pos_ in VERBAL for t in frame.content))
    if unknown and not made.recipients and len(frame.subject) == 1:  # "agreed to pay a fine"
        made = replace(made, needy=True)
    covers = {frame.candidate.trigger.i, *(t.i for t in frame.content)}
    for act in acts:
        covers |= act.covers
    inside = tuple(a for a in acts if a.actors) if frame.operator in EMITS_CONTENT else ()
    if frame.operator in TRANSPARENT:  # "no plans to demand X or to leave Y": both
        further = (outer_act(who, lexicon, frame, [a]) for a in acts[1:])
        inside = tuple(a for a in further if a is not None)
    return replace(made, covers=frozenset(covers), inside=inside)


def _subject(
    who: Who, lexicon: Lexicon, entry: Entry, candidate: Candidate, inherited: tuple[Entity, ...]
) -> tuple[Entity, ...]:
    """Who offers, asks, refuses."""
    if candidate.part == "noun":
        return actors_of(who, entry, candidate, inherited) or teller(who, lexicon, candidate)
    if inherited:
        return inherited
    for slot in entry.actor or ("subject",):
        found = fill(who, candidate, slot, lenient=False)
        if found:
            return found
    return ()


def _content(entry: Entry, candidate: Candidate) -> list[Token]:
    """The tokens where the inner act stands: the first content slot that is filled."""
    for slot in entry.content or CONTENT:
        found = candidate.slot(slot)
        if found:
            return found
    return []


def _addressee(
    who: Who,
    entry: Entry,
    candidate: Candidate,
    subject: tuple[Entity, ...],
    clause: Token | None,
    content: list[Token],
) -> tuple[Entity, ...]:
    """Who is asked, promised, threatened, accused."""
    own = {e.id for e in subject}
    for slot in entry.addressee or ADDRESSEES:
        tokens = [t for t in candidate.slot(slot) if t not in content]
        found = tuple(
            e for t in tokens for e in who.parties(t, lenient=bool(entry.addressee)) if e.id not in own
        )
        if found:
            return found
    if clause is not None:
        own_one = own_subject(clause)
        if own_one is not None:
            return tuple(e for e in who.parties(own_one) if e.id not in own)
    return ()


def _doer(
    who: Who, operator: str, clause: Token | None, subject: tuple[Entity, ...], addressee: tuple[Entity, ...]
) -> tuple[Entity, ...]:
    """Who would do what the content says: the addressee of a request, else the subject."""
    if clause is not None:
        own_one = own_subject(clause)
        if own_one is not None:
            return who.parties(own_one)
    if operator in {"request", "demand", "stop", "accuse", "condemn", "praise"}:
        return addressee
    return subject


def _outcome(lexicon: Lexicon, operator: str, inner: Act | None, content: Iterable[Token]) -> Outcome | None:
    """Look up what the operator makes of the inner act, from the most specific key to `any`."""
    table = lexicon.operators[operator]
    if inner is None:
        key = "unknown" if any(content) else "nothing-inside"
        return table.get(key)
    if is_negated(inner.top) and operator not in TRANSPARENT:
        return table.get("unknown")
    keys = [inner.cameo[:n] for n in range(len(inner.cameo), 1, -1)]
    keys += [inner.type, quad_class(inner.type), "any"]
    return next((table[k] for k in keys if k in table), None)


def _made(who: Who, frame: Frame, outcome: Outcome, inner: Act | None) -> Act | None:
    """The act that comes out, with its parties."""
    entry, candidate, subject = frame.entry, frame.candidate, frame.subject
    kind = outcome.type or (inner.type if inner else None)
    if kind is None:
        return None
    mode = inner.mode if outcome.mode is None and inner is not None and outcome.type is None else outcome.mode
    transparent = entry.operator in TRANSPARENT and inner is not None
    actors, joint = subject, False
    recipients: tuple[Entity, ...] = ()
    if transparent and inner is not None:
        same = {e.id for e in subject} == {e.id for e in inner.actors}
        actors = subject if same else (inner.actors or subject)
        recipients, joint = inner.recipients, inner.joint
        if outcome.type == "AGREE" and inner.joint:
            alone = one_sided(inner, subject)
            actors, recipients, joint = alone.actors, alone.recipients, alone.joint
    else:
        recipients = _outer_recipients(who, frame, inner)
        joint = inner is not None and inner.joint and len(subject) > 1 and not recipients
    cameo = entry.cameo or outcome.cameo or (inner.cameo if inner else "")
    if kind == "CONCEDE" and len(actors) > 1 and inner is not None and inner.mode == "ceasefire":
        # agreed between the sides (section 7, Ceasefires)
        kind, cameo, joint = "AGREE", "0356", not recipients
    return Act(
        trigger=inner.trigger if transparent and inner is not None else candidate.trigger,
        top=candidate.trigger,
        type=kind,
        mode=entry.mode or (mode or None),
        cameo=cameo,
        context=entry.context or (inner.context if inner is not None else default_context(kind)),
        actors=actors,
        recipients=recipients,
        rule=f"{entry.id} > {inner.rule}" if inner is not None else entry.id,
        status=entry.status
        or outcome.status
        or (inner.status if transparent and inner is not None else None),
        joint=joint,
        operator=entry.operator,
        nominal=candidate.part == "noun",
    )


def _outer_recipients(who: Who, frame: Frame, inner: Act | None) -> tuple[Entity, ...]:
    """Whom the outer act is to: the addressee, else the parties of what it is about."""
    entry, addressee = frame.entry, frame.addressee
    own = {e.id for e in frame.subject}
    third_party = (
        inner is not None and inner.cameo in {"039", "045"} and entry.operator in {"commit", "offer"}
    )
    if addressee and not (third_party and inner is not None and inner.recipients):
        return addressee
    pool: list[Entity] = []
    if inner is not None:
        pool = [*inner.actors, *inner.recipients]
        if entry.operator in ABOUT_DOERS and inner.actors:
            doing = [e for e in inner.actors if e.id not in own]
            pool = doing or pool
        elif inner.recipients:
            pool = list(inner.recipients)
    found = tuple(e for e in pool if e.id not in own)
    if found:
        return found
    named = [
        e
        for slot in entry.recipient
        for e in fill(who, frame.candidate, slot, lenient=True)
        if e.id not in own
    ]
    if not named:
        named = [e for t in frame.content for e in _about(who, t) if e.id not in own]
    return tuple({e.id: e for e in named}.values())


def _about(who: Who, token: Token) -> Iterator[Entity]:
    """The entities that the content names, for an inner predicate that the lexicon does not know."""
    if token.pos_ not in VERBAL:
        yield from who.parties(token, lenient=True)
        return
    for child in token.children:
        if child.dep_ in {"dobj", "pobj", "nsubjpass", "dative", *SUBJECTS}:
            yield from who.parties(child, lenient=True)
    for holder in (token, *(c for c in token.children if c.dep_ == "dobj")):
        for word in ("with", "against", "to", "from", "on"):
            for thing in prepositional(holder, word):
                yield from who.parties(thing, lenient=True)


def _gerunds(holder: Token, noun: Token | None = None) -> list[Token]:
    """What help or support is help in ("offered its support in mediating …").

    Args:
        holder: what the preposition hangs on, the noun or the verb above it.
        noun: the noun, where the holder is the verb.
    """
    helping = noun if noun is not None else holder
    if helping.pos_ in VERBAL or helping.lemma_.lower() not in HELPING:
        return []
    return [t for word in ("in", "with") for t in prepositional(holder, word) if t.pos_ in VERBAL]
