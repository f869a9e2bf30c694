"""What a worker process does first. This module imports nothing of ours, so that it is done at once."""

import signal


def leave_interrupts() -> None:
    """Leave Ctrl-C to the main process: it stops the workers, and they end without a word."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
