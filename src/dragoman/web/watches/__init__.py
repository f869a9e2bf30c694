"""Watches: a saved question, and what it is told when its answer changes (docs/decisions/012)."""
