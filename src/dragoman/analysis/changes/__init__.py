"""What changed: between two moments of our knowing, or between two days of the world."""

from dragoman.analysis.changes.build import changes, changes_between_days
from dragoman.analysis.changes.model import Change, ChangeKind

__all__ = ["Change", "ChangeKind", "changes", "changes_between_days"]
