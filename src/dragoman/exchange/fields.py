"""Which field of a record each format carries: `data/fields.csv`, which a test holds to the code."""

from typing import Literal, get_args

from dragoman.exchange.tables import read

How = Literal["yes", "extension", "part", "no"]
HOW: tuple[str, ...] = get_args(How)
_SIGNS = {"yes": "●", "extension": "x", "part": "◐", "no": ""}


def carried() -> dict[str, dict[str, str]]:
    """Say for each field how each format carries it.

    Returns:
        By field ("event.time.start") and format: in a field of the format's own (`yes`), in one of its
        extension fields (`extension`), not exactly or not always (`part`), or not at all (`no`).
    """
    return {row.pop("field"): row for row in read("fields")}


def markdown_table() -> str:
    """Give the table of fields and formats as `docs/reference/export.md` has it."""
    found = carried()
    formats = list(next(iter(found.values())))
    lines = [f"| field | {' | '.join(formats)} |", f"| --- |{' :-: |' * len(formats)}"]
    lines += [
        f"| `{field}` | {' | '.join(_SIGNS[row[form]] for form in formats)} |" for field, row in found.items()
    ]
    return "\n".join(lines) + "\n"
