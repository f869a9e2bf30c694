"""Gold annotations from a folder: one JSON file an article, and the article's text beside it."""

from pathlib import Path
from typing import Any

import msgspec

from dragoman.records import DragomanError


class GoldArticle(msgspec.Struct, frozen=True, kw_only=True):
    """One annotated article: its file, its text as on disk, and the annotation as plain data."""

    name: str
    path: Path
    text: str
    records: dict[str, Any]


def load_gold(folder: Path, articles: Path | None = None) -> list[GoldArticle]:
    """Load all annotations of a folder, in the order of their names.

    Args:
        folder: holds `<article stem>.json` files.
        articles: the folder of the articles; by default `seeds` beside `folder`, then `folder` itself.

    Raises:
        DragomanError: there are none, one is no annotation, or its article is missing.
    """
    if not folder.is_dir():
        raise DragomanError(f"{folder}: is not a folder; name the folder of the gold annotations.")
    folders = [articles] if articles else [folder.parent / "seeds", folder]
    gold = [_load(path, folders) for path in sorted(folder.glob("*.json"))]
    if not gold:
        raise DragomanError(f"{folder}: holds no .json file; gold is one JSON file an article.")
    return gold


def _load(path: Path, folders: list[Path]) -> GoldArticle:
    try:
        records = msgspec.json.decode(path.read_bytes())
    except msgspec.DecodeError as error:
        raise DragomanError(f"{path}: is not JSON ({error}).") from error
    name = records.get("article") if isinstance(records, dict) else None
    if not isinstance(name, str) or not isinstance(records.get("events", []), list):
        raise DragomanError(f'{path}: is no annotation; it needs "article" and "events".')
    source = next((f / name for f in folders if (f / name).is_file()), None)
    if source is None:
        searched = " or ".join(str(f) for f in folders)
        raise DragomanError(f"{path}: its article {name} is not in {searched}; use --articles.")
    try:
        text = source.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DragomanError(f"{source}: is not UTF-8, so gold's offsets mean nothing.") from error
    return GoldArticle(name=name, path=source, text=text, records=records)
