"""What changed between some since a day."""

from datetime import date

from dragoman.analysis.ask.asked import Asked, Told, narrow
from dragoman.analysis.ask.days import when_words
from dragoman.analysis.ask.model import Sentence
from dragoman.analysis.ask.say import capital, tie_words, type_words
from dragoman.analysis.ask.standing import standing
from dragoman.analysis.changes import Change, changes_between_days
from dragoman.analysis.mediations import Namer
from dragoman.records import Interval

SAID = {
    "tie-told": "told for the first time: {what}",
    "tie-begun": "it began that {what}",
    "tie-ended": "it ended that {what}",
    "effort-begun": "a mediation effort begins ({after})",
    "effort-moved": "a mediation effort moved from {before} to {after}",
    "claim-contested": "newly contested: “{what}”",
    "claim-settled": "no longer contested: “{what}”",
    "claim-flat": "an outlet now states flatly: “{what}”",
    "first-event": "the first on record between them: {what}",
    "obstacle-new": "“{what}” stands in the way of “{after}”",
}


def changed(asked: Asked) -> Told:
    """Answer what changed: in the days of the question, else what stands, and from the first report to the last."""
    days = [day for one in asked.evidence.reports(known_on=asked.known_on) if (day := one.published.latest)]
    time = asked.reading.time or Interval()
    since = time.start or min(days, default=None)
    until = time.end or asked.as_of or max(days, default=None)
    no = f"no record tells of a change{_of(asked)}"
    if since is None or until is None or until < since:
        return Told(no=no)
    found = changes_between_days(
        asked.evidence,
        asked.world,
        since=since,
        until=until,
        parties=asked.reading.ids(),
        known_on=asked.known_on,
    )
    ordered = sorted(found, key=_day)
    kept, left = narrow([_change(asked, one) for one in ordered], asked.reading.rest, lambda one: (one.text,))
    stands = standing(asked).sentences if asked.reading.time is None and len(asked.reading.ids()) > 1 else ()
    return Told(sentences=(*stands, *kept), left=left, no=no)


def _day(change: Change) -> date:
    return (change.when.end or change.when.start or date.max) if change.when else date.max


def change_words(change: Change, name: Namer) -> str:
    """Say what changed, in a clause."""
    what = change.what
    if change.kind.startswith("tie-"):
        a, b = change.parties[0], change.parties[-1]
        what = tie_words(change.what, a, b, name, holds=True)
    elif change.kind == "first-event":
        what = type_words(change.what)
    before, after = change.before or "nothing", change.after or "an end"
    return SAID[change.kind].format(what=what, before=before, after=after)


def _change(asked: Asked, change: Change) -> Sentence:
    said = change_words(change, asked.name)
    when = f", {when_words(change.when)}" if change.when else ""
    return Sentence(text=f"{capital(asked.names(change.parties))}: {said}{when}.", citations=change.citations)


def _of(asked: Asked) -> str:
    ids = asked.reading.ids()
    return f" of {asked.names(ids)}" if ids else ""
