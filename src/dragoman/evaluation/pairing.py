"""Which predicted event stands for which gold one: by overlapping words, best fit first, one to one."""

from collections.abc import Sequence

from dragoman.evaluation.tellings import Scored, Span

Pair = tuple[Scored, Scored]


def pair_up(predicted: Sequence[Scored], gold: Sequence[Scored]) -> list[Pair]:
    """Pair events whose words overlap, those first that fit best in words, type and parties."""
    options = sorted(
        (
            (affinity(p, g), i, j)
            for i, p in enumerate(predicted)
            for j, g in enumerate(gold)
            if overlap(p, g)
        ),
        reverse=True,
    )
    used_predicted: set[int] = set()
    used_gold: set[int] = set()
    pairs = []
    for _, i, j in options:
        if i not in used_predicted and j not in used_gold:
            used_predicted.add(i)
            used_gold.add(j)
            pairs.append((predicted[i], gold[j]))
    return pairs


def overlap(predicted: Scored, gold: Scored) -> float:
    """Give the largest share of a telling's words that the prediction covers."""
    span = predicted.spans[0]
    return max(
        (_common(span, telling) / max(1, telling[1] - telling[0]) for telling in gold.spans), default=0
    )


def affinity(predicted: Scored, gold: Scored) -> float:
    """Weigh how well a prediction fits: its words, its type, its parties."""
    return (
        1.0
        + overlap(predicted, gold)
        + 4.0 * (predicted.kind in gold.types)
        + 2.0 * _share(predicted.actors, gold.actors)
        + 2.0 * _share(predicted.recipients, gold.recipients)
    )


def retellings(predicted: Sequence[Scored], gold: Sequence[Scored], pairs: Sequence[Pair]) -> int:
    """Count the predictions left over that tell a gold event again: they cost nothing."""
    paired = {id(p) for p, _ in pairs}
    several = [g for g in gold if len(g.spans) > 1]
    return sum(1 for p in predicted if id(p) not in paired and any(_retells(p, g) for g in several))


def _retells(predicted: Scored, gold: Scored) -> bool:
    same_kind = predicted.kind in gold.types and bool(predicted.actors & gold.actors)
    return same_kind and overlap(predicted, gold) > 0


def _common(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a | b else 1.0
