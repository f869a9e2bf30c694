"""What a worker process does first."""

import subprocess
import sys


def test_a_worker_leaves_interrupts_to_the_main_process() -> None:
    """After it Ctrl-C does not reach the worker, and nothing heavy was imported to get there."""
    program = (
        "import os, signal, sys\nfrom dragoman.api.workers import leave_interrupts\nleave_interrupts()\n"
        "os.kill(os.getpid(), signal.SIGINT)\nassert 'spacy' not in sys.modules\nprint('alive')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)  # noqa: S603
    assert (done.returncode, done.stdout) == (0, "alive\n")
