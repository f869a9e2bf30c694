"""When to ask again: Retry-After, growing waits after faults, and a pause between requests to one host."""

import math
import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from dragoman.articles.faults import FetchError

Clock = Callable[[], float]
Sleep = Callable[[float], None]

MINUTE, DAY = 60.0, 86_400.0
_FIRST_WAIT = 5 * MINUTE
_LONGEST_WAIT = DAY
LONGEST_ASKED = 7 * DAY  # a server that asks for more is believed for a week
_GONE = 410
_BUSY = frozenset({429, 503})
_LATER = frozenset({408, 425, 429})
_SERVER_FAULT = 500
_BETWEEN = 1.0


def next_try(error: Exception, failures: int, now: float) -> float:
    """Say when to ask again for what could not be fetched.

    Args:
        error: what went wrong.
        failures: how often in a row it did, this time included.
        now: the present moment.

    Returns:
        What the server asked for with 429 or 503 (Retry-After, at most a week); a week for what is gone
        (410); else 5 minutes, doubled with each failure up to a day.
    """
    if isinstance(error, FetchError):
        asked = retry_after(error.retry_after, now) if error.status in _BUSY else None
        if asked is not None:
            return now + min(asked, LONGEST_ASKED)
        if error.status == _GONE:
            return now + LONGEST_ASKED
    return now + min(_LONGEST_WAIT, _FIRST_WAIT * 2.0 ** min(failures - 1, 30))


def is_due(again: float, now: float) -> bool:
    """Whether a moment has come; one further ahead than any wait was set by a clock that was wrong."""
    return not now < again <= now + LONGEST_ASKED


def retry_after(value: str | None, now: float) -> float | None:
    """Read a Retry-After header.

    Args:
        value: seconds, or a date of HTTP.
        now: the present moment.

    Returns:
        The seconds from now, or None where it says nothing that can be read.
    """
    words = (value or "").strip()
    if words.isascii() and words.isdigit():
        return min(float(words), LONGEST_ASKED)
    try:
        moment = parsedate_to_datetime(words).timestamp() if words else math.nan
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return None if math.isnan(moment) else max(0.0, moment - now)


def is_passing(error: FetchError) -> bool:
    """Whether a fault may be over later: the server's, the network's, or that of too many requests."""
    if error.refused:
        return False
    return error.status is None or error.status >= _SERVER_FAULT or error.status in _LATER


class Politeness:
    """Leaves a pause between two requests to one host.

    Args:
        clock: tells seconds that never go back.
        sleep: waits.
    """

    def __init__(self, clock: Clock = time.monotonic, sleep: Sleep = time.sleep) -> None:
        """Begin with hosts unasked."""
        self._clock, self._sleep = clock, sleep
        self._last: dict[str, float] = {}

    def wait_for(self, address: str, delay: float = 0.0) -> None:
        """Wait until its host may be asked again, at least a second after the last time."""
        host = urlsplit(address).netloc.lower()
        now = self._clock()
        due = self._last.get(host, -math.inf) + max(_BETWEEN, delay)
        if due > now:
            self._sleep(min(due - now, max(_BETWEEN, delay)))  # the clock may have been put back
        self._last[host] = max(now, min(due, now + max(_BETWEEN, delay)))
