"""Step two: decide. What a candidate is, by the lexicon: an act with its parties, or none."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.coder.act import Act
from dragoman.coder.conditions import fits
from dragoman.coder.described import MODIFYING
from dragoman.coder.lexicon import Entry, Lexicon
from dragoman.coder.operators import frame_of, outer_act
from dragoman.coder.parties import actors_of, fill, joined, recipients_of, usual_parties
from dragoman.coder.propose import Candidate, candidate_of
from dragoman.coder.status import is_negated
from dragoman.coder.syntax import conjuncts
from dragoman.coder.who import Who
from dragoman.ontology import default_context
from dragoman.records import Entity

GOVERNED = ("to", "between", "of", "in", "with", "on")
MEDIATE = "045"
# What a thing of somebody's causes is laid at their door.
CAUSING = {"cause", "trigger", "prompt", "force"}
MAX_DEPTH = 6


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
        return usual_parties(self.who, candidate)

    def _act(
        self,
        entry: Entry,
        candidate: Candidate,
        inherited: tuple[Entity, ...],
        bare: bool,
        suffering: tuple[Entity, ...],
    ) -> Act | None:
        """The act of an act entry, if its parties are there."""
        if "negation" in entry.needs and not is_negated(candidate.carrier or candidate.trigger):
            return None
        if (
            candidate.part == "noun"
            and not bare
            and not (entry.stands and candidate.trigger.dep_ not in MODIFYING)
        ):
            return None
        actors = actors_of(self.who, entry, candidate, inherited)
        if suffering:
            hurt = {e.id for e in suffering}
            actors = tuple(e for e in actors if e.id not in hurt)
        recipients = suffering or recipients_of(self.who, entry, candidate, actors)
        initiators = actors
        if entry.joint:
            actors, recipients = joined(self.who, candidate, actors, recipients)
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
                {candidate.trigger.i, *(t.i for t in _spoken_for(candidate, entry.cameo == MEDIATE))}
            ),
            initiators=initiators,
            needy=needy,
            nominal=candidate.part == "noun",
        )

    def _light(
        self, entry: Entry, candidate: Candidate, inherited: tuple[Entity, ...], depth: int
    ) -> Act | None:
        """The act of the noun that a light verb governs."""
        subject = inherited or fill(self.who, candidate, "subject", lenient=False)
        if not subject and entry.lemma in CAUSING:  # "Sudan's offensive caused an exodus"
            subject = fill(self.who, candidate, "subject", lenient=True)
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
                actors = actors or fill(self.who, noun, slot, lenient=False)
            recipients = subject
        return replace(
            act,
            actors=actors,
            recipients=recipients,
            top=candidate.trigger,
            rule=f"{entry.id} > {act.rule}",
            status=entry.status or act.status,
            covers=act.covers | {candidate.trigger.i},
            inside=tuple(
                replace(a, top=candidate.trigger, nominal=False) if a.operator else a for a in act.inside
            ),
            nominal=False,
        )

    def _operator(
        self, entry: Entry, candidate: Candidate, inherited: tuple[Entity, ...], depth: int
    ) -> Act | None:
        """What an operator makes of the acts inside it."""
        frame = frame_of(self.who, self.lexicon, entry, candidate, inherited)
        acts: list[Act] = []
        for token in frame.content:
            for one in conjuncts(token):
                inner = candidate_of(one, self.lexicon)
                if inner is None:
                    continue
                act = self.decide(inner, frame.inner_doer(inner), depth + 1, bare=True)
                if act is not None:
                    acts.append(act)
        return outer_act(self.who, self.lexicon, frame, acts)


def _spoken_for(candidate: Candidate, mediating: bool) -> Iterator[Token]:
    """The nouns that an act speaks for: its object is no act beside it ("hosted talks", "mediation of talks")."""
    if candidate.part == "verb":
        for token in candidate.slot("object"):
            yield from conjuncts(token)
    if candidate.part == "verb" or mediating:
        for word in GOVERNED:
            for token in candidate.slot(word):
                if token.pos_ == "NOUN":
                    yield from conjuncts(token)


def _sides_enough(actors: tuple[Entity, ...]) -> bool:
    """Whether a meeting told by a noun has two sides, or is that of an organisation."""
    return len(actors) > 1 or any(a.role == "IGO" for a in actors)
