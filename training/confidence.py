"""Fit what a record's confidence says: `python -m training.confidence`.

The records that the coder makes of the development half are compared with gold: right where type and parties are
("who" of the score). A logistic regression with a quadratic penalty is fitted by Newton's method; how well it holds
is printed for articles left out one at a time (Brier score, calibration error over five bins). For the other kinds
the share that is right is written down. The blind half is not read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import yaml

from dragoman.articles import ReadOptions, article_from_text
from dragoman.coder import confidence
from dragoman.coder.assemble import Told
from dragoman.coder.code import Coder
from dragoman.coder.model import default_model
from dragoman.evaluation import load_gold, score
from dragoman.evaluation.gold import GoldArticle
from dragoman.evaluation.pairing import pair_up
from dragoman.evaluation.tellings import Scored, find_span, gold_events, predicted_events

GOLD = Path(__file__).parent.parent / "corpus" / "development"
PENALTY = 1.0
STEPS = 25
BINS = 5


@dataclass(frozen=True, slots=True)
class Case:
    """One record: its article, what bears on it, and whether it is right."""

    article: str
    features: tuple[float, ...]
    right: bool


def cases(coder: Coder, gold: Sequence[GoldArticle]) -> Iterator[Case]:
    """The event records of some articles; those that stand for optional gold or tell again are left out."""
    for one in gold:
        told = coder.read(article_from_text(one.text, one.name, ReadOptions()))[0]
        predicted = predicted_events([msgspec.to_builtins(t.event) for t in told], one.text, [], one.name)
        wanted = gold_events(one.records["events"], one.text, [], one.name)
        paired = {id(p): g for p, g in pair_up(predicted, wanted)}
        for record, event in zip(told, predicted, strict=True):
            match = paired.get(id(event))
            if match is None or not match.optional:
                yield Case(one.name, _features(record), match is not None and _right(event, match))


def _features(told: Told) -> tuple[float, ...]:
    found = confidence.features(told.act, told.paragraph.kind == "title", len(told.sentence))
    return tuple(found[name] for name in confidence.FEATURES)


def _right(event: Scored, match: Scored) -> bool:
    return (
        event.kind in match.types
        and _meet(event.actors, match.actors)
        and _meet(event.recipients, match.recipients)
    )


def _meet(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a & b) or (not a and not b)


def fit(some: Sequence[Case]) -> np.ndarray:
    """The weights under which what is right is likeliest, kept small by the penalty."""
    table = np.array([c.features for c in some])
    right = np.array([c.right for c in some], dtype=float)
    weights = np.zeros(table.shape[1])
    for _ in range(STEPS):
        shares = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (right - shares) - PENALTY * weights
        curve = (table * (shares * (1 - shares))[:, None]).T @ table + PENALTY * np.eye(len(weights))
        weights += np.linalg.solve(curve, slope)
    return weights


def left_out(every: Sequence[Case]) -> tuple[np.ndarray, np.ndarray]:
    """What each article's records are given by the weights fitted on the others, and whether they are right."""
    given, right = [], []
    for article in sorted({c.article for c in every}):
        weights = fit([c for c in every if c.article != article])
        own = [c for c in every if c.article == article]
        given += list(1 / (1 + np.exp(-np.array([c.features for c in own]) @ weights)))
        right += [c.right for c in own]
    return np.array(given), np.array(right, dtype=float)


def calibration(given: np.ndarray, right: np.ndarray) -> float:
    """Expected calibration error over bins of equal size (Naeini et al. 2015)."""
    order = np.argsort(given, kind="stable")
    return float(
        sum(abs(given[part].mean() - right[part].mean()) * len(part) for part in np.array_split(order, BINS))
        / len(given)
    )


def shares(coder: Coder, gold: Sequence[GoldArticle]) -> dict[str, float]:
    """The share of the other kinds of record that is right: by the score's keys, or by words that overlap gold's."""
    coded = {
        one.name: msgspec.to_builtins(coder.code(article_from_text(one.text, one.name, ReadOptions())))
        for one in gold
    }
    report = score(gold, coded).report()
    found = {"mediation": report["mediations"]["p"], "tie": report["ties"]["p"]}
    for kind in ("claim", "obstacle"):
        hits = [
            any(_overlap(record, other, one.text) for other in _words(one.records[f"{kind}s"]))
            for one in gold
            for record in coded[one.name][f"{kind}s"]
        ]
        # a few records tell little: one right and one wrong are added (Laplace)
        found[kind] = (sum(hits) + 1) / (len(hits) + 2)
    return {kind: round(value, 2) for kind, value in found.items()}


def _words(records: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for record in records:
        yield from record.get("positions") or (record,)


def _overlap(a: dict[str, Any], b: dict[str, Any], text: str) -> bool:
    one, two = find_span(a, text), find_span(b, text)
    return one is not None and two is not None and one[0] < two[1] and two[0] < one[1]


def main() -> None:
    """Fit, measure, and write the weights."""
    coder = Coder(model=default_model())
    gold = load_gold(GOLD, GOLD)
    every = list(cases(coder, gold))
    given, right = left_out(every)
    base = right.mean()
    print(f"{len(every)} records, {base:.3f} right; article by article left out:")
    brier = f"Brier score {((given - right) ** 2).mean():.3f}, of the bare share {base * (1 - base):.3f}"
    print(f"{brier}; calibration error {calibration(given, right):.3f}")
    weights = {n: round(float(w), 2) for n, w in zip(confidence.FEATURES, fit(every), strict=True)}
    head = "# Written by training/confidence.py; what each means: coder/confidence.py.\n"
    data = {"event": weights, "share": shares(coder, gold)}
    confidence.DATA.write_text(head + yaml.safe_dump(data, sort_keys=False), encoding="utf-8")


if __name__ == "__main__":
    main()
