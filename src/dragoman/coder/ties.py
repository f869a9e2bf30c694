"""Ties: what stands between two entities rather than happens (codebook section 4)."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import cast

import msgspec
from spacy.tokens import Span, Token

from dragoman.coder.act import Act
from dragoman.coder.assemble import Told
from dragoman.coder.attribution import reported_by
from dragoman.coder.decide import Decider
from dragoman.coder.lexicon import Lexicon, tie_lexicon
from dragoman.coder.page import Paragraph
from dragoman.coder.propose import Candidate, propose
from dragoman.coder.status import HEDGED_NOUN, PLANNED_NOUN, is_conditional, is_future, is_negated
from dragoman.coder.syntax import (
    VERBAL,
    conjuncts,
    core_span,
    is_passive,
    logical_object,
    prepositional,
    prepositions,
    surface_subject,
)
from dragoman.coder.times import Dates, interval, phrase_of
from dragoman.coder.who import Who
from dragoman.dates import DatePhrase
from dragoman.dates.meaning import Since
from dragoman.records import Attribution, Entity, Interval, Published, Tie, TieKind

Period = tuple[str | None, str | None]

SYMMETRIC = {"diplomatic-relations", "allied-with", "partner-of", "in-conflict-with"}
# Ties that states and bodies have: a person described by the word has none ("Ames, a member of NATO's staff").
NOT_PERSONAL = {"member-of", "participates-in", "allied-with", "partner-of"}
LANDS = {"controls", "claims"}
WITH_MATTER = {"backs-on", "in-conflict-with", "dependent-on"}
ABOUT = ("over", "about", "on", "for")
DISPUTED_IN = {"dispute", "conflict", "row", "war", "standoff", "quarrel", "feud", "crisis", "clash"}
LACKING = {"lack", "absence", "break", "severance", "end", "loss"}
LACK_VERBS = {"lack", "seek", "deny", "lose", "suspend", "freeze", "end", "leave", "quit", "cut", "sever"}
REFUSING = {"refuse", "decline", "fail", "stop", "cease"}
# An infinitive tells what is so only under these; else it is wished, planned or asked for.
GOING_ON = {"continue", "begin", "start", "come", "remain", "manage", "appear", "seem", "help"}
TO_COME = {
    "establishment",
    "restoration",
    "normalisation",
    "normalization",
    "opening",
    "resumption",
    "prospect",
}
INVOLVING = {"lock", "embroil", "engage", "involve", "enmesh"}
BLOC_LEADING = {"lead", "dominate"}
COUNTED = {"two", "both"}
COUNTED_KINDS: dict[str, TieKind] = {
    "ally": "allied-with",
    "partner": "partner-of",
    "rival": "in-conflict-with",
    "foe": "in-conflict-with",
    "adversary": "in-conflict-with",
}
# What recognising is of: the thing itself, or one of these of it ("recognised Kosovo's independence").
STATEHOOD = {
    "independence",
    "sovereignty",
    "statehood",
    "state",
    "government",
    "existence",
    "republic",
    "border",
}
PARTS = {"most", "half", "part", "much", "all", "rest", "swath", "swathe", "bulk", "third", "quarter", "chunk", "north",
         "south", "east", "west", "area", "region", "territory", "land", "portion", "share", "fifth"}  # fmt: skip
TOWNS = {"place", "capital"}
FORCES = {"force", "mission", "peacekeeper", "contingent", "operation", "soldier", "troop"}
STAYING = {"be", "remain", "stay", "serve", "station", "deploy", "patrol", "base", "operate"}
PLACE_PREPOSITIONS = ("in", "on", "to", "inside")
CEASEFIRES = {"0356", "0871", "1056", "087"}
MONTHS_SHOWN = 7


def ties_of(
    told: Sequence[Told], paragraphs: Sequence[Paragraph], resolvers: Sequence[Who], lexicon: Lexicon
) -> tuple[Tie, ...]:
    """All ties of an article: those that words tell, and those that its events make or end.

    Each tie is one record for its pair and kind; a later telling of the same is left to the ledger.
    """
    found: list[Tie] = []
    for paragraph, who in zip(paragraphs, resolvers, strict=True):
        for sentence in paragraph.doc.sents:
            found.extend(_told_ties(sentence, paragraph, who, lexicon))
            found.extend(_otherwise_told(sentence, paragraph, who, lexicon))
    found.extend(_made_by(told))
    if resolvers:
        found.extend(_fought(told, resolvers[0].cast.disputants()))
    return _once(found)


# -- ties that words of the lexicon tell


def _told_ties(sentence: Span, paragraph: Paragraph, who: Who, lexicon: Lexicon) -> Iterator[Tie]:
    """Ties told by words of the tie lexicon; a noun that a verb speaks for is not read again."""
    decider = Decider(tie_lexicon(), who)
    covered: set[int] = set()
    acts: list[Act] = []
    for candidate in propose(sentence, tie_lexicon()):
        if candidate.trigger.i in covered:
            continue
        act = decider.decide(candidate, _involved(candidate, who))
        if act is None or not act.actors:
            continue
        covered |= act.covers
        if not _to_come(act.top) and not _to_come(act.trigger):
            acts.append(act)
    dates = Dates.of(sentence, [a.trigger.i for a in acts])
    for act in acts:
        links = tuple(s.record() for s in reported_by(act.top, who, lexicon))
        denied = bool(links) and links[-1].stance == "denies"
        missing = is_negated(act.top) or _lacking(act.trigger) or _refused(act.top)
        holds = (act.mode in {None, "begins"}) != (missing != denied)
        if holds and _bare(act):
            continue  # "ties with Chad" may be of any kind; that there are none says that there are no relations
        since, until = _period(act, dates, holds, missing, who, lexicon)
        quote, offset = paragraph.quote(*core_span(act.trigger))
        for a, b in _sides(act, who):
            yield Tie(
                kind=cast("TieKind", act.type),
                a=a.id,
                b=b.id,
                holds=holds,
                since=since,
                until=until,
                matter=_matter(act, who, {a.id, b.id}),
                quote=quote,
                start=offset,
                attribution=links,
                rule=act.rule,
            )


def _bare(act: Act) -> bool:
    """Whether relations are told of without saying that they are diplomatic or formal."""
    return act.rule.rsplit("noun:", 1)[-1].partition("#")[0] in {"tie", "relation"}


def _involved(candidate: Candidate, who: Who) -> tuple[Entity, ...]:
    """Who stands in a tie by the words above it: "Chad is locked in a dispute with", "Chad's lack of ties with"."""
    token = candidate.trigger
    if token.lemma_ in INVOLVING and is_passive(token):
        thing = logical_object(token)
        return who.parties(thing) if thing is not None else ()
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in LACKING:
        return who.owners_before(token.head.head)
    return ()


def _sides(act: Act, who: Who) -> Iterator[tuple[Entity, Entity]]:
    """The pairs that a tie stands between, as far as its kind can stand between such."""
    pairs: Iterable[tuple[Entity, Entity]]
    if act.joint:
        pairs = _joint(act, [*act.actors, *_owners(act, who)])
    else:
        pairs = product(act.actors, act.recipients)
    for a, b in pairs:
        if act.type in NOT_PERSONAL and act.top.pos_ != "VERB" and (_personal(a, who) or _personal(b, who)):
            continue
        other = _proper(act, b, who)
        if other is not None:
            yield a, other


def _joint(act: Act, sides: list[Entity]) -> Iterable[tuple[Entity, Entity]]:
    """The pairs of a tie that holds both ways: each that has it with each other, or all of them mutually.

    Of several ties told at once ("Chad-Niger and Libya disputes") the first named has each with one of the others.
    """
    own = {e.id for e in act.initiators}
    others = [e for e in sides if e.id not in own]
    if own and others:
        return product(act.initiators, others)
    if act.nominal and act.trigger.tag_ == "NNS" and len(sides) > 2:  # noqa: PLR2004 - more than a pair
        first, *rest = sorted(sides, key=lambda e: e.start or 0)
        return product([first], rest)
    return combinations(sides, 2)


def _owners(act: Act, who: Who) -> tuple[Entity, ...]:
    """Whose the relations are that a verb makes or ends ("Chad's ties with Niger were severed")."""
    thing = logical_object(act.trigger) if act.trigger.pos_ in VERBAL else None
    return who.owners_before(thing) if thing is not None else ()


def _personal(entity: Entity, who: Who) -> bool:
    """Whether an entity is spoken of as a person ("the minister", a name)."""
    return entity.person is not None or entity.text.lower().split()[-1] in who.nouns.persons


def _proper(act: Act, b: Entity, who: Who) -> Entity | None:
    """The far end of a tie if its kind can have it: a bloc to be a member of, a land to control.

    A town that is held is itself, not its state (codebook section 2: names of places as upper-case ids).
    """
    if act.type in {"member-of", "participates-in"}:
        ok = b.role == "IGO" and (act.type != "member-of" or act.nominal or _direct(act, b, who, frozenset()))
        return b if ok else None
    if act.type == "recognises" and not act.nominal:
        return b if _direct(act, b, who, STATEHOOD) else None
    if act.type in LANDS:
        if b.role == "IGO" or _astray(act) or not _direct(act, b, who, PARTS):
            return None
        return _as_place(b, who) if act.type == "controls" else b
    return b


def _astray(act: Act) -> bool:
    """Whether what looks like a particle brings something else ("took Chad to court over a raid")."""
    particle = act.rule.rsplit(":", 1)[-1].partition("#")[0].partition(" ")[2]
    hanging = [p for p in act.trigger.children if p.dep_ == "prep" and p.lower_ == particle]
    return (
        any(c.dep_ == "pobj" for p in hanging for c in p.children) and logical_object(act.trigger) is not None
    )


def _direct(act: Act, b: Entity, who: Who, parts: Iterable[str]) -> bool:
    """Whether what the words are about is b itself or one of the parts of it, not some other thing of its."""
    heads = [logical_object(act.trigger)] if act.trigger.pos_ in VERBAL else []
    heads += [c for p in prepositions(act.trigger) for c in p.children if c.dep_ == "pobj"]
    for head in (h for h in heads if h is not None):
        for one in conjuncts(head):
            lenient = one.lemma_.lower() in parts
            if act.type in LANDS and not (lenient or _land(one, who)):
                continue
            if any(e.id == b.id for e in who.parties(one, lenient=lenient)):
                return True
    return False


def _land(token: Token, who: Who) -> bool:
    """Whether a word is a land's name or stands for one, not a body of it ("the presidency of Chad")."""
    known = who.nouns.territories | who.nouns.states
    return who.names.at(token) is not None or token.pos_ == "PRON" or token.lemma_.lower() in known


