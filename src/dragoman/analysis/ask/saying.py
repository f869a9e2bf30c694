"""What somebody has said about something: acts in words, claims and positions."""

from collections.abc import Iterable, Sequence

from dragoman.analysis.ask.asked import Asked, Told, has_stem, narrow, root, stems
from dragoman.analysis.ask.days import meets, when_words
from dragoman.analysis.ask.model import Sentence
from dragoman.analysis.ask.say import event_sentence, stance_words
from dragoman.analysis.claims import HeldPosition, MergedClaim, claims
from dragoman.analysis.events import MergedEvent, events
from dragoman.ontology import quad_class

ENOUGH = 2


def saying(asked: Asked) -> Told:
    """Answer what somebody said: acts in words towards or about those named, then claims it holds on them."""
    reading = asked.reading
    speakers = reading.ids("by") or reading.ids("poss")
    about = tuple(one for one in reading.ids() if one not in speakers)
    acts = [
        one
        for one in events(asked.evidence, parties=speakers, world=asked.world, **asked.times)
        if set(speakers) & set(one.actors) and _in_words(one) and meets(one.time, reading.time)
    ]
    acts = [one for one in acts if not about or _about(one, about)]
    held = [
        (claim, position)
        for claim in claims(asked.evidence, asked.world, parties=speakers, **asked.times)
        if set(about) <= {*claim.parties, *(p.id for p in claim.positions)} or _of_matter(claim, reading.rest)
        for position in claim.positions
        if position.id in speakers and not position.flat and meets(position.told, reading.time)
    ]
    told = [(event_sentence(one, asked.name), tuple(c.quote for c in one.tellings)) for one in acts]
    told.extend(
        (_position(position, claim), (position.citation.quote, claim.proposition)) for claim, position in held
    )
    person = {one.person for one in reading.parties if one.person and one.id in speakers}
    kept, left = narrow(told, reading.rest, _texts)
    if person:
        own = [(s, q) for s, q in kept if any(name.split()[-1] in " ".join((s.text, *q)) for name in person)]
        spoken = {sentence for sentence, _ in told[len(acts) :]}
        kept = own or [
            (s, q) for s, q in kept if s not in spoken
        ]  # what others of its side hold is not its word
    who, what = asked.names(speakers) or "anybody", asked.names(about)
    no = f"no record tells what {who} said{f' about {what}' if what else ''}"
    return Told(sentences=tuple(dict.fromkeys(s for s, _ in kept)), left=left, no=no)


def _of_matter(claim: MergedClaim, words: Sequence[str]) -> bool:
    """Whether a claim has at least two of the words that say what a question is about."""
    said = stems((claim.proposition, *(one.citation.quote for one in claim.positions)))
    return sum(has_stem(root(word), said) for word in words) >= ENOUGH


def _in_words(event: MergedEvent) -> bool:
    return quad_class(event.event_type).startswith("verbal") and event.event_type != "CONSULT"


def _about(event: MergedEvent, about: tuple[str, ...]) -> bool:
    return set(about) <= {*event.recipients, *event.actors}


def _texts(told: tuple[Sentence, tuple[str, ...]]) -> Iterable[str]:
    yield told[0].text
    yield from told[1]


def _position(one: HeldPosition, claim: MergedClaim) -> Sentence:
    when = f", {when_words(one.told)}" if one.told else ""
    contested = "; this is contested" if claim.contested else ""
    text = f"{stance_words(one.holder, one.stance)}{when}: “{claim.proposition}”{contested}."
    return Sentence(text=text, citations=(one.citation,))
