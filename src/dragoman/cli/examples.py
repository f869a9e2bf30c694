"""Where the example articles are: beside this package, whether installed or run from a checkout."""

from pathlib import Path

import dragoman
from dragoman.records import DragomanError


def examples_folder() -> Path:
    """Find the folder of the example articles.

    Raises:
        DragomanError: it came neither with the package nor with a checkout.
    """
    package = Path(dragoman.__file__).parent
    # the second is for checkouts on systems without symbolic links
    for folder in (package / "examples" / "articles", package.parents[1] / "examples" / "articles"):
        if folder.is_dir():
            return folder
    raise DragomanError(
        "the example articles are missing: install dragoman again, or run it from its checkout."
    )
