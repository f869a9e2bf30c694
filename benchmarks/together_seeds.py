"""The articles of ../shared/seeds, coded, and what ../shared/together.json expects of them, where they lie there."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.api.calls import code, read
from dragoman.ledger import MemoryEvidence, kept_article, reports_of
from dragoman.records import Citation
from dragoman.world import World

SHARED = Path(__file__).parents[2] / "shared"
Item = Mapping[str, Any]


def there() -> bool:
    """Tell whether the seeds and what is expected of them lie beside the project."""
    return (SHARED / "together.json").exists()


@cache
def seeds() -> tuple[MemoryEvidence, dict[str, str], dict[str, str]]:
    """Give the evidence, the text of each article by its name, and the names by article id."""
    articles = list(read(*sorted((SHARED / "seeds").glob("*.txt"))))
    kept = [
        kept_article(one, coder="as it is", recorded_at=datetime(2031, 1, 1, tzinfo=UTC)) for one in articles
    ]
    reports = [
        report for one, coded in zip(kept, code(*articles), strict=True) for report in reports_of(one, coded)
    ]
    names = {one.id: Path(one.article.name).stem for one in kept}
    return MemoryEvidence(kept, reports), {names[one.id]: one.article.text for one in kept}, names


@cache
def world() -> World:
    """Give who is who, loaded once."""
    return World.load()


def expected(part: str) -> list[dict[str, Any]]:
    """Give the items of one part of the file."""
    return list(json.loads((SHARED / "together.json").read_text(encoding="utf-8"))[part])


def cites(citation: Citation, article: str, quote: str) -> bool:
    """Tell whether a citation and an expected quote have words of one article in common."""
    _, texts, names = seeds()
    if names[citation.article] != article:
        return False
    start = texts[article].replace("\xa0", " ").find(quote.replace("\xa0", " "))
    if start < 0:
        raise ValueError(f"together.json: {quote!r} is not in {article}")
    return citation.start < start + len(quote) and start < citation.start + len(citation.quote)


def missing(citations: Iterable[Citation], quotes: Sequence[Item]) -> tuple[str, ...]:
    """Give the expected quotes that no citation has words of."""
    cited = list(citations)
    return tuple(
        one["quote"] for one in quotes if not any(cites(c, one["article"], one["quote"]) for c in cited)
    )
