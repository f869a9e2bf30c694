"""The acts of those whom a question names: by whom, to whom, or between."""

from collections.abc import Mapping

from dragoman.analysis.ask.asked import Asked
from dragoman.analysis.ask.model import Party
from dragoman.analysis.events import MergedEvent, events

AROUND = 250
"""Characters on either side of an act's words in which its place may be named ("held there on Thursday")."""


def between(asked: Asked) -> list[MergedEvent]:
    """Give the acts of those named, the way round that the question has it."""
    reading = asked.reading
    doers = {one.id for one in reading.parties if one.slot == "by"}
    others = {one.id for one in reading.parties if one.slot in {"to", "about"} and one.kind != "place"}
    beside = [one for one in reading.parties if one.id not in doers | others]
    mine = {one.id for one in beside if one.slot in {"poss", "mod"} and one.kind != "place"}
    if not doers and (reading.wh == "to" or not others) and len(mine) == 1 and reading.wh != "by":
        doers, beside = mine, [one for one in beside if one.id not in mine]
    main = doers | others | {one.id for one in beside if one.slot == "between"}
    found = events(asked.evidence, parties=sorted(main), world=asked.world, **asked.times)
    fitting = [one for one in found if _fits(one, doers, others, asked)] if main else list(found)
    # where whom it was done to is asked for, a name after "in" or "from" says where it was
    around = {"about", "to"} if reading.wh == "to" else {"about"}
    whence = [one for one in reading.parties if one.slot in around and one.id in others]
    if not fitting and whence and len(whence) < len(reading.parties):
        fitting = _from_there(asked, doers, others - {one.id for one in whence}, whence)
    named = [one for one in fitting if all(_names(one, party) for party in beside)]
    placed = any(one.kind in PLACES for one in beside)
    if (named and not placed) or not fitting:
        return named
    texts = _texts(asked, fitting) if placed else {}
    near = [one for one in fitting if all(_names(one, p) or _near(one, p, texts) for p in beside)]
    return near or [one for one in fitting if main and all(_kin(one, party) for party in beside)]


def _from_there(asked: Asked, doers: set[str], others: set[str], whence: list[Party]) -> list[MergedEvent]:
    """Acts whose recipients are not all that are named: "from X" may only be told in the sentences around."""
    found = events(asked.evidence, parties=sorted(doers | others), world=asked.world, **asked.times)
    fitting = [one for one in found if _fits(one, doers, others, asked)]
    texts = _texts(asked, fitting)
    return [one for one in fitting if all(_told_near(one, party, texts) for party in whence)]


PLACES = frozenset({"place", "capital"})


def _names(event: MergedEvent, party: Party) -> bool:
    """Whether an act is of a party or place that the question names besides who did it to whom."""
    quotes = " ".join(one.quote.lower() for one in event.tellings)
    return party.id in event.parties or party.text.lower() in quotes


def _near(event: MergedEvent, party: Party, texts: Mapping[str, str]) -> bool:
    """Whether a place stands in the sentences around an act, whose own words only point to it."""
    return party.kind in PLACES and _told_near(event, party, texts)


def _told_near(event: MergedEvent, party: Party, texts: Mapping[str, str]) -> bool:
    name = party.text.lower()
    return any(
        name in texts[one.article][max(0, one.start - AROUND) : one.start + len(one.quote) + AROUND].lower()
        for one in event.tellings
        if one.article in texts
    )


def _texts(asked: Asked, found: list[MergedEvent]) -> dict[str, str]:
    ids = {one.article for event in found for one in event.tellings}
    return {one.id: one.article.text for one in asked.evidence.articles(sorted(ids), asked.known_on)}


def _kin(event: MergedEvent, party: Party) -> bool:
    """Whether a name only says of where or of what somebody is ("the villagers of ..."), which an act may not repeat."""
    return bool(event.parties) and party.slot in {"poss", "mod"}


def _fits(event: MergedEvent, doers: set[str], others: set[str], asked: Asked) -> bool:
    """Whether an act goes the way the question has it; joint acts go both ways."""
    if not doers <= set(event.actors):
        return False
    joint = len(event.actors) > 1 and not event.recipients
    if joint:
        return others <= set(event.actors)
    return others <= set(event.recipients) or (
        not doers and others <= event.parties and asked.reading.wh == "other"
    )
