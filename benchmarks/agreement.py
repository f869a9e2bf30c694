"""How far two annotators agree who did not see each other's labels: what no coder can be asked to surpass.

    python -m benchmarks.agreement

A third of the corpus was annotated twice, and a tenth of the training sentences labelled twice. The second
annotation is scored against the first as a coder's would be; of the blind half only totals are printed.
"""

from collections import Counter
from pathlib import Path

import msgspec
from training.sentences import FOLDER, NONE, Labelled, read_all

from benchmarks.accuracy import LEVELS, RATES, SET_KINDS, line
from dragoman.evaluation import load_gold, score

ROOT = Path(__file__).parent.parent
SECOND_LABELS = FOLDER.parent / "second"


def articles(half: str) -> str:
    """The scores of the second annotation of a half against the first."""
    second = {
        path.stem: msgspec.json.decode(path.read_bytes())
        for path in sorted((ROOT / "corpus" / "second" / half).glob("*.json"))
    }
    folder = ROOT / "corpus" / half
    first = [one for one in load_gold(folder, folder) if Path(one.name).stem in second]
    figures = score(first, {one.name: second[Path(one.name).stem] for one in first})
    return f"{half:12} {len(first):>8} {line(figures)}"


def labels() -> dict[str, float]:
    """Agreement on the sentences labelled twice: share, macro F1 over types and none, Cohen's kappa, details."""
    first = {_key(one): one for one in read_all()}
    pairs = [(first[_key(one)], one) for one in read_all(SECOND_LABELS)]
    types = [(a.type, b.type) for a, b in pairs]
    same = [(a, b) for a, b in pairs if a.type == b.type != NONE]
    observed = sum(a == b for a, b in types) / len(types)
    ones, twos = Counter(a for a, _ in types), Counter(b for _, b in types)
    chance = sum(ones[t] * twos[t] for t in ones) / len(types) ** 2
    hits = Counter(a for a, b in types if a == b)
    return {
        "sentences": len(pairs),
        "type": observed,
        "macro F1": sum(2 * hits[t] / (ones[t] + twos[t]) for t in ones | twos) / len(ones | twos),
        "kappa": (observed - chance) / (1 - chance),
        "mode, where type agrees": sum(a.mode == b.mode for a, b in same) / len(same),
        "status, where type agrees": sum(a.status == b.status for a, b in same) / len(same),
    }


def _key(one: Labelled) -> tuple[str, tuple[int, int]]:
    """A candidate is the same where sentence and trigger are."""
    trigger = next(s for s in one.spans if s.role == "P")
    return one.text, (trigger.start, trigger.end)


def main() -> None:
    """Print both tables."""
    print(f"{'half':12} {'articles':>8} " + " ".join(f"{k:>11}" for k in (*LEVELS, *RATES, *SET_KINDS)))
    for half in ("development", "blind"):
        print(articles(half))
    for name, value in labels().items():
        print(f"{name:26} {value:.3f}" if value < 1 else f"{name:26} {value:.0f}")


if __name__ == "__main__":
    main()