def _as_place(entity: Entity, who: Who) -> Entity | None:
    """The entity, a town by its own name."""
    name = next((n for n in who.names.every if n.text == entity.text and n.id == entity.id), None)
    if name is None or name.kind not in TOWNS:
        return entity
    return msgspec.structs.replace(entity, id=name.text.upper())


# -- whether it stands, and since when


def _to_come(token: Token) -> bool:
    """Whether the tie is only wished for or to be made ("the establishment of formal relations", "plans to join")."""
    if is_future(token) or is_conditional(token):
        return True
    if any(c.lower_ in TO_COME | PLANNED_NOUN | HEDGED_NOUN for c in token.children):
        return True
    head = token.head
    if token.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_.lower() in TO_COME:
        return True
    infinitive = token.pos_ in VERBAL and any(c.tag_ == "TO" for c in token.children)
    return infinitive and token.head.lemma_ not in GOING_ON | REFUSING


def _refused(token: Token) -> bool:
    """Whether the tie is one that somebody refuses ("had refused to recognise")."""
    return token.dep_ in {"xcomp", "pcomp"} and (
        token.head.lemma_ in REFUSING or token.head.head.lemma_ in REFUSING
    )


def _lacking(token: Token) -> bool:
    """Whether the words above say that the tie is missing ("lack of diplomatic ties", "lost its membership")."""
    if token.pos_ in VERBAL:
        return False
    if any(c.lower_ == "no" for c in token.children) and not is_negated(token.head):
        return True
    if token.dep_ == "pobj" and token.head.lower_ in {"of", "without"}:
        return token.head.lower_ == "without" or token.head.head.lemma_.lower() in LACKING
    if token.dep_ not in {"dobj", "nsubjpass"}:
        return False
    return token.head.lemma_ in LACK_VERBS or (token.head.lemma_ != "have" and is_negated(token.head))


