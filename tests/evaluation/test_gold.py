"""Gold annotations from a folder."""

from pathlib import Path

import pytest

from dragoman.evaluation import load_gold
from dragoman.records import DragomanError


def test_articles_are_found_beside_or_in_seeds(tmp_path: Path) -> None:
    """The text comes from the folder named, else from `seeds` beside the gold, else from the gold's folder."""
    gold, seeds, mine = tmp_path / "gold", tmp_path / "seeds", tmp_path / "mine"
    for folder in (gold, seeds, mine):
        folder.mkdir()
        (folder / "a.txt").write_text(folder.name, encoding="utf-8")
    (gold / "a.json").write_text('{"article": "a.txt", "events": []}', encoding="utf-8")
    assert load_gold(gold)[0].text == "seeds"
    assert load_gold(gold, mine)[0].text == "mine"
    (seeds / "a.txt").unlink()
    assert load_gold(gold)[0].text == "gold"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "is not JSON"),
        ("[]", "is no annotation"),
        ('{"article": "a.txt", "events": 3}', "is no annotation"),
        ('{"article": "b.txt"}', r"its article b.txt is not in .*; use --articles"),
    ],
)
def test_faults_are_named(tmp_path: Path, content: str, message: str) -> None:
    """A file that is no annotation, or whose article is missing, is named with what is wrong."""
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    with pytest.raises(DragomanError, match=rf"a\.json: .*{message}"):
        load_gold(tmp_path)


def test_no_gold_is_an_error(tmp_path: Path) -> None:
    """A folder without annotations, and no folder at all, say so."""
    with pytest.raises(DragomanError, match=r"holds no \.json file"):
        load_gold(tmp_path)
    with pytest.raises(DragomanError, match="is not a folder"):
        load_gold(tmp_path / "none")


def test_an_article_must_be_utf8(tmp_path: Path) -> None:
    """Offsets mean nothing in a text that cannot be decoded."""
    (tmp_path / "a.json").write_text('{"article": "a.txt"}', encoding="utf-8")
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")
    with pytest.raises(DragomanError, match="is not UTF-8"):
        load_gold(tmp_path)
