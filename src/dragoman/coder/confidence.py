"""How likely an event record is right, type and parties both, said as a number that was measured.

A logistic model over a handful of things that are known to go wrong: who had to be inferred, how far the words were
composed, whether the decision model alone decided. Its weights (`data/confidence.yml`) are fitted by
`training/confidence.py` on the development half of the corpus; `docs/accuracy.md` shows how far the numbers hold on
articles never seen. Other kinds of record carry the share of their kind that was right there.
"""

import math
from functools import cache
from pathlib import Path

import yaml

from dragoman.coder.act import Act
from dragoman.coder.pronouns import (
    BOTH,
    PERSON_PRONOUNS,
    PLURAL_PRONOUNS,
    SPEAKER_PRONOUNS,
    THING_PRONOUNS,
)
from dragoman.records import Entity

DATA = Path(__file__).parent / "data" / "confidence.yml"
PRONOUNS = PERSON_PRONOUNS | PLURAL_PRONOUNS | SPEAKER_PRONOUNS | THING_PRONOUNS | BOTH
# Longer sentences are parsed less surely.
LONG = 35
FEATURES = (
    "always",
    "actor_pronoun",
    "actor_described",
    "actor_implied",
    "recipient_pronoun",
    "recipient_described",
    "recipient_implied",
    "recipient_none",
    "composed",
    "noun",
    "headline",
    "long_sentence",
    "model_alone",
    "model_sure",
)


def features(act: Act, headline: bool, length: int) -> dict[str, float]:
    """What bears on how sure a record is; each 0 or 1, but `model_sure` from 0 to 1.

    Args:
        act: as it is told, its parties complete.
        headline: whether it stands in a title.
        length: tokens of its sentence.
    """
    actor = _weakest(act.actors, act)
    recipient = _weakest(act.recipients, act) if act.recipients else "none" if not act.joint else "named"
    alone = act.rule.startswith("model ")
    return {
        "always": 1.0,
        **{f"actor_{k}": float(actor == k) for k in ("pronoun", "described", "implied")},
        **{f"recipient_{k}": float(recipient == k) for k in ("pronoun", "described", "implied", "none")},
        "composed": float(" > " in act.rule),
        "noun": float(act.nominal),
        "headline": float(headline),
        "long_sentence": float(length > LONG),
        "model_alone": float(alone),
        "model_sure": float(act.rule.removeprefix("model ")) if alone else 0.0,
    }


def confidence(act: Act, headline: bool, length: int) -> float:
    """The probability that type and parties of a record are right, to two places."""
    weights = load_weights()
    score = sum(weights["event"][name] * value for name, value in features(act, headline, length).items())
    return round(1 / (1 + math.exp(-score)), 2)


@cache
def load_weights() -> dict[str, dict[str, float]]:
    """Read the weights once: those of `event`, and the shares of the other kinds under `share`."""
    raw: dict[str, dict[str, float]] = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return raw


def _weakest(entities: tuple[Entity, ...], act: Act) -> str:
    """How the least sure of some entities is told: implied, by pronoun, described, or named."""
    kinds = [_told(e, act) for e in entities]
    return next((k for k in ("implied", "pronoun", "described") if k in kinds), "named")


def _told(entity: Entity, act: Act) -> str:
    if entity.text == act.trigger.text:
        return "implied"
    if entity.text.casefold() in PRONOUNS:
        return "pronoun"
    words = entity.text.split()
    return "described" if words and words[-1][0].islower() else "named"