def _period(act: Act, dates: Dates, holds: bool, missing: bool, who: Who, lexicon: Lexicon) -> Period:
    """Since or until when, as exact as the text: of what begins or ends, or what is so "since" or "until" then."""
    phrase = phrase_of(dates, act.trigger, act.top, act.covers, lexicon, own_speech=False)
    if phrase is None:
        return None, None
    until = act.trigger.sent.text[: phrase.start].lower().endswith(("until ", "till "))
    changing = act.mode in {"begins", "ends"} and not missing and act.top.tag_ not in {"VBZ", "VBP"}
    frozen = act.nominal and act.trigger.head.lemma_ in LACK_VERBS
    day = _day(phrase, act.top, who)
    if until:
        return None, day
    if not (changing or frozen or isinstance(phrase.meaning, Since)):
        return None, None
    return (day, None) if holds else (None, day)


def _day(phrase: DatePhrase, top: Token, who: Who) -> str | None:
    """The day, month or year of a phrase; of "since May" that May."""
    if isinstance(phrase.meaning, Since):
        phrase = msgspec.structs.replace(phrase, meaning=phrase.meaning.what)
    earliest, latest = who.cast.on
    return _as_exact(interval(phrase, Published(earliest=earliest, latest=latest), None, top, planned=False))


def _as_exact(when: Interval | None) -> str | None:
    """A date as exact as the text: a day, a month or a year."""
    if when is None or when.start is None:
        return None
    if when.end == when.start:
        return when.start.isoformat()
    if when.end is not None and (when.start.year, when.start.month) == (when.end.year, when.end.month):
        return when.start.isoformat()[:MONTHS_SHOWN]
    return when.start.isoformat()[:4] if when.end is not None and when.start.year == when.end.year else None


