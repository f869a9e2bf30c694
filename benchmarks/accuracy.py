"""How right the coder is, by voice: lexicon, model and both, on each half of the corpus and on the shared gold.

The model alone still has the lexicon's reporting verbs, which are no acts.

    python -m benchmarks.accuracy

The blind half is measured here and never read; only totals are printed.
"""

from pathlib import Path
from typing import Any

import msgspec

from benchmarks.machine import machine
from dragoman.articles import ReadOptions, article_from_text
from dragoman.coder.code import Coder
from dragoman.coder.lexicon import Lexicon, load_lexicon
from dragoman.coder.model import default_model
from dragoman.evaluation import Score, load_gold, score
from dragoman.records import UnreadableArticleError

ROOT = Path(__file__).parent.parent
SETS = {
    "shared gold": (ROOT.parent / "shared" / "gold", ROOT.parent / "shared" / "seeds"),
    "development": (ROOT / "corpus" / "development", ROOT / "corpus" / "development"),
    "blind": (ROOT / "corpus" / "blind", ROOT / "corpus" / "blind"),
}
LEVELS = ("type", "who", "exact")
RATES = ("status", "cameo_root", "time", "attribution")
SET_KINDS = ("mediations", "ties")


def measure(coder: Coder, gold_folder: Path, articles: Path) -> Score:
    """Code a set's articles and score them; an article that cannot be read counts as one without records."""
    gold = load_gold(gold_folder, articles)
    coded: dict[str, Any] = {}
    for one in gold:
        try:
            article = article_from_text(one.text, one.name, ReadOptions())
        except UnreadableArticleError as error:
            print(f"not read: {error}")
            continue
        coded[one.name] = msgspec.to_builtins(coder.code(article))
    return score(gold, coded)


def without_acts(lexicon: Lexicon) -> Lexicon:
    """A lexicon of reporting verbs only."""
    kept = {key: tuple(e for e in group if e.kind == "report") for key, group in lexicon.entries.items()}
    return msgspec.structs.replace(lexicon, entries={key: group for key, group in kept.items() if group})


def line(figures: Score) -> str:
    """The figures of a set in the order of the head line."""
    report = figures.report()
    cells = [report["all"][k]["f1"] for k in LEVELS]
    cells += [report["all"]["of_type_pairs"][k] for k in RATES]
    cells += [report[k]["f1"] for k in SET_KINDS]
    return " ".join(f"{c:>11.3f}" for c in cells)


def main() -> None:
    """Print the table."""
    print(machine())
    print(f"{'set':12} {'voices':8} " + " ".join(f"{k:>11}" for k in (*LEVELS, *RATES, *SET_KINDS)))
    voices = {"lexicon": Coder(model=None)}
    model = default_model()
    if model is not None:
        voices["model"] = Coder(lexicon=without_acts(load_lexicon()), model=model)
        voices["both"] = Coder(model=model)
    for name, (gold, articles) in SETS.items():
        if not gold.exists():
            print(f"{name:12} is not here")
            continue
        for voice, coder in voices.items():
            print(f"{name:12} {voice:8} {line(measure(coder, gold, articles))}")


if __name__ == "__main__":
    main()
