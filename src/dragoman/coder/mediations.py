"""Mediation efforts: what the third-party events of an article add up to (codebook section 3)."""

from collections.abc import Sequence
from datetime import timedelta

from spacy.tokens import Token

from dragoman.coder.assemble import Told
from dragoman.records import Entity, Event, Mediation, Published, Stage

# CAMEO codes about third-party help, and the stage each brings an effort to. Codebook section 3.
STAGES: dict[str, Stage] = {
    "028": "requested",
    "039": "offered",
    "126": "declined",
    "038": "accepted",
    "045": "under-way",
    "165": "ended",
}
# "Stage is the furthest that the article reports."
ORDER: tuple[Stage, ...] = (
    "requested",
    "offered",
    "declined",
    "accepted",
    "under-way",
    "agreed",
    "failed",
    "ended",
)
ANSWERS = {"028", "038", "126"}
PAIR = 2
SEVERAL = {
    "conflict",
    "dispute",
    "tie",
    "relation",
    "difference",
    "problem",
    "tension",
    "quarrel",
    "war",
    "talk",
}
MEDIATING = "045"
COMMENTS = {"SUPPORT", "ACCUSE"}
MEDIATION_NOUNS = {"mediation", "facilitation", "intermediation", "good offices"}
# How many events away another may stand that tells who the disputants are.
NEAREST = 4
HOSTING = "third-party"
SETTLED = {"0356", "057"}
BROUGHT_ABOUT = {"broker", "negotiate", "sponsor", "clinch", "secure"}
OUTCOMES = {
    "deal",
    "agreement",
    "ceasefire",
    "cease-fire",
    "truce",
    "accord",
    "pact",
    "settlement",
    "treaty",
    "swap",
}
FAILING = {
    "collapse",
    "break",
    "breakdown",
    "fail",
    "founder",
    "stall",
    "peter",
    "falter",
    "failure",
    "unravel",
}
MATTERS = {"dobj", "pobj"}
MATTER_NOUNS = OUTCOMES | {
    "talk", "negotiation", "conflict", "dispute", "crisis", "war", "tie", "relation", "peace", "dialogue", "tension",
    "establishment", "signing", "normalisation", "normalization", "standoff", "release", "exchange", "quarrel",
    "rift", "row", "reconciliation", "difference", "meeting", "summit", "hostage", "programme", "program",
}  # fmt: skip
LONGEST_MATTER = 120

# Mediation that ended so long before publication was about another matter than today's.
LONG_AGO = timedelta(days=365)

Key = tuple[frozenset[str], frozenset[str], bool]


def mediations_of(told: Sequence[Told], published: Published) -> tuple[Mediation, ...]:
    """One effort for each set of mediators and disputants, with the furthest stage told.

    In an offer or in mediating the actors are the mediators and the recipients the disputants; one who asks for,
    accepts or rejects mediation is a disputant and the recipient is the mediator.
    """
    grouped: dict[Key, list[Told]] = {}
    answers: list[Told] = []
    for one in told:
        event = one.event
        if event.cameo in ANSWERS:
            answers.append(one)
        elif (event.cameo in STAGES or event.mode == HOSTING) and event.status not in {"denied", "not-done"}:
            mediators = frozenset(e.id for e in event.actors)
            disputants = frozenset(e.id for e in event.recipients) - mediators
            for pair in _efforts(one, disputants):
                grouped.setdefault((mediators, pair, _long_ago(one.event, published)), []).append(one)
    for one in answers:
        _place_answer(one, grouped)
    for number, one in enumerate(told):
        key = _commented(number, told)
        if key is not None and not any(k[0] == key[0] for k in grouped):
            grouped[key] = [one]
    return tuple(_effort(key, group, told) for key, group in _merged(grouped).items())


def _long_ago(event: Event, published: Published) -> bool:
    """Whether an event ended more than a year before the article appeared."""
    day, end = published.earliest, event.time.end if event.time else None
    return day is not None and end is not None and day - end > LONG_AGO


