"""Which claims are contested, who holds what on them, and who said it first."""

from collections.abc import Iterable

from dragoman.analysis.ask.asked import Asked, Told, narrow
from dragoman.analysis.ask.days import meets, when_words
from dragoman.analysis.ask.model import Sentence
from dragoman.analysis.ask.say import stance_words
from dragoman.analysis.claims import HeldPosition, MergedClaim, claims
from dragoman.records import Stance

STANCES: dict[str, tuple[Stance, ...]] = {
    "deny": ("denies",),
    "doubt": ("doubts", "cannot-confirm"),
    "confirm": ("cannot-confirm", "asserts"),
    "unconfirmed": ("cannot-confirm",),
    "unverified": ("cannot-confirm",),
    "assert": ("asserts",),
    "allege": ("asserts",),
    "maintain": ("asserts",),
    "say": ("asserts",),
    "claim": ("asserts",),
}
CONTESTED = frozenset(
    [
        "contest",
        "contested",
        "contradict",
        "contradictory",
        "contradiction",
        "dispute",
        "disputed",
        "odds",
        "differ",
        "disagree",
    ]
)
NEAR = 3
FEW = 8
"""How many claims are told where no word of the question chooses among them."""


def contested(asked: Asked) -> Told:
    """Answer what is contested, who holds it, or whether something is true: with all positions on it."""
    reading = asked.reading
    wanted = any(word in CONTESTED for word in reading.lemmas)
    every = claims(asked.evidence, asked.world, contested=True if wanted else None, **asked.times)
    parties = {one.id for one in reading.parties}
    found = [
        one
        for one in every
        if parties <= _parties(one) and any(meets(p.told, reading.time) for p in one.positions)
    ]
    stances = _stances(asked)
    if stances:
        found = [one for one in found if any(_held(p, asked, stances) for p in one.positions)]
    kept, left = narrow(found, reading.rest, _texts)
    if left and reading.asks == "whether" and not wanted:
        kept = []
    said, unsaid = narrow(kept, reading.inner, _texts)
    kept = said if reading.inner and len(unsaid) < len(reading.inner) else kept
    kept.sort(key=lambda one: (not one.contested, -len(one.stories)))
    shown = kept if wanted or reading.rest else kept[:FEW]
    sentences = [sentence for one in shown for sentence in _claim(asked, one)]
    if len(kept) > len(shown):
        sentences.append(
            Sentence(text=f"{len(kept) - len(shown)} more claims fit; `dragoman claims` lists them.")
        )
    sort = "contested claim" if wanted else "claim"
    whose = f" of {asked.names(sorted(parties))}" if parties else ""
    near = _uncontested(asked, parties) if wanted and not sentences and (parties or reading.rest) else ()
    no = f"no record tells of a {sort}{whose} that fits"
    return Told(sentences=tuple(sentences), near=near, left=left, no=no)


def whether_claimed(asked: Asked) -> Told:
    """Answer whether something is so by what is claimed of it: claims that have all words of the question."""
    reading = asked.reading
    words = (*reading.unread, *reading.rest, *reading.inner)
    parties = {one.id for one in reading.parties}
    every = (
        claims(asked.evidence, asked.world, parties=sorted(parties), **asked.times)
        if parties and words
        else ()
    )
    found = [one for one in every if any(meets(p.told, reading.time) for p in one.positions)]
    kept, left = narrow(found, words, _texts)
    if not kept or left:
        return Told(no="no record tells of such a claim")
    return Told(sentences=tuple(sentence for one in kept for sentence in _claim(asked, one)))


def _uncontested(asked: Asked, parties: set[str]) -> tuple[Sentence, ...]:
    """Claims on the matter that nobody is told to contest."""
    every = claims(asked.evidence, asked.world, contested=False, **asked.times)
    found = [one for one in every if parties <= _parties(one)]
    kept, left = narrow(found, asked.reading.rest, _texts)
    if asked.reading.rest and left == asked.reading.rest:
        return ()
    return tuple(sentence for one in kept[:NEAR] for sentence in _claim(asked, one))


def _parties(claim: MergedClaim) -> set[str]:
    return {*claim.parties, *(one.id for one in claim.positions if one.id)}


def _stances(asked: Asked) -> tuple[Stance, ...]:
    found = [STANCES[word] for word in asked.reading.lemmas if word in STANCES]
    return found[0] if found and asked.reading.ids("by") and asked.reading.asks != "who" else ()


def _held(position: HeldPosition, asked: Asked, stances: tuple[Stance, ...]) -> bool:
    """Whether somebody asked about takes one of some stances."""
    people = [one.person.split()[-1] for one in asked.reading.parties if one.person and one.slot == "by"]
    own = not people or any(name in position.holder for name in people)
    return own and position.stance in stances and position.id in asked.reading.ids("by")


def _texts(claim: MergedClaim) -> Iterable[str]:
    yield claim.proposition
    for one in claim.positions:
        yield one.citation.quote
        yield one.holder


def _claim(asked: Asked, claim: MergedClaim) -> list[Sentence]:
    """A claim: whether it is contested, then each position, the first to say it marked."""
    how = "Contested" if claim.contested else "Not contested"
    how = "Once contested, now settled" if claim.settled else how
    head = Sentence(
        text=f"{how}: “{claim.proposition}”.", citations=tuple(p.citation for p in claim.positions[:1])
    )
    return [head, *(_position(one, claim) for one in claim.positions if _asked_for(asked, one))]


def _asked_for(asked: Asked, position: HeldPosition) -> bool:
    """Whether a position is of the stance that "who denies" asks for; all are told where none is named."""
    if asked.reading.asks != "who":
        return True
    wanted = [STANCES[word] for word in asked.reading.lemmas if word in STANCES]
    return not wanted or any(position.stance in stances for stances in wanted)


def _position(one: HeldPosition, claim: MergedClaim) -> Sentence:
    first = (
        ", the first to"
        if len(claim.first) == 1 and one == claim.first[0] and len(claim.positions) > 1
        else ""
    )
    own = " in its own voice" if one.flat else ""
    through = f" (told by {', '.join(one.through)})" if one.through else ""
    when = f", {when_words(one.told)}" if one.told else ""
    text = f"{stance_words(one.holder, one.stance)}{own}{through}{when}{first}."
    return Sentence(text=text, citations=(one.citation,))
