"""The visual code in signs and words, the same in every form of a brief."""

from collections.abc import Mapping

from dragoman.analysis.events import Shade

LONGEST_QUOTE = 320
"""Characters of a quote shown in its line; the note has all of it."""
SIGNS: Mapping[Shade, str] = {"solid": "●", "outlined": "○", "hatched": "◍", "dashed": "◌", "struck": "✕"}
LEGEND: Mapping[Shade, str] = {
    "solid": "told by two or more outlets",
    "outlined": "told by one",
    "hatched": "contested",
    "dashed": "offered, planned, possible or threatened",
    "struck": "denied, declined or not done",
}


def world_label() -> str:
    """Say where a note comes from that no article tells."""
    return "The world data that come with Dragoman; no article"
