"""What stands in the way of what, and what that rests on."""

from collections.abc import Iterable

from dragoman.analysis.ask.asked import Asked, Told, has_stem, narrow, root, stems
from dragoman.analysis.ask.days import meets
from dragoman.analysis.ask.model import Party, Sentence
from dragoman.analysis.ask.reasons import reasons
from dragoman.analysis.ask.say import capital, cited, event_sentence, tie_words
from dragoman.analysis.chains import Chain, Link, chains
from dragoman.analysis.claims.words import named
from dragoman.analysis.events import events
from dragoman.analysis.obstacles import obstacles
from dragoman.analysis.ties import ties
from dragoman.records import Citation, TieKind
from dragoman.world import World


def hindering(asked: Asked) -> Told:
    """Answer what blocks a goal, or why something is not so: by the chains of obstacles, then by ties and refusals."""
    reading = asked.reading
    found = [
        one
        for one in chains(asked.evidence, asked.world, **asked.times)
        if all(_speaks_of(one, party, asked.world) for party in reading.parties)
    ]
    owners = set(reading.ids("poss", "by"))
    own = [one for one in found if one.whose in owners]
    kept, left = narrow(own or found, reading.rest, _texts)
    if reading.rest and left == reading.rest and not reading.parties:
        kept = []
    sentences = _told(asked) or [sentence for one in kept for sentence in _chain(asked, one)]
    beside = _refusals(asked)
    if reading.asks == "why":
        sentences, beside = [*sentences, *beside], []
    of = f" for {asked.names(reading.ids())}" if reading.parties else ""
    return Told(
        sentences=tuple(dict.fromkeys(sentences)),
        near=tuple(dict.fromkeys(beside)),
        left=left,
        no=f"no record tells of an obstacle{of} that fits",
    )


def _told(asked: Asked) -> list[Sentence]:
    """What is told to stand in the way of the very thing that "why not" asks about, by the words of the question."""
    reading = asked.reading
    if reading.asks != "why" or not reading.rest:
        return []
    found: list[Sentence] = []
    for one in obstacles(asked.evidence, asked.world, **asked.times):
        names = {one.whose, *one.blocs}
        texts = (one.goal, *(said.citation.quote for said in one.said))
        goal = stems([one.goal])
        if not all(has_stem(root(word), goal) for word in reading.rest):
            continue
        if not all(p.id in names or p.text.lower() in " ".join(texts).lower() for p in reading.parties):
            continue
        cited = tuple(said.citation for said in one.said)
        who = "; ".join(said.holder for said in one.said)
        whose = f"{asked.names([one.whose])}: " if one.whose else ""
        text = f"In the way of “{capital(whose)}{one.goal}”: {one.obstacle} ({who} says so)."
        found.extend([Sentence(text=text, citations=cited), *_reasons(asked, cited)])
    return found


def _speaks_of(chain: Chain, party: Party, world: World) -> bool:
    """Whether a chain speaks of somebody, by an id or in its words."""
    words = " ".join(_texts(chain))
    return (
        party.id in _named(chain) or party.text.lower() in words.lower() or party.id in named_in(words, world)
    )


def _named(chain: Chain) -> set[str]:
    """All whom a chain speaks of: the goal's owner and blocs, and both ends of each link."""
    ends = {one for link in chain.links for one in (link.a, link.b) if one}
    return {*ends, *chain.blocs, *([chain.whose] if chain.whose else [])}


def named_in(words: str, world: World) -> tuple[str, ...]:
    """Give whom some words name beyond doubt ("Caracas’s refusal")."""
    return named(words, world, (None, None), ()).ids


def _texts(chain: Chain) -> Iterable[str]:
    yield chain.goal
    for link in chain.links:
        yield link.text
        yield from (one.quote for one in link.citations)


def _chain(asked: Asked, chain: Chain) -> list[Sentence]:
    """A chain from the goal down, each link with what it rests on."""
    whose = f"{asked.names([chain.whose])}: " if chain.whose else ""
    said = [_link(asked, link, f"{capital(whose)}{chain.goal}") for link in chain.links]
    told = [c for link in chain.links if link.kind in {"obstacle", "tie"} for c in link.citations]
    return [*said, *_reasons(asked, told)]


def _reasons(asked: Asked, citations: Iterable[Citation]) -> list[Sentence]:
    """What the articles give as the reason beside the words of a chain."""
    return [
        Sentence(text=f"The reason given: “{one.quote}”.", citations=(one,))
        for one in reasons(asked.evidence, citations, asked.known_on)
    ]


def _link(asked: Asked, link: Link, goal: str) -> Sentence:
    sayers = [one.holder for one in link.said]
    who = f" ({'; '.join(sayers)} says so)" if sayers else ""
    if link.kind == "obstacle":
        aim = f"In the way of “{goal}”" if link.because is None else "And in the way of that"
        return Sentence(text=f"{aim}: {link.text}{who}.", citations=link.citations, world=link.world)
    more = _evidence(asked, link) if link.kind == "backing" else ()
    citations = tuple(dict.fromkeys((*link.citations, *more)))
    return Sentence(text=f"Behind it: {link.text}{who}.", citations=citations, world=link.world)


def _evidence(asked: Asked, link: Link) -> tuple[Citation, ...]:
    """All that the articles have on a side taken, of which a chain shows but one telling."""
    found = ties(asked.evidence, asked.world, link.a, link.b, known_on=asked.known_on)
    return cited(
        ground for tie in found if tie.kind == "backs-on" and tie.a == link.a for ground in tie.speaks_for
    )


def _refusals(asked: Asked) -> list[Sentence]:
    """What a party refused the other, and the side it takes, where no obstacle is told."""
    pair = asked.reading.ids()[:2]
    if len(pair) < len(("a", "b")):
        return []
    a, b = pair
    found: list[Sentence] = []
    kinds: tuple[TieKind, ...] = ("recognises", "diplomatic-relations", "in-conflict-with")
    for tie in ties(asked.evidence, asked.world, a, b, **asked.times):
        holds = tie.on.holds if tie.on else (tie.spells[-1].holds if tie.spells else None)
        if tie.kind not in kinds or holds is None or holds != (tie.kind == "in-conflict-with"):
            continue
        grounds = tie.speaks_for if holds else tie.speaks_against
        quotes = cited(grounds)
        words = tie_words(tie.kind, tie.a, tie.b, asked.name, holds=holds, matters=tie.matters)
        world = tuple(one.world for one in grounds if one.world)
        found.append(Sentence(text=f"{capital(words)}.", citations=quotes, world=world))
        found.extend(_reasons(asked, quotes))
    refused = [
        one
        for one in events(asked.evidence, parties=(a, b), world=asked.world, **asked.times)
        if one.event_type in {"REJECT", "SANCTION"} and meets(one.time, asked.reading.time)
    ]
    for one in refused:
        found.extend([event_sentence(one, asked.name), *_reasons(asked, one.tellings)])
    return found
