"""How often an address may ask: a bucket of tokens each, filled at a steady rate."""

from collections import OrderedDict
from threading import Lock
from time import monotonic

MOST_KNOWN = 10_000
"""Addresses remembered; the one that asked longest ago is forgotten first."""


class Rate:
    """Lets each key do something `burst` times at once, and `rate` times a second in the long run."""

    def __init__(self, rate: float, burst: int) -> None:
        """Take the limits."""
        self._rate, self._burst = rate, burst
        self._known: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, key: str, now: float | None = None) -> float:
        """Take one; gives 0 where there was one, else the seconds until there is."""
        moment = monotonic() if now is None else now
        with self._lock:
            left, before = self._known.pop(key, (float(self._burst), moment))
            left = min(float(self._burst), left + (moment - before) * self._rate)
            granted = left >= 1
            self._known[key] = (left - 1 if granted else left, moment)
            while len(self._known) > MOST_KNOWN:
                self._known.popitem(last=False)
        return 0.0 if granted else (1 - left) / self._rate
