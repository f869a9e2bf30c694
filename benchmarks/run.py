"""Run every benchmark, one after the other: `make bench`."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Run them; stop at the first that fails."""
    for name in ("accuracy", "errors", "speed"):
        print(f"== {name}", flush=True)
        subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=True, cwd=ROOT)


if __name__ == "__main__":
    main()
