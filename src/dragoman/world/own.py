"""Where a user's own names are: the folders that the environment names."""

import os
from pathlib import Path

VARIABLE = "DRAGOMAN_NAMES"


def own_folders() -> list[Path]:
    """Give the folders that DRAGOMAN_NAMES lists, in order; several are separated as in PATH.

    Worker processes inherit the variable, so that all of a run have the same names.
    """
    return [Path(folder) for folder in os.environ.get(VARIABLE, "").split(os.pathsep) if folder]
