"""Floor 0: PLOVER types, modes and contexts, and CAMEO codes (data and lookups)."""

from dragoman.ontology.types import (
    CONTEXTS,
    STATUSES,
    EventType,
    default_context,
    event_types,
    quad_class,
    usual_code,
)

__all__ = ["CONTEXTS", "STATUSES", "EventType", "default_context", "event_types", "quad_class", "usual_code"]
