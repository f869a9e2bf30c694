"""Who did what to whom, when, how often, and whether."""

from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.analysis.ask.asked import Asked, Told, has_stem, narrow, stems
from dragoman.analysis.ask.days import meets
from dragoman.analysis.ask.model import Party, Sentence, WantedAct
from dragoman.analysis.ask.reasons import reasons
from dragoman.analysis.ask.say import event_sentence
from dragoman.analysis.claims.words import stem
from dragoman.analysis.events import MergedEvent, events
from dragoman.records import Interval

MOST = 20
"""How many acts are told at most; the rest are counted."""
HAPPENING = frozenset({"happen", "do", "occur", "event", "go"})


def acting(asked: Asked) -> Told:
    """Answer by the acts of the sort that the question asks about, between those it names, in its days."""
    reading = asked.reading
    if reading.unread:
        return _by_words(asked)
    if not reading.acts and not (reading.parties and HAPPENING & set(reading.lemmas)):
        return Told(
            understood=False,
            no="the question was not understood: it names no act, tie, claim or effort that is coded",
        )
    found = [one for one in _between(asked) if meets(one.time or Interval(end=one.last), reading.time)]
    exact = [one for one in found if not reading.acts or any(_is(one, act) for act in reading.acts)]
    kept, left = narrow(exact, reading.rest, _texts)
    if left and reading.asks == "whether":
        kept, exact = [], kept
    no = f"no record tells that {_asked_words(asked)}"
    if not kept:
        near = exact or ([one for one in found if _near(one, asked)] if reading.acts else [])
        return Told(near=tuple(event_sentence(one, asked.name) for one in near[:5]), left=left, no=no)
    kept = _ordered(kept, last=reading.has("last", "late", "recently"))
    head = _head(asked, kept)
    shown = kept[:1] if reading.asks == "when" and reading.has("last", "first") else kept[:MOST]
    sentences = [*head, *(event_sentence(one, asked.name) for one in shown)]
    if reading.asks == "why":
        cited = [one for event in shown for one in event.tellings]
        found_reasons = reasons(asked.evidence, cited, asked.known_on)
        sentences.extend(
            Sentence(text=f"The reason given: “{one.quote}”.", citations=(one,)) for one in found_reasons
        )
    if len(kept) > len(shown) == MOST:
        sentences.append(Sentence(text=f"{len(kept) - MOST} more acts fit; `dragoman events` lists them."))
    return Told(sentences=tuple(sentences), left=left, no=no)


def _by_words(asked: Asked) -> Told:
    """Answer by the acts whose own words have the verbs that the lexicon does not: those are understood after all."""
    verbs = asked.reading.unread
    found = [one for one in _between(asked) if meets(one.time or Interval(end=one.last), asked.reading.time)]
    kept, left = narrow(found, (*verbs, *asked.reading.rest), lambda one: (c.quote for c in one.tellings))
    strange = [verb for verb in verbs if verb in left]
    if strange or not kept:
        words = ", ".join(f"“{verb}”" for verb in strange or verbs)
        no = (
            f"{words} was not understood: neither the lexicon nor a record that fits has this word for an act"
        )
        return Told(understood=False, no=no)
    ordered = _ordered(kept, last=asked.reading.has("last"))
    said = [*_head(asked, ordered), *(event_sentence(one, asked.name) for one in ordered[:MOST])]
    return Told(sentences=tuple(said), left=left)


