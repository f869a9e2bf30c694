"""Measure the coder on annotated articles; as a command, raise the floors of `accuracy_floors.json` to that.

Run `.venv/bin/python tests/raise_floors.py`. It refuses to lower a floor: then its exit status is 1.
"""

import json
import sys
from pathlib import Path

import msgspec

from dragoman.articles import ReadOptions, read
from dragoman.coder.code import Coder
from dragoman.coder.model import default_model
from dragoman.evaluation import Score, load_gold, score
from dragoman.records import Article

HERE = Path(__file__).parent
FLOORS = HERE / "accuracy_floors.json"
SHARED = HERE.parents[1] / "shared"
CORPUS = HERE.parent / "corpus"
# Name of a set -> the folders of its annotations and of its articles.
SETS = {
    "gold": (SHARED / "gold", SHARED / "seeds"),
    "development": (CORPUS / "development", CORPUS / "development"),
    "blind": (CORPUS / "blind", CORPUS / "blind"),
}
F1 = ("type", "who", "exact")
SHARES = ("status", "cameo_root", "time", "attribution")
RECORDS = ("mediations", "ties")
SLACK = 0.0005
Figures = dict[str, float]
Sets = dict[str, Figures]


def at_hand() -> list[str]:
    """Name the sets whose annotations are here."""
    return [name for name, (gold, _) in SETS.items() if any(gold.glob("*.json"))]


def measure(name: str, coder: Coder) -> Figures:
    """Code a set and score it: totals only, so that the blind set stays blind.

    Args:
        name: one of `SETS`.
        coder: codes the articles.

    Returns:
        F1 of type, who and exact, of type with status, CAMEO root, time or attribution right too, of mediations and
        ties; and the shares of these four among the events whose type is right, which have no floors: they may
        fall because harder events are found.
    """
    gold = load_gold(*SETS[name])
    predictions = {}
    for one in gold:
        (article,) = read(one.path, ReadOptions())
        if isinstance(article, Article):
            predictions[one.name] = msgspec.json.decode(msgspec.json.encode(coder.code(article)))
    return figures(score(gold, predictions))


def figures(total: Score) -> Figures:
    """Give the figures that have floors, unrounded where the counts allow it."""
    counts = total.counts
    found = {name: f1(counts[name], counts["pred"], counts["gold"]) for name in F1}
    found |= {name: round(counts[name] / max(1, counts["type"]), 4) for name in SHARES}
    found |= {f"type_and_{name}": f1(counts[name], counts["pred"], counts["gold"]) for name in SHARES}
    return found | {name: f1(*(total.sets[name][key] for key in ("hit", "pred", "gold"))) for name in RECORDS}


def f1(hits: int, predicted: int, wanted: int) -> float:
    """Give the harmonic mean of precision and recall, to four places."""
    return round(2 * hits / (predicted + wanted), 4) if predicted + wanted else 0.0


def floors() -> Sets:
    """Give the pinned floors by set."""
    pinned: Sets = json.loads(FLOORS.read_text("utf-8"))
    return pinned


def falls(measured: Figures, pinned: Figures) -> list[str]:
    """Tell which figures lie below their floors by more than the slack."""
    return [
        f"{name}: {measured[name]:.4f}, floor {floor:.4f}"
        for name, floor in pinned.items()
        if name not in SHARES and measured[name] < floor - SLACK
    ]


def raise_all(pinned: Sets, measured: Sets) -> tuple[Sets, list[str]]:
    """Take the higher of floor and figure.

    Args:
        pinned: the floors as they are.
        measured: what was reached, by set.

    Returns:
        The new floors, and the figures that fell below theirs: those floors stay.
    """
    raised = {name: dict(figures) for name, figures in pinned.items()}
    refused = []
    for name, figures in measured.items():
        own = raised.setdefault(name, {})
        refused += [f"{name} {fall}" for fall in falls(figures, own)]
        raised[name] = {
            **own,
            **{
                key: figure if key in SHARES else max(figure, own.get(key, 0.0))
                for key, figure in figures.items()
            },
        }
    return raised, refused


def main() -> int:
    """Measure every set at hand and write the floors; exit status 1 if a figure fell."""
    coder = Coder(model=default_model())
    pinned = floors() if FLOORS.exists() else {}
    measured = {name: measure(name, coder) for name in at_hand()}
    raised, refused = raise_all(pinned, measured)
    FLOORS.write_text(json.dumps(raised, indent=2) + "\n", encoding="utf-8")
    for name, figures in measured.items():
        print(name, *(f"{key} {figure:.4f}" for key, figure in figures.items()))  # noqa: T201 - a command
    for fall in refused:
        print(f"not lowered: {fall}", file=sys.stderr)  # noqa: T201 - a command
    return 1 if refused else 0


if __name__ == "__main__":
    raise SystemExit(main())
