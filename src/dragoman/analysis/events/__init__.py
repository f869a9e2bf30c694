"""Events out of reports: what the tellings of one act add up to."""

from dragoman.analysis.events.build import counts_by, event_with, events, merge
from dragoman.analysis.events.model import Difference, MergedEvent, Shade, Variant

__all__ = ["Difference", "MergedEvent", "Shade", "Variant", "counts_by", "event_with", "events", "merge"]
