"""The party that the words do not name: the article has a cast and a matter, and the other side is in them.

Two recipients in five are named only elsewhere in the article (design.md, Where the difficulty lies).
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from dragoman.coder.act import Act
from dragoman.coder.matter import PARTIES
from dragoman.coder.nouns import noun_lemma
from dragoman.coder.parties import body_of
from dragoman.coder.syntax import is_passive, prepositional, surface_subject
from dragoman.coder.who import Who
from dragoman.records import Entity, Event

MEDIATING = {"028", "038", "039", "045", "126"}
SETTLING = {"resolve", "settle", "end", "defuse", "mediate", "solve", "calm", "de-escalate"}
DISPUTE_NOUNS = {
    "conflict", "dispute", "crisis", "war", "situation", "fighting", "row", "standoff", "quarrel", "tension", "issue",
    "blockade", "violence", "hostility",
}  # fmt: skip
TO_BOTH = {"AGREE", "REQUEST", "CONSULT", "AID"}
# What is promised or agreed to is something else than help with others' dispute.
PROMISING = {
    "promise",
    "pledge",
    "agree",
    "commit",
    "committed",
    "vow",
    "undertake",
    "repeat",
    "accept",
    "consent",
}
TALKS_HELD = {"040", "041", "042", "046"}
VIOLENT = {"ASSAULT"}
MUTUAL = {"AGREE", "CONSULT", "SUPPORT", "COOPERATE"}
ANSWERING = {"REJECT", "AGREE", "SUPPORT", "ACCUSE"}
COMMENTING = {"SUPPORT", "ACCUSE"}
AGAINST = {"REJECT", "THREATEN", "SANCTION", "ASSAULT", "COERCE"}
# How many events back one comments on, and how many back one answers what was put to oneself.
NEAR = 3
REACH = 12
NO_OTHER = {"PROTEST", "MOBILIZE"}
LEAST_NAMED = 2


def complete(act: Act, sentence: Span, who: Who, before: Sequence[Event]) -> Act:
    """Fill an empty recipient where the article makes plain who it is.

    Args:
        act: with its actors known.
        sentence: where it is told.
        who: the cast and its matter.
        before: the events told so far, in order: an answer is to whom it answers.
    """
    if not act.actors:
        return _done_by_opponent(act, who, before)
    if act.recipients or act.joint or act.type in NO_OTHER or _by_unnamed(act, who):
        return as_third_party(act, who)
    own = frozenset(a.id for a in act.actors)
    if act.cameo in MEDIATING:
        named = _others_here(own, sentence, who, after=act.trigger.i)
        if len(named) >= LEAST_NAMED:
            return replace(act, recipients=named)
        here = _others_here(own, sentence, who)
        if len(here) == LEAST_NAMED:
            return replace(act, recipients=here)
        other = who.cast.opponent(named[0].id, own) if named else None
        if other is not None:
            return replace(act, recipients=(*named, _implied(other, act.trigger)))
    mutual = act.type in MUTUAL or own == frozenset(who.cast.disputants() or ())
    if len(own) > 1 and mutual and act.cameo not in MEDIATING:
        return replace(act, joint=True)
    recipients = (
        _of_meeting(act, own, who)
        or _answered(act, own, before)
        or _only_other(own, sentence, who)
        or _by_matter(act, own, who)
    )
    return as_third_party(replace(act, recipients=recipients), who)


def _by_unnamed(act: Act, who: Who) -> bool:
    """Whether the words say whose deed is praised or blamed, and name nobody ("welcomed offers from friendly states")."""
    if act.type not in COMMENTING | {"REJECT"}:
        return False
    deeds = [c for verb in {act.trigger, act.top} for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    doers = [t for deed in deeds for word in _sources(act, deed) for t in prepositional(deed, word)]
    return any(t.pos_ == "NOUN" and not who.parties(t, lenient=True) for t in doers)


def _sources(act: Act, deed: Token) -> tuple[str, ...]:
    """The words before whose a deed is: "a ruling of a court" is new here, "the offer of talks" was told before."""
    new = act.type == "REJECT" and any(c.lower_ in {"a", "an"} for c in deed.children)
    return ("from", "by", "of") if new else ("from", "by")


def _done_by_opponent(act: Act, who: Who, before: Sequence[Event]) -> Act:
    """Violence that the words lay at nobody's door, against one of the two the article is about: the other's.

    Only where the act told just before makes it plain (codebook section 7, Unnamed): fighting between these two, or,
    of arms of a state ("warplanes bombed its camp"), any act of the other's. Gunmen and the like stay unnamed.
    """
    subject = surface_subject(act.top)
    weapons = (
        subject is not None and not is_passive(act.top) and who.nouns.roles.get(noun_lemma(subject)) == "MIL"
    )
    told = bool(before) and before[-1].event_type == "ASSAULT" and is_passive(act.top)
    if not (weapons or told):
        return act
    pair = who.cast.disputants()
    suffering = {e.id for e in act.recipients}
    if (
        pair is None
        or act.type not in VIOLENT
        or len(suffering) != 1
        or not suffering & set(pair)
        or act.nominal
    ):
        return act
    other = next(i for i in pair if i not in suffering)
    if not _at_war(before, pair) and not (weapons and _in_last(before, other)):
        return act
    return replace(act, actors=(_implied(other, act.trigger),))


def _at_war(before: Sequence[Event], pair: tuple[str, ...]) -> bool:
    """Whether the act told just before is violence of which the two are the parties."""
    if not before or before[-1].event_type != "ASSAULT":
        return False
    return set(pair) <= {e.id for e in (*before[-1].actors, *before[-1].recipients)}


def _in_last(before: Sequence[Event], one: str) -> bool:
    """Whether somebody has a part in the act told just before."""
    return bool(before) and one in {e.id for e in (*before[-1].actors, *before[-1].recipients)}


def as_third_party(act: Act, who: Who) -> Act:
    """What one outside the dispute offers both sides is an offer to mediate; meeting both is mediating.

    Codebook section 2: in mediation the third party is the actor and the disputants are the recipients.
    """
    pair = who.cast.disputants()
    own = {a.id for a in act.actors}
    to = {e.id for e in act.recipients}
    if act.type == "REQUEST" and _asks_to_settle(act, own, to, who):
        return replace(act, mode=None, cameo="028")
    if (
        pair is not None
        and act.type == "CONSULT"
        and act.mode == "visit"
        and own == set(pair)
        and len(to) == 1
    ):
        # both came to one who is no party: it is the host of their meeting
        return replace(act, actors=act.recipients, recipients=act.actors, mode="third-party", cameo="043")
    if pair is None or own & set(pair):
        return act
    offering = act.cameo == "036" or (act.cameo == "030" and not _promises(act))
    if act.type == "AGREE" and offering and to == set(pair):
        return replace(act, cameo="039")
    if (
        act.type == "CONSULT"
        and act.cameo in TALKS_HELD
        and act.mode not in {"third-party", "multilateral"}
        and to == set(pair)
    ):
        return replace(act, cameo="045", mode=None)
    return act


def _of_meeting(act: Act, own: frozenset[str], who: Who) -> tuple[Entity, ...]:
    """Of what is refused at a meeting of a body: the body ("refused to sign the text at a summit of the bloc")."""
    if act.type != "REJECT":
        return ()
    occasions = (
        t for word in ("at", "during") for verb in (act.trigger, act.top) for t in prepositional(verb, word)
    )
    found = {e.id: e for t in occasions for e in body_of(who, t) if e.id not in own}
    return tuple(found.values())


def _promises(act: Act) -> bool:
    """Whether an offer is a promise or consent."""
    return bool({act.trigger.lemma_.lower(), act.top.lemma_.lower()} & PROMISING)


def _asks_to_settle(act: Act, own: set[str], to: set[str], who: Who) -> bool:
    """Whether a disputant asks one outside the dispute to settle it ("urged Oman to do more to end the crisis")."""
    if len(own) != 1 or len(to) != 1 or who.cast.opponent(next(iter(own)), frozenset(to)) is None:
        return False
    return any(
        verb.lemma_ in SETTLING
        and any(c.dep_ == "dobj" and c.lemma_.lower() in DISPUTE_NOUNS for c in verb.children)
        for verb in act.trigger.subtree
    )


def _answered(act: Act, own: frozenset[str], before: Sequence[Event]) -> tuple[Entity, ...]:
    """Whom a refusal, an acceptance, praise or blame answers: who did what was told just before."""
    if act.type not in ANSWERING:
        return ()
    for event in reversed(before[-REACH:]) if act.type == "REJECT" else ():
        # "rejected the memorandum": theirs who signed it
        sides = [e.id for e in event.actors if e.id not in own]
        if sides and _same_thing(act, event):
            return tuple(_implied(i, act.trigger) for i in sides)
    for event in reversed(before[-(NEAR if act.type in COMMENTING else REACH) :]):
        doers = [e.id for e in event.actors if e.id not in own]
        to_own = own & {e.id for e in event.recipients}
        if doers and (to_own or act.type in COMMENTING):
            return tuple(_implied(i, act.trigger) for i in doers)
    return ()


def _same_thing(act: Act, event: Event) -> bool:
    """Whether what is refused, with "the", is a thing that an act told before speaks of in the same word."""
    things = [act.trigger, *(c for verb in (act.trigger, act.top) for c in verb.children if c.dep_ == "dobj")]
    words = {
        t.lemma_.lower()
        for t in things
        if t.pos_ == "NOUN" and any(c.lower_ in {"the", "this"} for c in t.children)
    }
    return bool(words & set(event.quote.lower().replace(",", " ").split()))


def _only_other(own: frozenset[str], sentence: Span, who: Who) -> tuple[Entity, ...]:
    """The one other party that the sentence names."""
    here = _others_here(own, sentence, who)
    return here if len(here) == 1 else ()


def _by_matter(act: Act, own: frozenset[str], who: Who) -> tuple[Entity, ...]:
    """The other side of what the article is about; for a third party's appeal both sides."""
    pair = who.cast.disputants()
    if pair is None or own >= set(pair):
        return ()
    if own.isdisjoint(pair):
        if act.type in TO_BOTH or act.cameo in MEDIATING:
            return tuple(_implied(i, act.trigger) for i in pair)
        others = [o for a in act.actors if (o := who.cast.opponent(a.id)) is not None and act.type in AGAINST]
        return tuple(_implied(i, act.trigger) for i in others[:1])
    if act.cameo in {"039", "045"}:
        return tuple(_implied(i, act.trigger) for i in who.cast.disputants(own) or ())
    return tuple(_implied(i, act.trigger) for i in pair if i not in own)


def _others_here(own: frozenset[str], sentence: Span, who: Who, after: int = -1) -> tuple[Entity, ...]:
    """The parties named in the sentence besides the actors; only those after a token, if one is given."""
    here: dict[str, Entity] = {}
    for name in who.names.every:
        if not max(sentence.start, after + 1) <= name.first < sentence.end or not name.id or name.id in own:
            continue
        if name.kind in PARTIES:
            token = sentence.doc[name.first]
            here.setdefault(name.id, Entity(text=name.text, id=name.id, role=name.role, start=token.idx))
    return tuple(here.values())


def _implied(ident: str, token: Token) -> Entity:
    """An entity that the sentence does not name: its words are the predicate's."""
    return Entity(text=token.text, id=ident, role=None, start=token.idx)
