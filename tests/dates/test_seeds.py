"""The five articles the project exists for, where their texts are at hand: their days come out right."""

import json
from datetime import date
from pathlib import Path

import pytest

from dragoman.dates import infer_published

SHARED = Path(__file__).parents[3] / "shared"
# Tenures as any list of office-holders has them.
PEOPLE = [
    ("Dar", "2024-03-11", None),
    ("Sharif", "2022-04-11", "2023-08-14"),
    ("Sharif", "2024-03-04", None),
    ("Asif", "2022-04", "2023-08"),
    ("Asif", "2024-03-11", None),
    ("Pashinyan", "2018-05-08", None),
    ("Pashinian", "2018-05-08", None),
    ("Mirzoyan", "2021-08-19", None),
    ("Lavrov", "2004-03-09", None),
    ("Aliyev", "2003-10-31", None),
]
# Those without gold: days that the article's own words leave.
ELSE = {"001": ("2025-11-05", "2025-11-30"), "003": ("2023-03-06", "2023-03-19")}
ENDS = ("BY:", "LEAVE A REPLY", "Avatar photo", "Share This", "XS")


def _body(path: Path) -> list[str]:
    """The paragraphs of an article, down to the furniture at its foot, captions left out."""
    body: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith(ENDS):
            break
        if len(line) > 60 and " - " not in line[:8]:
            body.append(line)
    return body


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the articles are not ours to publish")
@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_publication_of_the_seeds(number: str) -> None:
    """The inferred interval meets the days that two readers, or the article's own words, give."""
    (path,) = (SHARED / "seeds").glob(f"{number}_*.txt")
    body = _body(path)
    named = [p for p in PEOPLE if any(p[0] in paragraph for paragraph in body)]
    found = infer_published(body, named)
    gold = SHARED / "gold" / f"{path.stem}.json"
    if gold.exists():
        days = json.loads(gold.read_text(encoding="utf-8"))["published"]
        first, last = days["earliest"], days["latest"]
    else:
        first, last = ELSE[number]
    assert found.basis == "inferred"
    assert found.earliest is not None
    assert found.latest is not None
    assert found.earliest <= date.fromisoformat(last)
    assert found.latest >= date.fromisoformat(first)
