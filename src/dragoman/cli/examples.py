"""Where the example articles are: inside an installed package, or in the checkout it runs from."""

from pathlib import Path

import dragoman
from dragoman.records import DragomanError


def examples_folder() -> Path:
    """Find the folder of the example articles.

    Raises:
        DragomanError: it came neither with the package nor with a checkout.
    """
    package = Path(dragoman.__file__).parent
    for folder in (package / "examples" / "articles", package.parents[1] / "examples" / "articles"):
        if folder.is_dir():
            return folder
    raise DragomanError(
        "the example articles are missing: install dragoman again, or run it from its checkout."
    )
