"""From decided acts to event records: status, time, attribution, quote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import msgspec
from spacy.tokens import Span, Token

from dragoman.coder.act import SPEECH_TYPES, Act
from dragoman.coder.attribution import Speech, reported_by, said_directly, speaker_of, speaks
from dragoman.coder.cast import Member
from dragoman.coder.confidence import confidence
from dragoman.coder.decide import Decider
from dragoman.coder.introduce import end_sentence, meet_people
from dragoman.coder.lexicon import Lexicon
from dragoman.coder.missing import complete
from dragoman.coder.model import DecisionModel
from dragoman.coder.page import Paragraph
from dragoman.coder.propose import Candidate, propose
from dragoman.coder.quotation import Quotation, in_indirect, in_quotes, of_headline, says_last
from dragoman.coder.settle import FUTURE_AS_AGREE, Settled, as_agreed, settle
from dragoman.coder.status import has_perfect
from dragoman.coder.syntax import core_span, logical_subject
from dragoman.coder.times import Dates, interval, phrase_of, told_day
from dragoman.coder.voices import Voices
from dragoman.coder.who import Who
from dragoman.dates import DatePhrase
from dragoman.records import Attribution, Entity, Event, Interval, Published

# A telling is compared with at most so many acts told before it.
NEAREST = 20
# An actor at most so many tokens before the act opens its quote.
CLOSE = 8
# Words about another act: a date within its name is not theirs. A REJECT has the date of what is stayed away from.
ABOUT_OTHERS = {"ACCUSE", "REQUEST", "THREATEN", "CONCEDE"}


@dataclass(slots=True)
class Reading:
    """What is carried from sentence to sentence of one article."""

    lexicon: Lexicon
    published: Published
    quotation: Quotation = field(default_factory=Quotation)
    anchor: Interval | None = None
    next_anchor: Interval | None = None  # "a week earlier" counts both its acts from before the sentence
    answering: Member | None = None  # who speaks in this paragraph of an interview
    spoke: tuple[int, int] = (0, 0)  # the paragraph and the place where a report ended that may run on
    speech_days: dict[str, Interval] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    model: DecisionModel | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """An event record with the act it was made of: later steps need both."""

    event: Event
    act: Act
    paragraph: Paragraph
    sentence: Span


def code_sentence(sentence: Span, paragraph: Paragraph, who: Who, reading: Reading) -> list[Told]:
    """All events of one sentence, in the order of their words."""
    meet_people(sentence, who)
    who.keep(sentence)
    who.cast.quoting = reading.quotation.open
    spoken = reading.quotation.spoken(sentence, who.cast)
    if reading.answering is not None:
        who.cast.speaker = reading.answering
        who.cast.quoting = True
    acts = _acts(sentence, Decider(reading.lexicon, who), reading.model)
    dates = Dates.of(sentence, [a.trigger.i for act in acts for a in (act, *act.inside)])
    told: list[Told] = []
    for act in acts:
        speeches = reported_by(act.top, who, reading.lexicon)
        if spoken is not None and not speeches and in_quotes(act.top, who.cast.quoting):
            speeches = [Speech(spoken, spoken.name, "asserts", None)]
        elif not speeches:
            speeches = _carried(act, sentence, paragraph, who, reading)
        if reading.answering is not None:
            speeches = [Speech(reading.answering, reading.answering.name, "asserts", None), *speeches]
        told.extend(_tell(act, speeches, dates, sentence, paragraph, who, reading))
        for inner in act.inside:
            accuser = [_accuser(act)] if act.operator == "accuse" else []
            told.extend(_tell(inner, [*speeches, *accuser], dates, sentence, paragraph, who, reading))
    if all(one.event.time is None for one in told):
        reading.next_anchor = told_day(dates, sentence, reading.published, reading.anchor)
    reading.anchor, reading.next_anchor = reading.next_anchor or reading.anchor, None
    _remember_speaker(sentence, acts, who, reading, dates)
    if says_last(sentence, reading.lexicon) or reading.spoke == (id(paragraph), sentence.start):
        reading.spoke = (id(paragraph), sentence.end)
    end_sentence(sentence, who)
    for one in told:
        ids = {e.id for e in (*one.event.actors, *one.event.recipients)}
        if len(ids) == 2:  # noqa: PLR2004 - a pair
            who.cast.pair(*sorted(ids))
    return sorted(told, key=lambda t: t.event.start)


def _carried(act: Act, sentence: Span, paragraph: Paragraph, who: Who, reading: Reading) -> list[Speech]:
    """The speaker whom a headline names, or whose indirect speech goes on from the sentence before."""
    if paragraph.kind == "title":
        named = of_headline(sentence, who)
        return [named] if named is not None else []
    speaker = who.cast.speaker
    goes_on = reading.spoke == (id(paragraph), sentence.start)
    if goes_on and speaker is not None and in_indirect(act.top, reading.lexicon):
        return [Speech(speaker, speaker.name, "asserts", None)]
    return []


def _acts(sentence: Span, decider: Decider, model: DecisionModel | None) -> list[Act]:
    """Decide the candidates, governors first: what an operator speaks for is not coded again."""
    covered: set[int] = set()
    acts: list[Act] = []
    undecided: list[Candidate] = []
    for candidate in propose(sentence, decider.lexicon):
        if candidate.trigger.i in covered:
            continue
        act = decider.decide(candidate)
        if act is None and model is not None and candidate.part == "verb" and not decider.knows(candidate):
            undecided.append(candidate)
        if act is None:
            covered |= decider.silenced(candidate)
        if (
            act is None
            or not (act.actors or act.recipients)
            or act.trigger.i in covered
            or _repeats(act, acts)
        ):
            continue
        acts.append(act)
        covered |= act.covers
    if model is None:
        return acts
    return Voices(decider, model).weigh(sentence, acts, [c for c in undecided if c.trigger.i not in covered])


def _repeats(act: Act, acts: list[Act]) -> bool:
    """Whether a meeting is told again: by its purpose ("met to discuss"), or by the visit on which it was held.

    A visit and the talks held on it are one event (codebook section 7).
    """
    if act.type == "ASSAULT" and act.top.tag_ == "VBG" and act.top.dep_ in {"advcl", "xcomp", "acl"}:
        # casualties and targets belong to the act that made them (section 7, Wholes and parts)
        return any(act.top.head.i in other.covers for other in acts if other.type == "ASSAULT")
    if act.type != "CONSULT":
        return False
    meetings = [other for other in acts if other.type == "CONSULT"]
    if any(act.top.dep_ in {"advcl", "xcomp"} and act.top.head.i in other.covers for other in meetings):
        return True
    sides = {e.id for e in (*act.actors, *act.recipients)}
    return act.nominal and any(sides == {e.id for e in (*o.actors, *o.recipients)} for o in meetings)


def _accuser(act: Act) -> Speech:
    """The accuser as the speaker of what the accusation contains (codebook section 2, Attribution)."""
    actor = act.actors[0] if act.actors else None
    if actor is None:
        return Speech(Member("unnamed", None, None), "", "asserts", None)
    return Speech(
        Member(actor.person or actor.text, actor.id, actor.role, actor.person), actor.text, "asserts", None
    )


def _tell(
    act: Act,
    speeches: list[Speech],
    dates: Dates,
    sentence: Span,
    paragraph: Paragraph,
    who: Who,
    reading: Reading,
) -> list[Told]:
    """The event of one act, or none where it has no actor or settles as nothing."""
    settled = settle(act, speeches)
    if settled is None:
        return []
    act = complete(settled.act, sentence, who, reading.events)
    if not act.actors or (act.needy and not act.recipients):
        return []
    own = _own_speech(act, settled, speeches)
    when = _when(act, settled, dates, reading, own is not None)
    if act.nominal and settled.status == "occurred" and _ahead(when, reading.published):
        settled = Settled(as_agreed(act) if act.type in FUTURE_AS_AGREE else act, "planned")
        act = settled.act
    chain = tuple(s.record() for s in speeches if s is not own)
    if settled.status == "denied" and not chain and act.actors:
        chain = (_denier(act.actors[0]),)
    start, end = core_span(act.top if act.top.i <= act.trigger.i else act.trigger, _inside(act, sentence))
    words = (act.trigger, act.top)
    start = min(start, *(t.idx for t in words))
    end = max(end, *(t.idx + len(t.text) for t in words))
    quote, offset = paragraph.quote(start, end)
    event = Event(
        quote=quote,
        start=offset,
        event_type=act.type,
        mode=act.mode,
        context=act.context,
        cameo=act.cameo,
        actors=_placed(act.actors, paragraph),
        recipients=() if act.joint and not act.recipients else _placed(act.recipients, paragraph),
        status=settled.status,
        time=when,
        attribution=chain,
        rule=act.rule,
        confidence=confidence(act, paragraph.kind == "title", len(sentence)),
    )
    if own is not None and own.speaker.person and when is not None:
        reading.speech_days[own.speaker.person] = when
    reading.events.append(event)
    return [Told(event, act, paragraph, sentence)]


def _ahead(when: Interval | None, published: Published) -> bool:
    """Whether days lie after the publication ("Friday's summit" on a Thursday)."""
    return bool(when and when.start and published.latest and when.start > published.latest)


def _denier(actor: Entity) -> Attribution:
    """Who denies an act that its own would-be actor denies."""
    return Attribution(speaker=actor.person or actor.text, id=actor.id, text=actor.text, stance="denies")


def _own_speech(act: Act, settled: Settled, speeches: list[Speech]) -> Speech | None:
    """The innermost report if the act is itself that speech: its speaker is then the actor, no attribution."""
    if not speeches or act.type not in SPEECH_TYPES or settled.status == "denied":
        return None
    last = speeches[-1]
    if last.verb is None and act.top.tag_ in {"VBD", "VBN"}:
        return None  # one who is quoted tells of what was said before
    if any(
        c.dep_ == "aux" and c.lower_ in {"had", "'d", "’d"} and c.lemma_ == "have" for c in act.top.children
    ):
        return None  # "disclosed that Oslo had offered": the offer was before
    if not said_directly(act.top, last):
        return None
    same = any(
        a.id == last.speaker.id and (a.person is None or a.person == last.speaker.person) for a in act.actors
    )
    return last if same else None


def _when(act: Act, settled: Settled, dates: Dates, reading: Reading, own_speech: bool) -> Interval | None:
    """The days of an act; a speech act without a date of its own has the day its speaker was said to speak."""
    told = settled.status not in {"planned", "hypothetical"}
    about_other = told and act.type in ABOUT_OTHERS and not act.joint
    phrase = phrase_of(dates, act.trigger, act.top, act.covers, reading.lexicon, own_speech, about_other)
    if phrase is not None:
        reported = own_speech and told and not (dates.at(act.trigger) or dates.at(act.top))
        clause = None if reported else act.top  # the day of the speech is past, whatever it announces
        when = interval(phrase, reading.published, reading.anchor, clause, not told)
        if (
            told
            and act.type in ABOUT_OTHERS | {"AGREE"}
            and not act.nominal
            and _ahead(when, reading.published)
        ):
            return None  # "invited both for talks next week": the day is that of the talks
        if when is not None and told and not _ahead(when, reading.published):
            if phrase.kind != "anaphoric":
                reading.anchor = when
            reading.next_anchor = when
        return when
    if (
        act.type in SPEECH_TYPES
        and settled.status == "occurred"
        and not act.nominal
        and not has_perfect(act.top)
    ):
        for actor in act.actors:
            if actor.person and actor.person in reading.speech_days:
                return reading.speech_days[actor.person]
    return None


def _inside(act: Act, sentence: Span) -> tuple[Token, ...]:
    """Actors' tokens that stand close before the act: the quote begins with them."""
    starts = {e.start for e in act.actors if e.start is not None}
    return tuple(t for t in sentence if t.idx in starts and 0 < act.top.i - t.i <= CLOSE)


