"""Partial ISO dates of the data files as days."""

import calendar
import re
from datetime import date

from dragoman.records.errors import DataFileError

_PARTIAL = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def first_day(text: str, where: str) -> date | None:
    """Give the first day of `2018`, `2018-05` or `2018-05-08`; None for an empty cell.

    Args:
        text: the cell.
        where: file and line, for the message of DataFileError when it is no date.
    """
    return _day(text, where, last=False)


def last_day(text: str, where: str) -> date | None:
    """Give the last day of a partial date; None for an empty cell (see `first_day`)."""
    return _day(text, where, last=True)


def _day(text: str, where: str, *, last: bool) -> date | None:
    if not text:
        return None
    if not _PARTIAL.fullmatch(text):
        raise DataFileError(f"{where}: {text!r} is no date; write 2018, 2018-05 or 2018-05-08")
    year, month, day = (int(part) for part in [*text.split("-"), "0", "0"][:3])
    month = month or (12 if last else 1)
    try:
        return date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))
    except (ValueError, calendar.IllegalMonthError) as error:
        raise DataFileError(f"{where}: {text!r} is no day of the calendar") from error
