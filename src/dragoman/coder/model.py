"""The decision model's voice: what a marked predicate is, with how sure it is (trained by `training/`).

A small encoder exported to ONNX with 8-bit weights; it runs on one thread, so that answers are the same every time.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.coder.marking import PREDICATE
from dragoman.records import Status

FOLDER = Path(__file__).parent / "model"
NONE = "NONE"
VARIABLE = "DRAGOMAN_NO_MODEL"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the model takes a predicate for: the likeliest type (or NONE), its probability, that of each type."""

    type: str
    probability: float
    mode: str | None
    status: Status
    of_types: dict[str, float]


class DecisionModel:
    """A loaded model."""

    def __init__(self, folder: Path) -> None:
        """Load model, tokenizer and labels from a folder."""
        # both take a tenth of a second to import: not for `--help`
        import onnxruntime  # noqa: PLC0415
        from tokenizers import Tokenizer  # noqa: PLC0415

        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.types: list[str] = labels["types"]
        self.modes: list[str] = labels["modes"]
        self.statuses: list[Status] = labels["statuses"]
        self.temperature: float = labels["temperature"]
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(labels["length"])
        self._tokenizer.enable_padding()
        self._predicate = self._tokenizer.token_to_id(PREDICATE[0])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(folder / "decide.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def judge(self, marked: Sequence[str]) -> list[Judgement]:
        """Judge some predicates, each given as its marked sentence (`marking.mark`)."""
        import numpy as np  # noqa: PLC0415

        if not marked:
            return []
        encodings = self._tokenizer.encode_batch(list(marked))
        ids = np.array([e.ids for e in encodings], dtype=np.int64)
        mask = np.array([e.attention_mask for e in encodings], dtype=np.int64)
        at = (ids == self._predicate).astype(np.int64)
        types, modes, statuses = self._session.run(None, {"ids": ids, "mask": mask, "at": at})
        return [self._judgement(*scores) for scores in zip(types, modes, statuses, strict=True)]

    def _judgement(self, types: Any, modes: Any, statuses: Any) -> Judgement:
        """Turn one row of scores into a judgement."""
        import numpy as np  # noqa: PLC0415

        powers = np.exp((types - types.max()) / self.temperature)
        probabilities = powers / powers.sum()
        best = int(probabilities.argmax())
        kind = self.types[best]
        allowed = [i for i, m in enumerate(self.modes) if not m or m.startswith(f"{kind}/")]
        mode = self.modes[max(allowed, key=lambda i: float(modes[i]))]
        return Judgement(
            kind,
            float(probabilities[best]),
            mode.partition("/")[2] or None,
            self.statuses[int(statuses.argmax())],
            dict(zip(self.types, map(float, probabilities), strict=True)),
        )


def default_model() -> DecisionModel | None:
    """The model that comes with the package, loaded once a process.

    None where none was built, or where DRAGOMAN_NO_MODEL is set; worker processes inherit the variable.
    """
    return None if os.environ.get(VARIABLE) else _loaded()


@cache
def _loaded() -> DecisionModel | None:
    return DecisionModel(FOLDER) if (FOLDER / "decide.onnx").exists() else None
