"""In what two readings of one event differ, in words."""

from collections.abc import Iterator

from dragoman.analysis.events import MergedEvent
from dragoman.web.view import View


def differences(view: View, before: MergedEvent, after: MergedEvent) -> Iterator[tuple[str, str, str]]:
    """Give what differs: what it is, how it read before, and after.

    Args:
        view: for names and words.
        before: the event as it was told.
        after: as it is told now.
    """
    for (name, old), (_, new) in zip(_said(view, before), _said(view, after), strict=True):
        if old != new:
            yield name, old, new


def _said(view: View, event: MergedEvent) -> Iterator[tuple[str, str]]:
    yield "Type", f"{event.event_type}{f'/{event.mode}' if event.mode else ''}, CAMEO {event.cameo}"
    yield "Who", ", ".join(view.name(one) for one in event.actors) or "nobody named"
    yield "Whom", ", ".join(view.name(one) for one in event.recipients) or "nobody named"
    yield "Status", view.say("status", event.status)
    yield "When", view.when(event.time)
    yield "Tellings", str(len(event.tellings))
    yield "Independent sources", str(event.sources)
    yield "How sure", view.say("shade", event.shade)