def _placed(entities: tuple[Entity, ...], paragraph: Paragraph) -> tuple[Entity, ...]:
    """Entities with their offsets in the article and their words as they stand there."""
    placed = []
    for entity in entities:
        start = paragraph.source(_first(entity, paragraph)) if entity.start is not None else None
        placed.append(
            Entity(text=entity.text, id=entity.id, role=entity.role, person=entity.person, start=start)
        )
    return tuple(placed)


def _first(entity: Entity, paragraph: Paragraph) -> int:
    """Where the words of an entity begin in the Doc: its `start` is that of their head."""
    head, words, text = entity.start or 0, entity.text, str(paragraph.doc.text)
    if len(text.casefold()) == len(text):  # headlines are parsed in lower case
        words, text = words.casefold(), text.casefold()
    found = text.rfind(words, max(0, head - len(words)), head + len(words))
    return found if found >= 0 else head


def _remember_speaker(sentence: Span, acts: list[Act], who: Who, reading: Reading, dates: Dates) -> None:
    """Who spoke last, and on which day: the next quotation and speech acts are theirs."""
    spoken_by = {t.i for a in acts if a.type in SPEECH_TYPES or a.operator for t in (a.trigger, a.top)}
    for token in sentence:
        if token.pos_ != "VERB" or (token.i not in spoken_by and not speaks(token, reading.lexicon)):
            continue
        subject = logical_subject(token)
        speaker = speaker_of(subject, who) if subject is not None else None
        if speaker is None:
            continue
        who.cast.speaker = speaker
        phrase = dates.at(token) or _occasion_date(token, dates)
        if speaker.person and phrase is not None and phrase.kind not in {"until", "since"}:
            when = interval(phrase, reading.published, reading.anchor, token, planned=False)
            if when is not None and not _ahead(when, reading.published):
                reading.speech_days[speaker.person] = when