def _efforts(one: Told, disputants: frozenset[str]) -> list[frozenset[str]]:
    """The sets of disputants of one event: "A's conflicts with B and C" are two conflicts, both with A.

    Told by a plural of a word of dispute with one owner and several others, or by "between" said twice.
    """
    if len(disputants) <= PAIR:
        return [disputants] if disputants else []
    hub = next((e.id for e in one.event.recipients if _is_hub(e, one)), None)
    if hub is None:
        return [disputants]
    return [frozenset({hub, other}) for other in sorted(disputants - {hub})]


def _is_hub(entity: Entity, one: Told) -> bool:
    """Whether an entity owns the disputes ("Pakistan's conflicts with …") or stands in every "between"."""
    betweens = [t for t in one.sentence if t.lower_ == "between"]
    if len(betweens) > 1:
        named = [
            {n.id for n in one.paragraph.names.every if n.first in {w.i for w in t.subtree}} for t in betweens
        ]
        return all(entity.id in ids for ids in named)
    others = [e for e in one.event.recipients if e.id != entity.id]
    if len(others) > 1 and len({(e.text, e.start) for e in others}) == 1 and others[0].text != entity.text:
        return True  # "disputes between Chad and its neighbours"
    for token in one.sentence:
        if token.tag_ == "NNS" and token.lemma_.lower() in SEVERAL:
            owners = {
                n.id
                for c in token.children
                if c.dep_ in {"poss", "amod", "compound"}
                if (n := one.paragraph.names.at(c))
            }
            if entity.id in owners and any(c.lower_ == "with" for c in token.children):
                return True
    return False


def _place_answer(one: Told, grouped: dict[Key, list[Told]]) -> None:
    """Put a request, acceptance or refusal to the effort that it answers, or open one."""
    answering = frozenset(e.id for e in one.event.actors)
    asked = frozenset(e.id for e in one.event.recipients)
    for (mediators, disputants, _), group in grouped.items():
        if answering <= disputants and (not asked or asked & (mediators | disputants)):
            group.append(one)
            return
    if asked and one.event.status == "occurred" and one.event.cameo == "028":
        grouped.setdefault((asked, answering, False), []).append(one)


def _commented(number: int, told: Sequence[Told]) -> Key | None:
    """An effort told only by what somebody says of it ("thanked Oman for its mediation efforts").

    Who speaks of it is a disputant; with whom, the nearest event tells that has them and another party.
    """
    one = told[number]
    if one.event.event_type not in COMMENTS or one.event.cameo in STAGES:
        return None
    owners = {
        n.id
        for t in one.sentence
        if t.lemma_.lower() in MEDIATION_NOUNS
        for c in (*t.children, *t.head.children)
        if c.dep_ in {"poss", "compound", "amod"} and (n := one.paragraph.names.at(c)) is not None and n.id
    }
    speaking = {e.id for e in one.event.actors}
    if len(owners) != 1 or owners & speaking or len(speaking) != 1:
        return None
    near = [
        told[i]
        for step in range(1, NEAREST + 1)
        for i in (number + step, number - step)
        if 0 <= i < len(told)
    ]
    for other in near:
        event = other.event
        sides = {e.id for e in event.recipients}
        if event.cameo not in STAGES:
            sides |= {e.id for e in event.actors}
        if speaking < sides and len(sides - owners) == PAIR:
            return frozenset(owners), frozenset(sides - owners), False
    return None


def _merged(grouped: dict[Key, list[Told]]) -> dict[Key, list[Told]]:
    """Efforts of the same mediators whose disputants are named in part are one: the fuller set stands."""
    kept: dict[Key, list[Told]] = {}
    for (mediators, disputants, past), group in sorted(grouped.items(), key=lambda kv: -len(kv[0][1])):
        whole = next((k for k in kept if k[0] == mediators and disputants < k[1] and k[2] == past), None)
        if whole is not None and len(disputants) == 1:
            kept[whole].extend(group)
        else:
            kept.setdefault((mediators, disputants, past), []).extend(group)
    return _apart(kept)


