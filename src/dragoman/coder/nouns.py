"""Common nouns that stand for actors: the data of `data/nouns.yml`, ready for lookups by lemma."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from spacy.tokens import Token

DATA = Path(__file__).parent / "data" / "nouns.yml"


@dataclass(frozen=True, slots=True)
class Nouns:
    """Lookups by lemma: the role of a noun, the office it names, and which sets it belongs to."""

    roles: dict[str, str]
    offices: dict[str, str]
    standing: dict[str, str]
    persons: frozenset[str]
    states: frozenset[str]
    blocs: frozenset[str]
    groups: frozenset[str]
    territories: frozenset[str]
    pairs: frozenset[str]
    unnamed: frozenset[str]
    rivals: frozenset[str]


@cache
def load_nouns() -> Nouns:
    """Read the data file once."""
    raw = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return Nouns(
        {noun: role for role, nouns in raw["roles"].items() for noun in nouns},
        raw["offices"],
        raw["standing"],
        *(
            frozenset(raw[k])
            for k in ("persons", "states", "blocs", "groups", "territories", "pairs", "unnamed", "rivals")
        ),
    )


def noun_lemma(token: Token) -> str:
    """The lemma of a noun in lower case, a compound kept whole where the data knows it ("prime minister")."""
    nouns = load_nouns()
    lemma = token.lemma_.lower()
    before = token.doc[token.i - 1] if token.i else None
    if before is not None and before.text == "-" and token.i > 1:
        whole = f"{token.doc[token.i - 2].lower_}-{lemma}"
        if whole in nouns.roles or whole in nouns.offices or whole in nouns.standing:
            return whole
    if before is not None and before.head.i == token.i and before.dep_ in {"compound", "amod"}:
        whole = f"{before.lower_} {lemma}"
        if whole in nouns.roles or whole in nouns.offices or whole in nouns.standing:
            return whole
    return lemma


def office_of(token: Token) -> str | None:
    """The office that a noun names, with the words just before it ("Armenian foreign minister"), or None."""
    nouns = load_nouns()
    lemma = token.lemma_.lower()
    before = [t.lower_ for t in token.doc[max(0, token.i - 3) : token.i]]
    for size in (2, 1, 0):
        whole = " ".join([*before[len(before) - size :], lemma]) if size else lemma
        if whole in nouns.offices:
            return nouns.offices[whole]
    after = [t.lower_ for t in token.doc[token.i : token.i + 4]]
    for size in (4, 3, 2):
        whole = " ".join([lemma, *after[1:size]])
        if whole in nouns.offices:
            return nouns.offices[whole]
    return None
