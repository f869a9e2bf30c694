"""Feeds watched on a schedule: what is new is fetched, coded and kept in a ledger."""

from dragoman.api.watching.outcome import Fault, Pass
from dragoman.api.watching.state import State, WatchError
from dragoman.api.watching.watch import Watch

__all__ = ["Fault", "Pass", "State", "Watch", "WatchError"]
