"""Two voices: what the model adds to the lexicon, and what it takes away."""

from collections.abc import Sequence

from dragoman.coder.code import Coder
from dragoman.coder.examples import notation, sentence_article
from dragoman.coder.model import DecisionModel, Judgement
from dragoman.coder.voices import SURE
from dragoman.ontology import event_types


class Says(DecisionModel):
    """A model that takes every predicate for the same thing, with the same certainty."""

    def __init__(self, kind: str, probability: float, mode: str | None = None) -> None:
        """Load nothing."""
        self.kind, self.probability, self.mode = kind, probability, mode

    def judge(self, marked: Sequence[str]) -> list[Judgement]:
        """Say the same of each."""
        rest = (1 - self.probability) / len(event_types())
        of_types = {**dict.fromkeys(["NONE", *event_types()], rest), self.kind: self.probability}
        return [Judgement(self.kind, self.probability, self.mode, "occurred", of_types) for _ in marked]


def coded(sentence: str, model: DecisionModel | None) -> list[str]:
    """The events of a sentence in the notation of the examples."""
    return [notation(e) for e in Coder(model=model).code(sentence_article(sentence)).events]


UNKNOWN = "Chad befuddled Niger."
KNOWN = "Chad attacked Niger."


def test_a_sure_model_codes_what_the_lexicon_does_not_know() -> None:
    """A verb without an entry becomes an act where the model is sure, with the parties in the usual slots."""
    assert coded(UNKNOWN, None) == []
    assert coded(UNKNOWN, Says("COERCE", SURE + 0.1, "cyber")) == ["TCD COERCE/cyber NER"]


def test_an_unsure_model_adds_nothing() -> None:
    """Below the threshold the model's word alone is not enough."""
    assert coded(UNKNOWN, Says("COERCE", 0.4)) == []


def test_the_lexicon_stands_against_another_type() -> None:
    """The model does not change the type that the lexicon gives."""
    assert coded(KNOWN, Says("SUPPORT", 0.99)) == coded(KNOWN, None)


def test_the_lexicon_stands_against_none() -> None:
    """Nor does it silence the lexicon: on the development half that rule never had an effect."""
    assert coded(KNOWN, Says("NONE", 0.99)) == coded(KNOWN, None)


def test_a_refusal_is_told_by_its_negation() -> None:
    """What the model takes for a refusal happened, though the verb is negated (section 7, Omissions)."""
    sure = Says("REJECT", SURE + 0.2, "yield")
    (told,) = Coder(model=sure).code(sentence_article("Chad will not befuddle Niger.")).events
    assert (told.event_type, told.status) == ("REJECT", "occurred")
