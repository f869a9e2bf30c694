"""The notebook runs, and gives what it shows."""

from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parents[2] / "docs" / "notebooks" / "first-look.ipynb"


def outputs(notebook: Any) -> list[list[str]]:
    """The text of what each cell gives."""
    return [
        [
            output.get("data", {}).get("text/plain", output.get("text", ""))
            for output in cell.get("outputs", ())
        ]
        for cell in notebook.cells
    ]


def test_the_notebook_gives_what_it_shows() -> None:
    """Every cell runs from a fresh kernel, and its output is that which is kept in the file."""
    kept = nbformat.read(NOTEBOOK, as_version=4)
    fresh = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(fresh, timeout=300, resources={"metadata": {"path": str(NOTEBOOK.parent)}}).execute()
    assert outputs(fresh) == outputs(kept)
