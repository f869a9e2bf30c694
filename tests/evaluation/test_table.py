"""A score as lines of text."""

from collections.abc import Callable
from typing import Any

from dragoman.evaluation import GoldArticle, score, table


def test_the_table_has_every_figure(
    event: Callable[..., dict[str, Any]], annotated: Callable[..., GoldArticle]
) -> None:
    """Articles, the whole, the levels, the sets, the details and the errors all stand in it, 80 columns wide."""
    accused = event("Chad accused Sudan", "ACCUSE", "TCD", "SDN")
    gold = [
        annotated(events=[accused], published={"earliest": "2024-01-01", "latest": "2024-01-01"}),
        annotated(name="b" * 40),
    ]
    lines = list(table(score(gold, {"a.txt": {"events": [accused, event("Niger", "AID")]}})))
    assert lines[1].split() == ["a.txt", "1.000", "1.000", "1.000", "1.000", "1", "1"]
    assert lines[2].startswith("b" * 25 + "…")
    assert lines[3].split()[0] == "all"
    page = "\n".join(lines)
    assert "publication interval       0 of 1" in page
    assert "status                       1.000" in page
    assert "error: a.txt: not in the article: 'Niger'" in page
    assert max(map(len, lines)) <= 80
