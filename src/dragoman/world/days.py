"""Partial ISO dates of the data files as days."""

import calendar
from datetime import date

from dragoman.records.errors import DataFileError


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
    parts = text.split("-")
    widths = [len(part) for part in parts]
    try:
        if widths not in ([4], [4, 2], [4, 2, 2]):
            raise ValueError(text)
        year = int(parts[0])
        month = int(parts[1]) if len(parts) > 1 else (12 if last else 1)
        day = int(parts[2]) if len(parts) > 2 else (calendar.monthrange(year, month)[1] if last else 1)  # noqa: PLR2004
        return date(year, month, day)
    except (ValueError, calendar.IllegalMonthError) as error:
        raise DataFileError(f"{where}: {text!r} is no date; write 2018, 2018-05 or 2018-05-08") from error