# -- what it is about


def _matter(act: Act, who: Who, ends: set[str]) -> str | None:
    """What the tie is about ("over Nagorno-Karabakh"), never one of its two ends."""
    if act.type not in WITH_MATTER:
        return None
    thing = logical_object(act.trigger) if act.trigger.pos_ in VERBAL else None
    holders = [t for t in (act.trigger, thing) if t is not None]
    for holder in holders:
        for token in _about(holder):
            named = {e.id for e in who.parties(token)}
            if (
                not (named and named <= ends)
                and token.ent_type_ not in {"DATE", "TIME"}
                and token.pos_ != "NUM"
            ):
                return _phrase(token)
    if act.type == "backs-on" and thing is not None and not who.parties(thing):
        return _phrase(thing)  # "backed Baku's territorial claims"
    return None


def _about(token: Token) -> Iterator[Token]:
    """What a word says it is about; of "in the dispute over X" the X."""
    for dispute in prepositional(token, "in"):
        if dispute.lemma_.lower() in DISPUTED_IN:
            yield from prepositional(dispute, "over")
            yield dispute
    for word in ABOUT:
        yield from prepositional(token, word)


def _phrase(token: Token) -> str:
    """The words of a noun phrase without its owner, article and relative clauses."""
    cut = {
        t.i
        for c in token.children
        if c.dep_ in {"relcl", "advcl", "appos", "poss", "punct"}
        for t in c.subtree
    }
    kept = [t for t in token.subtree if t.i not in cut and not (t.dep_ == "det" and t.head == token)]
    run = [t for t in kept if all(i not in cut for i in range(min(t.i, token.i), max(t.i, token.i)))]
    return str(token.doc[run[0].i : run[-1].i + 1].text)


# -- ties that other words tell


Plain = tuple[TieKind, str, str, list[Token], str]


def _otherwise_told(sentence: Span, paragraph: Paragraph, who: Who, lexicon: Lexicon) -> Iterator[Tie]:
    """Ties told by how a thing is named or counted, or by who stays where."""
    for kind, a, b, tokens, rule in (*_led(sentence, who), *_counted(sentence, who), *_kept(sentence, who)):
        verb = next((t for t in tokens if t.pos_ in VERBAL), None)
        phrase = Dates.of(sentence, []).at(verb) if verb is not None and kind == "peacekeepers-in" else None
        since = _day(phrase, verb, who) if verb and phrase and isinstance(phrase.meaning, Since) else None
        links = tuple(s.record() for s in reported_by(tokens[-1], who, lexicon))
        if _disowned(links):
            continue
        quote, start = paragraph.quote_of(tokens)
        yield Tie(kind=kind, a=a, b=b, since=since, quote=quote, start=start, attribution=links, rule=rule)


