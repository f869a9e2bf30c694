"""How many articles, reports and stories are held now, counted as they come so that nobody has to count them all."""

import sqlite3
from collections import Counter

ARTICLE, AGAIN = "article", "again"
"""Articles; and by how many the stories are fewer, which are no kinds of reports."""


def add_numbers(connection: sqlite3.Connection, more: Counter[str]) -> None:
    """Add to the numbers, or take away."""
    connection.executemany(
        "INSERT INTO numbers VALUES (?, ?) ON CONFLICT DO UPDATE SET number = number + excluded.number",
        sorted(more.items()),
    )


def numbers(connection: sqlite3.Connection) -> Counter[str]:
    """Give all numbers."""
    return Counter(dict(connection.execute("SELECT what, number FROM numbers")))
