"""Days, months and years as pairs of days: plain calendar arithmetic."""

import calendar
from datetime import date, timedelta

from dragoman.dates.meaning import Part, Unit

Span = tuple[date | None, date | None]

# First and last month of the parts of a year; the parts of a month are days.
_YEAR_PARTS: dict[Part, tuple[int, int]] = {
    "early": (1, 4),
    "mid": (5, 8),
    "late": (9, 12),
    "start": (1, 3),
    "end": (10, 12),
    "first-half": (1, 6),
    "second-half": (7, 12),
    "q1": (1, 3),
    "q2": (4, 6),
    "q3": (7, 9),
    "q4": (10, 12),
}
_MONTH_PARTS: dict[Part, tuple[int, int]] = {
    "early": (1, 10),
    "start": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
    "end": (21, 31),
    "first-half": (1, 15),
    "second-half": (16, 31),
}
_WEEK_PARTS: dict[Part, tuple[int, int]] = {
    "early": (0, 2),
    "start": (0, 2),
    "mid": (1, 3),
    "late": (3, 6),
    "end": (3, 6),
    "first-half": (0, 3),
    "second-half": (3, 6),
}
_DAYS_OF: dict[Unit, int] = {"day": 1, "week": 7, "weekend": 7}
_MONTHS_OF: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def valid_date(year: int, month: int, day: int) -> date | None:
    """Give the day, or None where the calendar has no such day (30 February)."""
    if not 1 <= year < date.max.year or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def month_span(year: int, month: int, part: Part = "whole") -> tuple[date, date]:
    """Give the first and last day of a month or of a part of it."""
    last = calendar.monthrange(year, month)[1]
    low, high = _MONTH_PARTS.get(part, (1, last))
    return date(year, month, low), date(year, month, min(high, last))


def year_span(year: int, part: Part = "whole") -> tuple[date, date]:
    """Give the first and last day of a year or of a part of it."""
    low, high = _YEAR_PARTS.get(part, (1, 12))
    return date(year, low, 1), month_span(year, high)[1]


def decade_span(year: int, part: Part = "whole") -> tuple[date, date]:
    """Give the first and last day of ten years or of about a third of them."""
    low, high = {"early": (0, 3), "mid": (3, 6), "late": (6, 9)}.get(part, (0, 9))
    return date(year + low, 1, 1), date(year + high, 12, 31)


def week_span(day: date, part: Part = "whole") -> tuple[date, date]:
    """Give Monday and Sunday of the week of a day, or of a part of that week."""
    monday = day - timedelta(days=day.weekday())
    low, high = _WEEK_PARTS.get(part, (0, 6))
    return monday + timedelta(days=low), monday + timedelta(days=high)


def add_months(day: date, months: int) -> date:
    """Move a day by months; the 31st becomes the last day of a shorter month."""
    index = min(max(day.year * 12 + day.month - 1 + months, 12), 9998 * 12)
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_days(day: date, days: int) -> date:
    """Move a day by days, no further than the calendar goes."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def shift(day: date, count: int, unit: Unit) -> date:
    """Move a day by so many units; hours count by the day they fill."""
    if unit == "hour":
        return add_days(day, -(-abs(count) // 24) * (1 if count > 0 else -1))
    if unit in _DAYS_OF:
        return add_days(day, count * _DAYS_OF[unit])
    return add_months(day, count * _MONTHS_OF[unit])


def slack(unit: Unit) -> int:
    """Give half a unit in days: "two months ago" is not said of a day but of about then."""
    if unit in {"hour", "day"}:
        return 0
    if unit in _DAYS_OF:
        return 3
    return 15 * _MONTHS_OF[unit]


def unit_span(day: date, unit: Unit, offset: int = 0, part: Part = "whole") -> tuple[date, date]:
    """Give the calendar unit that lies `offset` units from that of `day`, or a part of it."""
    if unit in _MONTHS_OF:
        return _months_span(add_months(day, offset * _MONTHS_OF[unit]), unit, part)
    if unit in {"hour", "day"}:
        moved = add_days(day, offset)
        return moved, moved
    first, last = week_span(add_days(day, 7 * offset), part if unit == "week" else "whole")
    return (add_days(first, 5), last) if unit == "weekend" else (first, last)


def _months_span(day: date, unit: Unit, part: Part) -> tuple[date, date]:
    if unit == "month":
        return month_span(day.year, day.month, part)
    if unit == "quarter":
        first = (day.month - 1) // 3 * 3 + 1
        return date(day.year, first, 1), month_span(day.year, first + 2)[1]
    if unit == "decade":
        return decade_span(day.year // 10 * 10, part)
    if unit == "century":
        opening = (day.year - 1) // 100 * 100 + 1
        return date(opening, 1, 1), date(min(opening + 99, date.max.year), 12, 31)
    return year_span(day.year, part)
