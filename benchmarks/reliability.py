"""Whether a record's confidence means what it says: the share that is right, by how sure the coder was.

    python -m benchmarks.reliability

On both halves of the corpus; the weights were fitted on the development half (training/confidence.py). Of the blind
half only totals are printed.
"""

from pathlib import Path

import numpy as np
from training.confidence import BINS, calibration, cases

from benchmarks.machine import machine
from dragoman.coder.code import Coder
from dragoman.coder.confidence import FEATURES, load_weights
from dragoman.coder.model import default_model
from dragoman.evaluation import load_gold

CORPUS = Path(__file__).parent.parent / "corpus"


def main() -> None:
    """Print a table for each half."""
    print(machine())
    coder = Coder(model=default_model())
    weights = np.array([load_weights()["event"][name] for name in FEATURES])
    for half in ("development", "blind"):
        every = list(cases(coder, load_gold(CORPUS / half, CORPUS / half)))
        given = 1 / (1 + np.exp(-np.array([c.features for c in every]) @ weights))
        right = np.array([c.right for c in every], dtype=float)
        print(f"\n{half}: {len(every)} records, calibration error {calibration(given, right):.3f}")
        for part in np.array_split(np.argsort(given, kind="stable"), BINS):
            print(f"  said {given[part].mean():.2f}, right {right[part].mean():.2f}, {len(part)} records")


if __name__ == "__main__":
    main()