def _led(sentence: Span, who: Who) -> Iterator[Plain]:
    """Read "the Russia-led CSTO": who leads a bloc is a member of it."""
    for token in sentence:
        if token.lemma_.lower() not in BLOC_LEADING or token.i < 2 or token.nbor(-1).text != "-":  # noqa: PLR2004
            continue
        leader = who.names.at(token.nbor(-2))
        if leader is None or leader.id is None or token.dep_ != "amod" or token.head.tag_ == "NNS":
            continue
        bloc = next((e for e in who.parties(token.head) if e.role == "IGO"), None)
        if bloc is not None:
            tokens = [sentence.doc[leader.first], token, token.head]
            yield "member-of", leader.id, bloc.id, tokens, "bloc led by a member"


def _counted(sentence: Span, who: Who) -> Iterator[Plain]:
    """Read "the two members of the CSTO", "the two longtime allies": both of whom the article is about."""
    for token in sentence:
        lemma = token.lemma_.lower()
        if token.dep_ == "appos" or not any(c.lower_ in COUNTED for c in token.children):
            continue
        if lemma not in {*COUNTED_KINDS, "member"} or token.tag_ != "NNS":
            continue
        both = who.parties(token)
        if len(both) != 2:  # noqa: PLR2004 - a pair
            continue
        if lemma in COUNTED_KINDS:
            yield COUNTED_KINDS[lemma], both[0].id, both[1].id, list(_kernel(token)), f"two {lemma}"
            continue
        for bloc in (
            e for thing in prepositional(token, "of") for e in who.parties(thing) if e.role == "IGO"
        ):
            for one in both:
                yield "member-of", one.id, bloc.id, list(_kernel(token)), "two members"


def _kernel(token: Token) -> Iterator[Token]:
    """A noun phrase without its relative clauses."""
    yield token
    for child in token.children:
        if child.dep_ not in {"relcl", "advcl", "appos", "punct"}:
            yield from child.subtree


def _kept(sentence: Span, who: Who) -> Iterator[Plain]:
    """Read "UNIFIL, the UN force, has been in Lebanon since …": whose peacekeepers are where."""
    for verb in sentence:
        if verb.pos_ not in VERBAL or verb.lemma_ not in STAYING or is_negated(verb) or _to_come(verb):
            continue
        subject = logical_object(verb) if is_passive(verb) else surface_subject(verb)
        owners = _senders(subject, who) if subject is not None else ()
        for where in (t for word in PLACE_PREPOSITIONS for t in prepositional(verb, word) if owners):
            for land in who.parties(where):
                for owner in owners:
                    if subject is not None and land.id != owner:
                        yield "peacekeepers-in", owner, land.id, [subject, verb, where], "peacekeepers there"


def _senders(noun: Token, who: Who) -> tuple[str, ...]:
    """Whose a peacekeeping force is; of a mission by name the United Nations, if it is theirs."""
    told = [noun, *(c for c in noun.children if c.dep_ == "appos")]
    peace = any("peacekeep" in t.text.lower() for one in told for t in one.subtree)
    name = who.names.at(noun)
    record = who.cast.world.entity(name.id) if name is not None and name.id is not None else None
    if (
        record is not None
        and record.name.startswith("United Nations")
        and name is not None
        and name.role == "MIL"
    ):
        return ("UN",)
    described = [t for t in told if t.lemma_.lower() in FORCES]
    owners = [e.id for t in described for e in who.nationalities(t)]
    return tuple(dict.fromkeys(owners)) if peace else ()


# -- ties that events make or end


def _made_by(told: Sequence[Told]) -> Iterator[Tie]:
    """Ties that events make or end: taking a territory, freezing one's part in a bloc, peacekeepers leaving."""
    for one in told:
        event = one.event
        if event.status not in {"occurred", "ongoing"} or _disowned(event.attribution):
            continue
        kind, holds = _consequence(one)
        if kind is None:
            continue
        since, until = (_as_exact(event.time), None) if holds else (None, _as_exact(event.time))
        recipients = event.recipients if kind != "controls" else _taken(one)
        for actor, recipient in product(event.actors, recipients):
            yield Tie(
                kind=kind,
                a=actor.id,
                b=recipient.id,
                holds=holds,
                since=since,
                until=until,
                quote=event.quote,
                start=event.start,
                attribution=event.attribution,
                rule=event.rule,
            )


