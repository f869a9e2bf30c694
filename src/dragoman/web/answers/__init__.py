"""What the desk answers: one registry, each answer a function of ledger, world and typed parameters."""

from dragoman.web.answers.all import ANSWERS
from dragoman.web.answers.registry import Answer, NothingThereError

__all__ = ["ANSWERS", "Answer", "NothingThereError"]
