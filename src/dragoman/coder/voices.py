"""Two voices decide: the lexicon reads what its authors thought of, the model what is like its training sentences.

The lexicon's word stands; where it knows nothing, the model must be sure. The thresholds were chosen on the
development half of the corpus (`docs/accuracy.md`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span

from dragoman.coder.act import SPEECH_TYPES, Act
from dragoman.coder.decide import Decider
from dragoman.coder.marking import mark
from dragoman.coder.model import NONE, DecisionModel, Judgement
from dragoman.coder.propose import Candidate
from dragoman.ontology import default_context, usual_code
from dragoman.records import Entity

# The model alone makes an act from this probability on.
SURE = 0.9
# With a party more, less certainty is enough.
SURE_WITH_RECIPIENT = 0.8


@dataclass(frozen=True, slots=True)
class Voices:
    """The lexicon's decider with the model beside it."""

    decider: Decider
    model: DecisionModel

    def weigh(self, sentence: Span, acts: Sequence[Act], undecided: Sequence[Candidate]) -> list[Act]:
        """The acts of a sentence by both voices.

        Args:
            sentence: where they stand.
            acts: what the lexicon decided.
            undecided: verbs that the lexicon does not know in this use.
        """
        opened = [a for a in (self._open(c) for c in undecided) if a is not None]
        judged = self.model.judge([marked(sentence, a) for a in opened])
        kept = list(acts)
        for act, judgement in zip(opened, judged, strict=True):
            made = self._made(act, judgement)
            if made is not None and not any(_is_content_of(made, other) for other in acts):
                kept.append(made)
        return kept

    def _open(self, candidate: Candidate) -> Act | None:
        """An act without a type, with the parties in the usual slots; None where nobody named does it."""
        actors, recipients = self.decider.usual_parties(candidate)
        if not actors:
            return None
        return Act(
            trigger=candidate.trigger,
            top=candidate.trigger,
            type="",
            mode=None,
            cameo="",
            context=(),
            actors=actors,
            recipients=recipients,
            rule="model",
            covers=frozenset({candidate.trigger.i}),
            initiators=actors,
        )

    def _made(self, act: Act, judgement: Judgement) -> Act | None:
        """The act that the model is sure of, or None."""
        least = SURE_WITH_RECIPIENT if act.recipients else SURE
        if judgement.type == NONE or judgement.probability < least:
            return None
        return replace(
            act,
            type=judgement.type,
            mode=judgement.mode,
            cameo=usual_code(judgement.type, judgement.mode),
            context=default_context(judgement.type),
            rule=f"model {judgement.probability:.2f}",
            refusing=judgement.type == "REJECT",
            status="occurred" if judgement.type == "REJECT" else None,
        )


def _is_content_of(made: Act, other: Act) -> bool:
    """Whether an act in words is only what another one by the same actor says (section 7, Content of a speech act)."""
    if not {made.type, other.type} <= SPEECH_TYPES or made.trigger not in other.top.subtree:
        return False
    return bool({a.id for a in made.actors} & {a.id for a in other.actors})


def marked(sentence: Span, act: Act) -> str:
    """The sentence with the act's predicate and parties marked, as the model reads it."""
    first = sentence.start_char
    trigger = act.trigger
    spans = [("P", trigger.idx - first, trigger.idx - first + len(trigger.text))]
    for role, entities in (("A", act.actors), ("R", act.recipients)):
        spans += [(role, *_place(e, sentence)) for e in entities if e.start is not None]
    return mark(sentence.text, spans)


def _place(entity: Entity, sentence: Span) -> tuple[int, int]:
    """Where an entity's words stand in the sentence, relative to its start: around the head they are kept by."""
    head, words, text = (entity.start or 0) - sentence.start_char, entity.text, str(sentence.text)
    found = text.rfind(words, max(0, head - len(words)), head + len(words)) if head >= 0 else -1
    return (
        (found, found + len(words))
        if found >= 0
        else (head, head + len(text[head:].split(" ", maxsplit=1)[0]))
    )