def _occasion_date(verb: Token, dates: Dates) -> DatePhrase | None:
    """The date of the occasion at which something was said ("stated this during talks on Monday")."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in {"during", "at", "in", "after", "to"}:
            for token in child.subtree:
                found = dates.at(token)
                if found is not None:
                    return found
    return None


def date_speech(told: list[Told], days: Mapping[str, Interval]) -> list[Told]:
    """Give speech acts without a date the one day on which the article has their speaker speak."""
    dated: list[Told] = []
    for one in told:
        person = next((a.person for a in one.event.actors if a.person), "")
        if (
            person in days
            and one.event.time is None
            and one.event.event_type in SPEECH_TYPES
            and one.event.status == "occurred"
            and one.paragraph.kind == "body"
            and not one.act.nominal
            and not has_perfect(one.act.top)
        ):
            one = replace(one, event=msgspec.structs.replace(one.event, time=days[person]))  # noqa: PLW2901
        dated.append(one)
    return dated


def retellings(told: Sequence[Told]) -> list[Event]:
    """Mark tellings of one act in one article: all but the fullest carry `same_as` (section 7, Tellings).

    Only headlines and nominal tellings are taken for retellings: two full sentences may tell two acts.
    """
    events = [one.event for one in told]
    acts: dict[tuple[str, str, str, frozenset[str]], list[list[int]]] = {}
    for index, one in enumerate(told):
        event = one.event
        key = (event.event_type, event.cameo, event.status, frozenset(e.id for e in event.actors))
        tellings = acts.setdefault(key, [])
        group = next((g for g in tellings[-NEAREST:] if _one_act(one, told[g[0]])), None)
        if group is None:
            tellings.append([index])
        else:
            group.append(index)
    for group in (g for tellings in acts.values() for g in tellings if len(g) > 1):
        fullest = max(group, key=lambda i: _fullness(told[i]))
        for index in group:
            if events[index].quote != events[fullest].quote:
                events[index] = msgspec.structs.replace(events[index], same_as=events[fullest].quote)
    return events


def _one_act(one: Told, other: Told) -> bool:
    """Whether two tellings with the same key are of one act: recipients that do not differ, one of them brief."""
    brief = any(t.act.nominal or t.paragraph.kind == "title" for t in (one, other))
    mine, others = ({e.id for e in t.event.recipients} for t in (one, other))
    return brief and (not mine or not others or mine == others)


def _fullness(told: Told) -> tuple[bool, bool, int]:
    """How full a telling is: in the body, by a verb, long."""
    return told.paragraph.kind != "title", not told.act.nominal, len(told.event.quote)
