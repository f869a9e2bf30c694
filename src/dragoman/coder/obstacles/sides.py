"""The two sides of an obstacle, their words, and the words of the data file."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from spacy.tokens import Token

DATA = Path(__file__).parent.parent / "data" / "obstacles.yml"


@dataclass(frozen=True, slots=True)
class Words:
    """The data file, ready for lookups."""

    nouns: frozenset[str]
    pointing: frozenset[str]
    verbs: frozenset[str]
    prepositions: tuple[str, ...]
    goals: frozenset[str]
    doings: frozenset[str]
    impossible: frozenset[str]
    harder: frozenset[str]
    hinging: frozenset[str]
    refusing: frozenset[str]
    stances: frozenset[str]
    seeking: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sides:
    """What stands in the way (`what`) of what (`goal`), as runs of tokens headed by their heads."""

    what: list[Token]
    goal: list[Token]
    what_head: Token
    goal_head: Token


@cache
def words() -> Words:
    """Read the data file once."""
    raw = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    sets = {k: frozenset(v) for k, v in raw.items() if k != "prepositions"}
    return Words(prepositions=tuple(raw["prepositions"]), **sets)


def sides_of(what: Token, goal: Token) -> Sides:
    """Two phrases by their heads."""
    return Sides(plain(what), plain(goal), what, goal)


def plain(token: Token) -> list[Token]:
    """The tokens of a phrase without its relative clauses."""
    cut = {t.i for c in token.children if c.dep_ in {"relcl", "advcl"} for t in c.subtree}
    return [
        t
        for t in token.subtree
        if t.i not in cut and not (t.is_punct and t.i in {token.right_edge.i, token.left_edge.i})
    ]


def text_of(tokens: list[Token]) -> str:
    """The words of a phrase, from its first token to its last."""
    doc = tokens[0].doc
    return str(doc[min(t.i for t in tokens) : max(t.i for t in tokens) + 1].text)
