"""Step two: decide. What a candidate is, by the lexicon: an act with its parties, or none."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.coder.act import Act
from dragoman.coder.conditions import fits
from dragoman.coder.lexicon import Entry, Lexicon, Outcome
from dragoman.coder.propose import Candidate, candidate_of, verb_lemma
from dragoman.coder.status import is_negated
from dragoman.coder.syntax import (
    SUBJECTS,
    VERBAL,
    conjuncts,
    is_passive,
    logical_subject,
    own_subject,
    prepositional,
)
from dragoman.coder.who import MODIFYING, Who
from dragoman.ontology import default_context, quad_class
from dragoman.records import Entity

VERB_RECIPIENTS = (
    "object",
    "dative",
    "against",
    "with",
    "to",
    "on",
    "at",
    "toward",
    "towards",
    "location",
    "from",
)
NOUN_ACTORS = ("poss", "by", "modifier", "subject", "of")
NOUN_RECIPIENTS = (
    "against",
    "on",
    "with",
    "to",
    "at",
    "for",
    "from",
    "of",
    "in",
    "into",
    "inside",
    "toward",
    "towards",
)
CONTENT = ("clause", "object")
ADDRESSEES = ("dative", "object", "to", "on")
TRANSPARENT = {"aspect", "ongoing", "fail", "deny", "plan", "want"}
# With a noun inside, the act is another's: "rejected the offer", against "refused to meet".
OTHERS_NOUN = {"reject", "accept", "condemn", "praise", "accuse"}
ABOUT_DOERS = {"request", "demand", "stop", "reject", "accept", "cancel", "condemn", "praise", "accuse"}
EMITS_CONTENT = {"accuse", "condemn", "praise"}
PLACES = {"capital", "place"}
# Acts that something suffers: "the siege of X" names the sufferer, not the doer.
SUFFERED = {"ASSAULT", "COERCE", "SANCTION", "AID", "SUPPORT", "ACCUSE", "REJECT"}
OCCASIONS = {"during", "on", "at", "after", "before", "following", "in", "amid"}
GOVERNED = ("to", "between", "of", "in", "with", "on")
MEDIATE = "045"
MAX_DEPTH = 6
JOINT_LINKS = ("with", "between", "and", "among", "of", "by")


@dataclass(frozen=True, slots=True)
class Decider:
    """Decides candidates of one Doc. It reads the lexicon and asks `who` for parties; it changes nothing."""

    lexicon: Lexicon
    who: Who

    def decide(
        self,
        candidate: Candidate,
        inherited: tuple[Entity, ...] = (),
        depth: int = 0,
        bare: bool = False,
        suffering: tuple[Entity, ...] = (),
    ) -> Act | None:
        """Decide one candidate.

        Args:
            candidate: the predicate with its arguments.
            inherited: who does it, where the syntax above says so (control, light verbs).
            depth: how many operators stand above.
            bare: also a noun that cannot stand by itself counts (inside an operator or light verb).
            suffering: who suffers it, where a light verb says so ("came under attack").

        Returns:
            The act, or None where the words carry none.
        """
        if depth > MAX_DEPTH:
            return None
        needy: Act | None = None
        for entry in self.lexicon.lookup(candidate.part, candidate.lemma):
            if not fits(entry, candidate, self.lexicon, self.who):
                continue
            if entry.kind in {"none", "report"}:
                return None
            if entry.kind == "act":
                act = self._act(entry, candidate, inherited, bare, suffering)
            elif entry.kind == "light":
                act = self._light(entry, candidate, inherited, depth)
            else:
                act = self._operator(entry, candidate, inherited, depth)
            if act is not None and not act.needy:
                return act
            needy = needy or act
        return needy

    def knows(self, candidate: Candidate) -> bool:
        """Whether the lexicon has an entry for this use of the predicate, be it that it is no act."""
        entries = self.lexicon.lookup(candidate.part, candidate.lemma)
        return any(fits(e, candidate, self.lexicon, self.who) for e in entries)

    def silenced(self, candidate: Candidate) -> frozenset[int]:
        """The tokens that a predicate takes with it which only looks like an act ("refused to rule out a tax")."""
        for entry in self.lexicon.lookup(candidate.part, candidate.lemma):
            if fits(entry, candidate, self.lexicon, self.who):
                slots = entry.content if entry.kind == "none" else ()
                return frozenset(t.i for slot in slots for t in candidate.slot(slot))
        return frozenset()

    def usual_parties(self, candidate: Candidate) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
        """Who does it to whom, by the usual slots, for a verb that the lexicon does not know."""
        actors = self._fill(candidate, "subject", lenient=False)
        doing = {a.id for a in actors}
        for slot in VERB_RECIPIENTS:
            found = tuple(e for e in self._fill(candidate, slot, lenient=True) if e.id not in doing)
            if found:
                return actors, found
        return actors, ()

    # -- acts

    def _act(
        self,
        entry: Entry,
        candidate: Candidate,
        inherited: tuple[Entity, ...],
        bare: bool,
        suffering: tuple[Entity, ...],
    ) -> Act | None:
        """The act of an act entry, if its parties are there."""
        if (
            candidate.part == "noun"
            and not bare
            and not (entry.stands and candidate.trigger.dep_ not in MODIFYING)
        ):
            return None
        actors = self._actors(entry, candidate, inherited)
        if suffering:
            hurt = {e.id for e in suffering}
            actors = tuple(e for e in actors if e.id not in hurt)
        recipients = suffering or self._recipients(entry, candidate, actors)
        initiators = actors
        if entry.joint:
            actors, recipients = self._join(candidate, actors, recipients)
        needy = "recipient" in entry.needs and not recipients
        if needy and (not actors or candidate.part == "noun" or not candidate.slot("object")):
            return None
        if (
            entry.joint
            and not bare
            and not _sides_enough(actors)
            and (candidate.part == "noun" or not initiators)
        ):
            return None
        return Act(
            trigger=candidate.trigger,
            top=candidate.trigger,
            type=entry.type or "",
            mode=entry.mode,
            cameo=entry.cameo,
            context=entry.context or default_context(entry.type or ""),
            actors=actors,
            recipients=recipients,
            rule=entry.id,
            status=entry.status,
            joint=entry.joint,
            covers=frozenset(
                {candidate.trigger.i, *(t.i for t in self._spoken_for(candidate, entry.cameo == MEDIATE))}
            ),
            initiators=initiators,
            needy=needy,
            nominal=candidate.part == "noun",
        )

    def _spoken_for(self, candidate: Candidate, mediating: bool) -> Iterator[Token]:
        """The nouns that an act speaks for: its object is no act beside it ("hosted talks", "mediation of talks")."""
        if candidate.part == "verb":
            for token in candidate.slot("object"):
                yield from conjuncts(token)
        if candidate.part == "verb" or mediating:
            for word in GOVERNED:
                for token in candidate.slot(word):
                    if token.pos_ == "NOUN":
                        yield from conjuncts(token)

    def _actors(
        self, entry: Entry, candidate: Candidate, inherited: tuple[Entity, ...]
    ) -> tuple[Entity, ...]:
        """Who does it: the slots the entry names, what is inherited, else the usual slots."""
        slots = entry.actor or (("subject",) if candidate.part != "noun" else NOUN_ACTORS)
        if inherited and candidate.part != "noun" and "subject" in slots:
            return inherited
        if inherited and candidate.part == "noun":
            own = self._fill(candidate, "poss", lenient=False) or self._modifying(candidate.trigger)
            return own if own and ("modifier" in slots or "poss" in slots) else inherited
        for slot in slots:
            if slot == "of" and not entry.actor and ("of" in entry.recipient or entry.type in SUFFERED):
                continue
            found = self._fill(candidate, slot, lenient=False)
            if found:
                return found
        if candidate.part == "verb" and "subject" in slots and candidate.trigger.dep_ == "conj":
            above = self._above(candidate.trigger)
            if above:
                return above
        if candidate.part == "verb" and "subject" in slots:
            owned = [e for t in candidate.slot("subject") for e in self.who.nationalities(t)]
            if owned:
                return tuple({e.id: e for e in owned}.values())
        if candidate.part == "noun" and not inherited and entry.type == "CONSULT":
            return self._occasion(candidate)
        return inherited if candidate.part == "noun" else ()

    def _above(self, verb: Token) -> tuple[Entity, ...]:
        """The subject of a clause further up, where the parser ties a verb to a clause that nobody named acts in.

        "X said that the talk was harsh and accused Y" is parsed with *accused* beside *was*.
        """
        node = verb.head
        while node.head != node and node.dep_ in {"ccomp", "conj", "xcomp", "advcl"}:
            node = node.head
            subject = own_subject(node)
            found = self.who.parties(subject) if subject is not None and not is_passive(node) else ()
            if found:
                return found
        return ()

    def _occasion(self, candidate: Candidate) -> tuple[Entity, ...]:
        """Whose visit or talks an occasion was ("said during a visit to Baku"): the subject of its clause."""
        preposition = candidate.trigger.head
        if candidate.trigger.dep_ != "pobj" or preposition.lower_ not in OCCASIONS:
            return ()
        verb = preposition.head
        subject = logical_subject(verb) if verb.pos_ in VERBAL else None
        return self.who.parties(subject) if subject is not None else ()

    def _recipients(
        self, entry: Entry, candidate: Candidate, actors: tuple[Entity, ...]
    ) -> tuple[Entity, ...]:
        """To whom: the first of the slots that names somebody else than the actor."""
        slots = entry.recipient or (VERB_RECIPIENTS if candidate.part == "verb" else NOUN_RECIPIENTS)
        doing = {a.id for a in actors}
        for slot in slots:
            found = tuple(e for e in self._fill(candidate, slot, lenient=True) if e.id not in doing)
            if found:
                return found
        return ()

    def _fill(self, candidate: Candidate, slot: str, lenient: bool) -> tuple[Entity, ...]:
        """The entities in one slot."""
        if slot == "modifier":
            return self._modifying(candidate.trigger)
        if slot == "poss":
            return self.who.owners_before(candidate.trigger, frozenset({"poss"}))
        if slot == "none":
            return ()
        found: dict[str, Entity] = {}
        for token in candidate.slot(slot):
            for entity in self.who.parties(token, lenient=lenient and token.pos_ not in VERBAL):
                found.setdefault(entity.id, entity)
            for entity in self._listed(token) if slot == "subject" and found else ():
                found.setdefault(entity.id, entity)
        return tuple(found.values())

    def _modifying(self, noun: Token) -> tuple[Entity, ...]:
        """Whose a noun is by adjective or compound; a city before an act is where it was ("the Ankara bombing")."""
        found = self.who.owners_before(noun, MODIFYING - {"poss"})
        places = {
            name.id
            for child in noun.children
            if child.dep_ == "compound"
            and (name := self.who.names.at(child)) is not None
            and name.kind in PLACES
        }
        return tuple(e for e in found if e.id not in places)

    def _listed(self, subject: Token) -> Iterator[Entity]:
        """The first of two names joined by a comma at the start of a headline ("Chad, Sudan sign truce")."""
        name = self.who.names.at(subject)
        if name is None or name.first < 2 or subject.doc[name.first - 1].text != ",":  # noqa: PLR2004
            return
        before = self.who.names.at(subject.doc[name.first - 2])
        if before is not None and before.first == 0 and before.id is not None and subject.sent.start == 0:
            token = subject.doc[before.first]
            yield Entity(
                text=before.text, id=before.id, role=before.role, person=before.person, start=token.idx
            )

    def _join(
        self, candidate: Candidate, actors: tuple[Entity, ...], recipients: tuple[Entity, ...]
    ) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
        """All sides of a joint act as actors (codebook section 2, Actor and recipient)."""
        sides = {e.id: e for e in (*actors, *recipients)}
        for slot in JOINT_LINKS:
            for entity in self._fill(candidate, slot, lenient=False):
                sides.setdefault(entity.id, entity)
        if candidate.part == "noun":
            for entity in self.who.owners_before(candidate.trigger):
                sides.setdefault(entity.id, entity)
        return tuple(sides.values()), ()

    # -- light verbs

    def _light(
        self, entry: Entry, candidate: Candidate, inherited: tuple[Entity, ...], depth: int
    ) -> Act | None:
        """The act of the noun that a light verb governs."""
        subject = inherited or self._fill(candidate, "subject", lenient=False)
        for slot in entry.noun_in:
            for token in candidate.slot(slot):
                for noun in conjuncts(token):
                    inner = candidate_of(noun, self.lexicon, carrier=candidate.trigger)
                    if inner is None or inner.part != "noun":
                        continue
                    if entry.reverse:
                        act = self.decide(inner, (), depth + 1, bare=True, suffering=subject)
                    else:
                        act = self.decide(inner, subject, depth + 1, bare=True)
                    if act is not None:
                        return self._lifted(act, entry, candidate, subject)
        return None

    def _lifted(self, act: Act, entry: Entry, candidate: Candidate, subject: tuple[Entity, ...]) -> Act:
        """The noun's act, told by its light verb; with `reverse` the subject suffers it."""
        actors, recipients = act.actors, act.recipients
        if entry.reverse:
            suffering = {e.id for e in subject}
            actors = tuple(e for e in actors if e.id not in suffering)
            noun = replace(candidate, trigger=act.trigger, part="noun", carrier=candidate.trigger)
            for slot in ("from", "by", "at"):
                actors = actors or self._fill(noun, slot, lenient=False)
            recipients = subject
        return replace(
            act,
            actors=actors,
            recipients=recipients,
            top=candidate.trigger,
            rule=f"{entry.id} > {act.rule}",
            status=entry.status or act.status,
            covers=act.covers | {candidate.trigger.i},
            nominal=False,
        )

    # -- operators

    def _operator(
        self, entry: Entry, candidate: Candidate, inherited: tuple[Entity, ...], depth: int
    ) -> Act | None:
        """What an operator makes of the act inside it."""
        operator = entry.operator or ""
        subject = self._operator_subject(entry, candidate, inherited)
        clause = next(iter(candidate.slot("clause")), None)
        content = self._content(entry, candidate)
        addressee = self._addressee(entry, candidate, subject, clause, content)
        doer = self._doer(operator, clause, subject, addressee)
        inner: Act | None = None
        acts: list[Act] = []
        content = [g for t in content for g in _gerunds(t)] + content
        for token in content:
            for one in _coordinated(token):
                deeper = candidate_of(one, self.lexicon)
                if deeper is None:
                    continue
                another = operator in OTHERS_NOUN and deeper.part == "noun"
                act = self.decide(deeper, addressee if another else doer, depth + 1, bare=True)
                if act is not None:
                    acts.append(act)
        inner = acts[0] if acts else None
        outcome = self._outcome(operator, inner, content)
        if outcome is None or outcome.nothing:
            return None
        made = self._made(entry, candidate, outcome, inner, subject, addressee, content)
        if made is None or ("recipient" in entry.needs and not made.recipients):
            return None
        unknown = inner is None and (operator == "cancel" or any(t.pos_ in VERBAL for t in content))
        if unknown and not made.recipients and len(subject) == 1:  # "agreed to pay a fine"
            made = replace(made, needy=True)
        covers = {candidate.trigger.i, *(t.i for t in content)}
        for act in acts:
            covers |= act.covers
        inside = tuple(a for a in acts if a.actors) if operator in EMITS_CONTENT else ()
        return replace(made, covers=frozenset(covers), inside=inside)

    def _operator_subject(
        self, entry: Entry, candidate: Candidate, inherited: tuple[Entity, ...]
    ) -> tuple[Entity, ...]:
        """Who offers, asks, refuses."""
        if candidate.part == "noun":
            return self._actors(entry, candidate, inherited) or self._teller(candidate)
        if inherited:
            return inherited
        for slot in entry.actor or ("subject",):
            found = self._fill(candidate, slot, lenient=False)
            if found:
                return found
        return ()

    def _teller(self, candidate: Candidate) -> tuple[Entity, ...]:
        """Whose offer, plan or refusal a noun is that somebody announces, repeats or makes."""
        verb = candidate.trigger.head
        if candidate.trigger.dep_ != "dobj" or verb.pos_ not in VERBAL:
            return ()
        entries = self.lexicon.lookup("verb", verb_lemma(verb, self.lexicon))
        if not any(e.kind in {"report", "light"} or e.operator == "aspect" for e in entries):
            return ()
        subject = logical_subject(verb)
        return self.who.parties(subject) if subject is not None else ()

    def _content(self, entry: Entry, candidate: Candidate) -> list[Token]:
        """The tokens where the inner act stands: the first content slot that is filled."""
        for slot in entry.content or CONTENT:
            found = candidate.slot(slot)
            if found:
                return found
        return []

    def _addressee(
        self,
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
                e
                for t in tokens
                for e in self.who.parties(t, lenient=bool(entry.addressee))
                if e.id not in own
            )
            if found:
                return found
        if clause is not None:
            own_one = own_subject(clause)
            if own_one is not None:
                return tuple(e for e in self.who.parties(own_one) if e.id not in own)
        return ()

    def _doer(
        self, operator: str, clause: Token | None, subject: tuple[Entity, ...], addressee: tuple[Entity, ...]
    ) -> tuple[Entity, ...]:
        """Who would do what the content says: the addressee of a request, else the subject."""
        if clause is not None:
            own_one = own_subject(clause)
            if own_one is not None:
                return self.who.parties(own_one)
        if operator in {"request", "demand", "stop", "accuse", "condemn", "praise"}:
            return addressee
        return subject

    def _outcome(self, operator: str, inner: Act | None, content: Iterable[Token]) -> Outcome | None:
        """Look up what the operator makes of the inner act, from the most specific key to `any`."""
        table = self.lexicon.operators[operator]
        if inner is None:
            key = "unknown" if any(content) else "nothing-inside"
            return table.get(key)
        if is_negated(inner.top) and operator not in TRANSPARENT:
            return table.get("unknown")
        keys = [inner.cameo[:n] for n in range(len(inner.cameo), 1, -1)]
        keys += [inner.type, quad_class(inner.type), "any"]
        return next((table[k] for k in keys if k in table), None)

    def _made(
        self,
        entry: Entry,
        candidate: Candidate,
        outcome: Outcome,
        inner: Act | None,
        subject: tuple[Entity, ...],
        addressee: tuple[Entity, ...],
        content: list[Token],
    ) -> Act | None:
        """The act that comes out, with its parties."""
        kind = outcome.type or (inner.type if inner else None)
        if kind is None:
            return None
        mode = (
            inner.mode
            if outcome.mode is None and inner is not None and outcome.type is None
            else outcome.mode
        )
        transparent = entry.operator in TRANSPARENT and inner is not None
        actors, joint = subject, False
        recipients: tuple[Entity, ...] = ()
        if transparent and inner is not None:
            same = {e.id for e in subject} == {e.id for e in inner.actors}
            actors = subject if same else (inner.actors or subject)
            recipients, joint = inner.recipients, inner.joint
            if outcome.type == "AGREE" and inner.joint:
                actors, recipients, joint = _one_sided(inner, subject)
        else:
            recipients = self._outer_recipients(entry, candidate, inner, subject, addressee, content)
            joint = inner is not None and inner.joint and len(subject) > 1 and not recipients
        cameo = entry.cameo or outcome.cameo or (inner.cameo if inner else "")
        if kind == "CONCEDE" and len(actors) > 1 and inner is not None and inner.mode == "ceasefire":
            kind, cameo, joint = (
                "AGREE",
                "0356",
                not recipients,
            )  # agreed between the sides (section 7, Ceasefires)
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

    def _outer_recipients(
        self,
        entry: Entry,
        candidate: Candidate,
        inner: Act | None,
        subject: tuple[Entity, ...],
        addressee: tuple[Entity, ...],
        content: list[Token],
    ) -> tuple[Entity, ...]:
        """Whom the outer act is to: the addressee, else the parties of what it is about."""
        own = {e.id for e in subject}
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
            for e in self._fill(candidate, slot, lenient=True)
            if e.id not in own
        ]
        if not named:
            named = [e for t in content for e in self._about(t) if e.id not in own]
        return tuple({e.id: e for e in named}.values())

    def _about(self, token: Token) -> Iterator[Entity]:
        """The entities that the content names, for an inner predicate that the lexicon does not know."""
        if token.pos_ not in VERBAL:
            yield from self.who.parties(token, lenient=True)
            return
        for child in token.children:
            if child.dep_ in {"dobj", "pobj", "nsubjpass", "dative", *SUBJECTS}:
                yield from self.who.parties(child, lenient=True)
        for holder in (token, *(c for c in token.children if c.dep_ == "dobj")):
            for word in ("with", "against", "to", "from", "on"):
                for thing in prepositional(holder, word):
                    yield from self.who.parties(thing, lenient=True)


def _one_sided(act: Act, subject: tuple[Entity, ...]) -> tuple[tuple[Entity, ...], tuple[Entity, ...], bool]:
    """A joint act that one side plans: it is the actor, the others the recipients."""
    actors = subject or act.initiators
    own = {e.id for e in actors}
    others = tuple(e for e in act.actors if e.id not in own)
    if not actors or not others:
        return act.actors, act.recipients, True
    return actors, others, False


def _gerunds(noun: Token) -> list[Token]:
    """What a noun like help or support is help in: "offered its support in mediating …"."""
    if noun.pos_ in VERBAL:
        return []
    return [t for word in ("in", "with") for t in prepositional(noun, word) if t.pos_ in VERBAL]


def _coordinated(token: Token) -> tuple[Token, ...]:
    """A content token with what is coordinated to it, verbs with verbs."""
    return conjuncts(token)


def _sides_enough(actors: tuple[Entity, ...]) -> bool:
    """Whether a meeting told by a noun has two sides, or is that of an organisation."""
    return len(actors) > 1 or any(a.role == "IGO" for a in actors)