def _between(asked: Asked) -> list[MergedEvent]:
    """The acts of those named: by whom, to whom, or between."""
    reading = asked.reading
    doers = {one.id for one in reading.parties if one.slot == "by"}
    others = {one.id for one in reading.parties if one.slot in {"to", "about"} and one.kind != "place"}
    beside = [one for one in reading.parties if one.id not in doers | others]
    mine = {one.id for one in beside if one.slot in {"poss", "mod"} and one.kind != "place"}
    if not doers and (reading.wh == "to" or not others) and len(mine) == 1 and reading.wh != "by":
        doers, beside = mine, [one for one in beside if one.id not in mine]
    main = doers | others | {one.id for one in beside if one.slot == "between"}
    found = events(asked.evidence, parties=sorted(main), world=asked.world, **asked.times)
    fitting = [one for one in found if _fits(one, doers, others, asked)]
    if not main:
        fitting = list(found)
    named = [one for one in fitting if all(_names(one, party) for party in beside)]
    return named or ([one for one in fitting if main and all(_kin(one, party) for party in beside)])


def _names(event: MergedEvent, party: Party) -> bool:
    """Whether an act is of a party or place that the question names besides who did it to whom."""
    quotes = " ".join(one.quote.lower() for one in event.tellings)
    return party.id in event.parties or party.text.lower() in quotes


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
    if asked.reading.has("meet", "talk", "negotiate", "clash", "fight") and not doers <= set(event.actors):
        return True
    return others <= set(event.recipients) or (
        not doers and others <= event.parties and asked.reading.wh == "other"
    )


def _is(event: MergedEvent, act: WantedAct) -> bool:
    """Whether an act is of the sort asked for: the type, and the code where the question's is a special one."""
    if any(has_stem(stem(act.lemma), stems([one.quote])) for one in event.tellings):
        return True
    if event.event_type != act.event_type:
        return False
    general = act.cameo.endswith("0") or len(act.cameo) < len("000")
    same = event.cameo[:3] == act.cameo[:3] or event.cameo.endswith("0")
    return general or same or event.event_type in {"ASSAULT", "ACCUSE", "COERCE", "SANCTION"}


def _near(event: MergedEvent, asked: Asked) -> bool:
    return bool(set(asked.reading.ids()) <= event.parties)


def _texts(event: MergedEvent) -> Iterable[str]:
    yield event.event_type
    yield event.mode or ""
    yield from event.context
    yield from (one.quote for one in event.tellings)


def _ordered(found: Sequence[MergedEvent], *, last: bool) -> list[MergedEvent]:
    """By the last day on which each can have been; the latest first where the last is asked for."""
    return sorted(found, key=lambda one: (one.last or date.min, one.id), reverse=last)


def _head(asked: Asked, found: Sequence[MergedEvent]) -> list[Sentence]:
    """The short answer: yes or no, how many, who or whom."""
    asks = asked.reading.asks
    happened = [one for one in found if one.happened]
    cited = tuple(one.tellings[0] for one in found[:3])
    if asks == "whether":
        return [Sentence(text=_yes(found, happened), citations=cited)]
    if asks == "count":
        noun = "act" if len(happened) == 1 else "acts"
        return [Sentence(text=f"{len(happened)} {noun} of this sort on record.", citations=cited)]
    if asks == "who":
        named = asked.reading.ids()
        side = [one.recipients if asked.reading.wh == "to" else one.actors for one in happened]
        who = [ident for ids in side for ident in ids if ident not in named]
        return (
            [Sentence(text=f"By the records: {asked.names(dict.fromkeys(who))}.", citations=cited)]
            if who
            else []
        )
    return []


def _yes(found: Sequence[MergedEvent], happened: Sequence[MergedEvent]) -> str:
    if not happened:
        statuses = {one.status for one in found}
        if statuses <= {"planned", "hypothetical"}:
            return "Not by the records: it was planned or possible only."
        return "No by the records: it was denied or not done."
    denied = any(one.contested or one.status == "denied" for one in found)
    sources = max(one.sources for one in happened)
    word = "source says" if sources == 1 else "independent sources say"
    return f"{sources} {word} so, and it is contested." if denied else f"Yes: {sources} {word} so."


def _asked_words(asked: Asked) -> str:
    """The question's own words, shortened to what was understood of them."""
    return f"answers this: “{asked.reading.question.rstrip('?')}”"