def _apart(efforts: dict[Key, list[Told]]) -> dict[Key, list[Told]]:
    """Several disputes told at once go to the efforts in each of them, where each is told on its own too."""
    for key in [k for k in efforts if len(k[1]) > PAIR]:
        parts = [k for k in efforts if k[0] == key[0] and k[1] < key[1] and k[2] == key[2]]
        if parts and frozenset().union(*(k[1] for k in parts)) == key[1]:
            group = efforts.pop(key)
            for part in parts:
                efforts[part].extend(group)
    return efforts


def _effort(key: Key, group: list[Told], told: Sequence[Told]) -> Mediation:
    """One effort from its events."""
    mediators, disputants, past = key
    group = sorted(group, key=lambda t: t.event.start)
    # "Where a headline says more than the body bears out, the body decides status and stage" (section 7, Tellings)
    deciding = [t for t in group if t.paragraph.kind != "title"] or group
    # a bare "its mediation" beside an offer speaks of what was offered
    deciding = [t for t in deciding if not (t.act.nominal and t.event.cameo == MEDIATING)] or deciding
    stage = max((_stage(t, disputants, told) for t in deciding), key=ORDER.index)
    quote, start = (_failure(deciding) if stage == "failed" else None) or (
        group[0].event.quote,
        group[0].event.start,
    )
    return Mediation(
        mediators=tuple(sorted(mediators)),
        disputants=tuple(sorted(disputants)),
        matter=next((m for t in group if (m := _matter(t.act.trigger)) is not None), None),
        stage=stage,
        reports=tuple(t.event.quote for t in group),
        quote=quote,
        start=start,
        time=next((t.event.time for t in group if t.event.time is not None), None) if past else None,
    )


def _stage(one: Told, disputants: frozenset[str], told: Sequence[Told]) -> Stage:
    """The stage that one event brings the effort to."""
    stage = STAGES.get(one.event.cameo, "under-way")
    if one.event.status in {"not-done", "denied"}:
        return "offered"
    if stage == "under-way" and one.event.status in {"planned", "hypothetical"}:
        return "offered"
    if stage != "under-way":
        return stage
    words = {t.lemma_.lower() for t in one.sentence}
    if words & FAILING and not words & OUTCOMES - {"ceasefire"}:
        return "failed"
    if one.act.trigger.lemma_.lower() in BROUGHT_ABOUT and words & OUTCOMES:
        return "agreed"
    if any(_settles(t.event, disputants) for t in told if t.paragraph is one.paragraph):
        return "agreed"
    return stage


def _failure(deciding: Sequence[Told]) -> tuple[str, int] | None:
    """The words that tell of a failure with what failed ("the breakdown of the talks mediated by Chad")."""
    for one in deciding:
        trigger = one.act.trigger
        failing = next((t for t in trigger.ancestors if t.lemma_.lower() in FAILING), None)
        if failing is not None and failing.i < trigger.i:
            return one.paragraph.quote_of([*failing.lefts, failing, *trigger.subtree])
    return None


def _settles(event: Event, disputants: frozenset[str]) -> bool:
    """Whether the disputants come to terms by this event."""
    return (
        event.cameo in SETTLED and event.status == "occurred" and disputants <= {e.id for e in event.actors}
    )


def _matter(trigger: Token) -> str | None:
    """What the mediation is about, in the article's words: the longest phrase that the predicate governs."""
    phrases = [
        trigger.doc[t.left_edge.i : t.right_edge.i + 1].text
        for t in trigger.subtree
        if t.dep_ in MATTERS and t.i > trigger.i and t.lemma_.lower() in MATTER_NOUNS
    ]
    fitting = [p for p in phrases if len(p) <= LONGEST_MATTER]
    return max(fitting, key=len) if fitting else None
