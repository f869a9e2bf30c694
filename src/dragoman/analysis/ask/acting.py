"""Who did what to whom, when, where, how often, and whether."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import structs

from dragoman.analysis.ask.asked import Asked, Told, has_stem, narrow, root, stems
from dragoman.analysis.ask.between import between
from dragoman.analysis.ask.counting import counts_acts, head_count, numbers_told
from dragoman.analysis.ask.days import then
from dragoman.analysis.ask.disputed import disputed, positions_on
from dragoman.analysis.ask.model import Sentence, WantedAct
from dragoman.analysis.ask.placing import placed
from dragoman.analysis.ask.reasons import reasons
from dragoman.analysis.ask.say import event_sentence
from dragoman.analysis.events import MergedEvent

MOST = 20
"""How many acts are told at most; the rest are counted."""
HAPPENING = frozenset({"happen", "occur", "event", "go"})
WIDE = frozenset({"ASSAULT", "ACCUSE", "SANCTION"})
"""Types whose codes readers do not tell apart: "attacked" may be any act of force."""
ABSENT = frozenset({"REJECT"})


def acting(asked: Asked) -> Told:
    """Answer by the acts of the sort that the question asks about, between those it names, in its days."""
    reading = asked.reading
    if reading.unread:
        return _by_words(asked)
    doing = reading.asks == "what" and reading.lemmas.count("do") > 1  # "what did A do to B"
    about_all = (doing or HAPPENING & set(reading.lemmas)) and (reading.parties or reading.time)
    if not reading.acts and not about_all:
        return Told(
            near=_near_acts(asked, narrow(between(asked), reading.rest, _texts)[0])
            if reading.parties and reading.rest
            else (),
            understood=False,
            no="the question was not understood: it names no act, tie, claim or effort that is coded",
        )
    found = [
        structs.replace(one, contested=True) if contested else one
        for one, contested in disputed(asked, between(asked))
    ]
    found, vague = then(found, reading.time)
    exact = [one for one in found if not reading.acts or any(_is(one, act, asked) for act in reading.acts)]
    kept, left = narrow(exact, reading.rest, _texts)
    if left and reading.asks == "whether":
        kept, exact = [], kept
    kept = _of_inner(kept, reading.inner)
    no = f"no record tells that {_asked_words(asked)}"
    if reading.asks == "count" and not counts_acts(asked):
        told = numbers_told(asked, kept)
        return Told(sentences=told, near=() if told else _near_acts(asked, kept), no=no)
    if kept and reading.asks == "where":
        return placed(asked, kept, left, no)
    if not kept:
        near = exact or ([one for one in found if _near(one, asked)] if reading.acts else [])
        return Told(near=_near_acts(asked, near), left=left, no=no)
    kept = _ordered(kept, last=reading.has("last", "late", "recently"))
    head = _head(asked, kept)
    shown = kept[:1] if reading.asks == "when" and reading.has("last", "first") else kept[:MOST]
    sentences = [*vague, *head, *(event_sentence(one, asked.name) for one in shown)]
    if reading.asks == "whether":
        sentences.extend(positions_on(asked, shown))
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
    found, _ = then(between(asked), asked.reading.time)
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


def _is(event: MergedEvent, act: WantedAct, asked: Asked) -> bool:
    """Whether an act is of the sort asked for: the type, and the code where the question's is a special one.

    One of another type is where its own words have the verb; but who refused to attend did not attend.
    """
    if event.event_type != act.event_type:
        contrary = event.event_type in ABSENT or not event.happened
        said = any(has_stem(root(act.lemma), stems([one.quote])) for one in event.tellings)
        return said and (not contrary or asked.reading.negated or asked.reading.asks == "whether")
    general = act.cameo.endswith("0") or len(act.cameo) < len("000")
    same = event.cameo[:3] == act.cameo[:3] or event.cameo.endswith("0")
    said = any(has_stem(root(act.lemma), stems([one.quote])) for one in event.tellings)
    return general or same or said or event.event_type in WIDE


def _of_inner(found: list[MergedEvent], inner: Sequence[str]) -> list[MergedEvent]:
    """Of acts of one sort those with the inner verb of the question ("refused to sign"), where any has it."""
    kept, left = narrow(found, inner, _texts)
    return kept if inner and len(left) < len(inner) else found


def _near(event: MergedEvent, asked: Asked) -> bool:
    return bool(set(asked.reading.ids()) <= event.parties)


def _near_acts(asked: Asked, found: Sequence[MergedEvent]) -> tuple[Sentence, ...]:
    return tuple(event_sentence(one, asked.name) for one in found[:5])


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
        return head_count(asked, happened, cited)
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
    if all(one.event_type in ABSENT for one in happened):
        return "The records tell of a refusal."
    denied = any(one.contested or one.status == "denied" for one in found)
    sources = max(one.sources for one in happened)
    word = "source says" if sources == 1 else "independent sources say"
    return f"{sources} {word} so, and it is contested." if denied else f"Yes: {sources} {word} so."


def _asked_words(asked: Asked) -> str:
    """The question's own words, shortened to what was understood of them."""
    return f"answers this: “{asked.reading.question.rstrip('?')}”"
