"""The articles of ../shared/seeds, coded, and what ../shared/together.json expects of them, where they exist."""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dragoman.api.calls import code, read
from dragoman.ledger import MemoryEvidence, kept_article, reports_of
from dragoman.records import Citation

SHARED = Path(__file__).parents[3] / "shared"
needed = pytest.mark.skipif(
    not (SHARED / "together.json").exists(), reason="no ../shared/together.json beside the project"
)


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


def expected(part: str) -> list[dict[str, Any]]:
    """Give the items of one part of together.json."""
    return list(json.loads((SHARED / "together.json").read_text(encoding="utf-8"))[part])


def cites(citation: Citation, article: str, quote: str) -> bool:
    """Tell whether a citation and an expected quote have words of one article in common."""
    _, texts, names = seeds()
    if names[citation.article] != article:
        return False
    start = texts[article].replace("\xa0", " ").find(quote.replace("\xa0", " "))
    assert start >= 0, f"{quote!r} is not in {article}"
    return citation.start < start + len(quote) and start < citation.start + len(citation.quote)