def _disowned(links: Sequence[Attribution]) -> bool:
    """Whether somebody denies or doubts what is told."""
    return any(link.stance != "asserts" for link in links)


def _taken(one: Told) -> tuple[Entity, ...]:
    """What was taken: a land or a town by name; an outpost somewhere is neither."""
    thing = logical_object(one.act.trigger) if one.act.trigger.pos_ in VERBAL else None
    if thing is None:
        return ()
    found = []
    for token in conjuncts(thing):
        name = one.paragraph.names.at(token)
        if name is not None and name.id is not None and name.person is None:
            ident = name.text.upper() if name.kind in TOWNS else name.id
            found.append(Entity(text=name.text, id=ident))
        elif token.lemma_.lower() in PARTS:
            found += [e for e in one.event.recipients if e.id not in {f.id for f in found}]
    return tuple(found)


def _consequence(one: Told) -> tuple[TieKind | None, bool]:
    """The tie that an event makes (True) or ends (False), if any."""
    event = one.event
    recipients = {e.role for e in event.recipients}
    if event.event_type == "ASSAULT" and event.cameo == "192":
        return "controls", True
    if event.event_type == "SANCTION" and event.mode == "discontinue" and "IGO" in recipients:
        return "participates-in", False
    if event.event_type == "RETREAT" and event.mode == "withdraw" and "peacekeep" in event.quote.lower():
        return "peacekeepers-in", False
    if event.event_type == "AID" and event.cameo == "074":
        return "peacekeepers-in", True
    if event.event_type == "SANCTION" and event.cameo == "161" and "relations" in event.quote:
        return "diplomatic-relations", False
    if (
        event.event_type == "SUPPORT"
        and event.cameo == "054"
        and not one.act.top.lemma_.startswith("recogni")
    ):
        return "recognises", True
    return None, True


def _fought(told: Sequence[Told], pair: tuple[str, str] | None) -> Iterator[Tie]:
    """The two whom the article is about are in conflict where it tells fighting or a ceasefire between them.

    On somebody's word where nothing of it is told flatly; what is denied or doubted is none.
    """
    found: list[Tie] = []
    for one in told:
        event = one.event
        doing, hurt = {e.id for e in event.actors}, {e.id for e in event.recipients}
        fighting = event.event_type == "ASSAULT" or event.cameo in CEASEFIRES
        if pair is None or not fighting or event.context == ("cyber",) or not set(pair) <= doing | hurt:
            continue
        if event.status in {"occurred", "ongoing"} and not _disowned(event.attribution):
            found.append(
                Tie(
                    kind="in-conflict-with",
                    a=pair[0],
                    b=pair[1],
                    quote=event.quote,
                    start=event.start,
                    attribution=event.attribution,
                    rule=event.rule,
                )
            )
    yield from sorted(found, key=lambda t: len(t.attribution) > 0)[:1]


def _once(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """One record for each kind, pair and whether it holds: the first that tells dates, else the first.

    What only another of them tells (what it is about, the other date) is taken from it.
    """
    kept: dict[tuple[str, str, str, bool], Tie] = {}
    for tie in sorted(ties, key=lambda t: t.start):
        a, b = (tie.a, tie.b) if tie.kind not in SYMMETRIC else tuple(sorted((tie.a, tie.b)))
        if a == b:
            continue
        key = (tie.kind, a, b, tie.holds)
        known = kept.get(key)
        if known is None:
            kept[key] = tie
            continue
        dated = bool(tie.since or tie.until) and not (known.since or known.until)
        first, second = (tie, known) if dated else (known, tie)
        kept[key] = msgspec.structs.replace(
            first,
            since=first.since or second.since,
            until=first.until or second.until,
            matter=first.matter or second.matter,
        )
    for (kind, a, b, holds), tie in list(kept.items()):
        ended = kept.get((kind, a, b, False)) if holds else None
        if ended is not None and not tie.since:
            del kept[kind, a, b, holds]  # what is said to have ended stood before
    return tuple(sorted(kept.values(), key=lambda t: (t.start, t.kind, t.a, t.b)))
