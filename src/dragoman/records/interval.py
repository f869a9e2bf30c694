"""Days from-to, as wide as a text leaves them."""

from datetime import date

import msgspec


class Interval(msgspec.Struct, frozen=True, kw_only=True):
    """From `start` to `end`, both included; None is open on that side.

    `text` is the phrase the interval was read from (codebook section 2, Time).
    """

    start: date | None = None
    end: date | None = None
    text: str = ""
