"""What goes wrong on the development half, sorted by cause: the table that says what to mend next.

python -m benchmarks.errors
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.machine import machine
from dragoman.articles import ReadOptions, article_from_text
from dragoman.coder.code import Coder
from dragoman.coder.model import default_model
from dragoman.evaluation.pairing import pair_up
from dragoman.evaluation.tellings import Scored, gold_events, predicted_events

FOLDER = Path(__file__).parent.parent / "corpus" / "development"


def causes(predicted: list[Scored], gold: list[Scored]) -> Counter[str]:
    """Count what is wrong with each gold event, the first cause that applies."""
    found: Counter[str] = Counter()
    pairs = {id(g): p for p, g in pair_up(predicted, gold)}
    for event in gold:
        if event.optional:
            continue
        hit = pairs.get(id(event))
        if hit is None:
            found["no candidate became an act"] += 1
        elif hit.kind not in event.types:
            found["wrong type"] += 1
        elif hit.actors != event.actors:
            found["wrong actor: none" if not hit.actors & event.actors else "wrong actor: in part"] += 1
        elif hit.recipients != event.recipients:
            found[_recipients(hit, event)] += 1
        else:
            found["right"] += 1
    return found


def _recipients(hit: Scored, event: Scored) -> str:
    """How the recipients are wrong."""
    if not hit.recipients:
        return "recipient missed"
    if not event.recipients:
        return "recipient where there is none"
    return "recipient in part" if hit.recipients & event.recipients else "wrong recipient"


def main() -> None:
    """Print the table."""
    print(machine())
    coder = Coder(model=default_model())
    total: Counter[str] = Counter()
    for path in sorted(FOLDER.glob("*.json")):
        annotation: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        coded = msgspec.to_builtins(coder.code(article_from_text(text, path.stem, ReadOptions())))
        errors: list[str] = []
        predicted = predicted_events(coded["events"], text, errors, path.name)
        total += causes(predicted, gold_events(annotation["events"], text, errors, path.name))
    everything = sum(total.values())
    for cause, number in total.most_common():
        print(f"{number:4}  {number / everything:5.1%}  {cause}")


if __name__ == "__main__":
    main()
