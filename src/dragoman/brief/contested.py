"""What is claimed: who holds what, who said it first, and who dropped on whose word it stands (codebook section 5)."""

from collections.abc import Iterable

from dragoman.analysis.claims import HeldPosition, MergedClaim
from dragoman.brief.labels import SAYING, STANCE
from dragoman.brief.model import Line, Said
from dragoman.brief.names import UNNAMED, Names, in_prose, sentence_case
from dragoman.brief.notes import Notes
from dragoman.brief.plain import one_line
from dragoman.brief.when import by_words
from dragoman.records import Citation, Interval

FEWEST_WORDS = 3
"""Of a claim that stands alone: fewer words are a fragment and say nothing."""


def claim_lines(claims: Iterable[MergedClaim], names: Names, notes: Notes) -> tuple[Line, ...]:
    """Say each contested claim: the proposition in the words of an article, then every position on it."""
    return tuple(_claim(one, names, notes) for one in sorted(claims, key=lambda one: -len(one.stories)))


def one_sided_lines(claims: Iterable[MergedClaim], names: Names, notes: Notes) -> tuple[Line, ...]:
    """Say each uncontested claim in one line, with who says so."""
    return tuple(
        Line(
            text=f"{sentence_case(who_holds(held, names))} {SAYING[held.stance]}: “{proposition(claim)}”.",
            when=_when(held, notes),
            shade="outlined",
            cites=notes.cite(held.citation, *_dating(held, notes)),
            said=_said(held, notes),
        )
        for claim, held in _worth_saying(claims)
    )


def _worth_saying(claims: Iterable[MergedClaim]) -> list[tuple[MergedClaim, HeldPosition]]:
    """Each position once: no fragment, nothing that the same holder says more fully, no unnamed beside a named one."""
    held = [
        (claim, one)
        for claim in claims
        if len(proposition(claim).split()) >= FEWEST_WORDS
        for one in claim.positions
        if not one.flat and (one.id or len(claim.positions) == 1)
    ]
    return [(claim, one) for claim, one in held if not any(_says_more(more, claim, one) for more in held)]


def _says_more(more: tuple[MergedClaim, HeldPosition], claim: MergedClaim, held: HeldPosition) -> bool:
    """Whether one says the same in more words, in the same article, or as somebody named says it for his state."""
    words, others = proposition(claim).casefold(), proposition(more[0]).casefold()
    same = (more[1].id or more[1].holder, more[1].stance) == (held.id or held.holder, held.stance)
    if not same or more[1].citation.article != held.citation.article or words not in others:
        return False
    return words != others or (len(more[1].holder), more[1].holder) > (len(held.holder), held.holder)


def proposition(claim: MergedClaim) -> str:
    """Give the words of a claim, as an article has them."""
    words = one_line(claim.proposition).removeprefix("that ").rstrip(".,;: ")
    # a quote may end within a parenthesis that it does not close
    return words.rpartition(" (")[0] if words.count("(") > words.count(")") else words


def speaker(held: HeldPosition) -> str:
    """Name the holder as printed, with its article; an outlet without a name as what it is."""
    if held.flat:
        return one_line(held.holder) if held.outlet else "an outlet that is not named"
    if held.holder == UNNAMED:
        return "somebody unnamed"
    return in_prose(held.holder)


def _claim(claim: MergedClaim, names: Names, notes: Notes) -> Line:
    who = {who_holds(one, names) for one in claim.first}
    saying = {who_holds(one, names) for one in claim.positions if one.stance == "asserts"}
    first = claim.first[0] if len(who) == 1 and len(saying) > 1 else None
    dropped = {one.citation.report for one in claim.dropped}
    positions = tuple(
        _position(one, claim, names, notes, first=one == first, dropped=one.citation.report in dropped)
        for one in claim.positions
    )
    return Line(
        text=f"“{sentence_case(proposition(claim))}”",
        detail="settled since: those who differed now say the same" if claim.settled else "",
        shade="hatched",
        below=positions,
    )


def _position(
    held: HeldPosition, claim: MergedClaim, names: Names, notes: Notes, *, first: bool, dropped: bool
) -> Line:
    text = f"{sentence_case(who_holds(held, names))} {stance_words(held)}{_through(held)}"
    extra = []
    if first:
        extra.append("the first to say so")
    if dropped:
        extra.append("states flatly what before was only said on somebody’s word")
    others = [one for one in held.outlets if one != held.outlet]
    if others:
        extra.append(f"also in {', '.join(map(one_line, others))}")
    return Line(
        text=f"{text}.",
        when=_when(held, notes),
        detail="; ".join(extra),
        quote="" if _repeats(notes.words(held.citation), claim) else notes.words(held.citation),
        cites=notes.cite(held.citation, *_dating(held, notes)),
        said=_said(held, notes),
    )


def _repeats(quote: str, claim: MergedClaim) -> bool:
    """Whether the words of a position are those of the claim, which stand above it."""
    return one_line(quote).casefold().removeprefix("that ").rstrip(".,;: ") in proposition(claim).casefold()


def _said(held: HeldPosition, notes: Notes) -> Said:
    outlet = (held.outlet,) if held.outlet else ()
    parties = outlet if held.flat else (held.holder,)
    return Said(parties=parties, act="claim", stance=held.stance, when=_told(held, notes))


def _dating(held: HeldPosition, notes: Notes) -> tuple[Citation, ...]:
    """The words that give the day of a position: its own article's, of the act of saying so."""
    told, published = held.told, held.citation.published
    if told is None or (told.start, told.end) == (published.earliest, published.latest):
        return ()
    return notes.dating(held.citation, told)


def _told(held: HeldPosition, notes: Notes) -> Interval | None:
    """When it was said, where words can be cited for it; else when it was published."""
    published = held.citation.published
    told = Interval(start=published.earliest, end=published.latest)
    if held.told is not None and _dating(held, notes):
        told = held.told
    return told if told.start or told.end else None


def who_holds(held: HeldPosition, names: Names) -> str:
    """Name the holder as printed; with whom it speaks for, where its name does not tell."""
    holder = speaker(held)
    if held.flat or held.id is None:
        return holder
    name = names.one(held.id)
    plain = name.removeprefix("the ")
    known = plain.casefold() in holder.casefold() or holder.removeprefix("the ") == held.id
    return holder if known else f"{holder} ({plain})"


def stance_words(held: HeldPosition) -> str:
    """Say which stance is held, and where it is an outlet's own."""
    return f"{STANCE[held.stance]} in its own voice" if held.flat else STANCE[held.stance]


def _through(held: HeldPosition) -> str:
    through = ", as told by ".join(one_line(one) for one in reversed(held.through))
    return f", as told by {through}" if through else ""


def _when(held: HeldPosition, notes: Notes) -> str:
    told = _told(held, notes)
    return by_words(told) if told else "undated"
