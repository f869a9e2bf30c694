"""What is claimed: who holds what, who said it first, and who dropped on whose word it stands (codebook section 5)."""

from collections.abc import Iterable

from dragoman.analysis.claims import HeldPosition, MergedClaim
from dragoman.brief.labels import STANCE
from dragoman.brief.model import Line, Said
from dragoman.brief.names import Names, sentence_case
from dragoman.brief.notes import Notes
from dragoman.brief.plain import one_line
from dragoman.brief.when import by_words
from dragoman.records import Citation, Interval


def claim_lines(claims: Iterable[MergedClaim], names: Names, notes: Notes) -> tuple[Line, ...]:
    """Say each contested claim: the proposition in the words of an article, then every position on it."""
    return tuple(_claim(one, names, notes) for one in sorted(claims, key=lambda one: -len(one.stories)))


def one_sided_lines(claims: Iterable[MergedClaim], names: Names, notes: Notes) -> tuple[Line, ...]:
    """Say each uncontested claim in one line, with who says so."""
    return tuple(
        Line(
            text=f"{sentence_case(_who(held, names))} {_stance(held)}: “{proposition(claim)}”.",
            when=_when(held, notes),
            shade="outlined",
            cites=notes.cite(held.citation, *_dating(held, notes)),
            said=_said(held, notes),
        )
        for claim in claims
        for held in claim.positions
        if not held.flat
    )


def proposition(claim: MergedClaim) -> str:
    """Give the words of a claim, as an article has them."""
    return one_line(claim.proposition).removeprefix("that ").rstrip(".")


def speaker(held: HeldPosition) -> str:
    """Name the holder as printed; an outlet without a name as what it is."""
    return "an outlet that is not named" if held.flat and held.outlet is None else one_line(held.holder)


def _claim(claim: MergedClaim, names: Names, notes: Notes) -> Line:
    who = {_who(one, names) for one in claim.first}
    first = claim.first[0] if len(who) == 1 else None
    dropped = {one.citation.report for one in claim.dropped}
    positions = tuple(
        _position(one, names, notes, first=one == first, dropped=one.citation.report in dropped)
        for one in claim.positions
    )
    return Line(
        text=f"“{sentence_case(proposition(claim))}”",
        detail="settled since: those who differed now say the same" if claim.settled else "",
        shade="hatched",
        below=positions,
    )


def _position(held: HeldPosition, names: Names, notes: Notes, *, first: bool, dropped: bool) -> Line:
    text = f"{sentence_case(_who(held, names))} {_stance(held)}{_through(held)}"
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
        quote=notes.words(held.citation),
        cites=notes.cite(held.citation, *_dating(held, notes)),
        said=_said(held, notes),
    )


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


def _who(held: HeldPosition, names: Names) -> str:
    """The holder as printed; with whom it speaks for, where its name does not tell."""
    holder = speaker(held)
    if held.flat or held.id is None:
        return holder
    name = names.one(held.id)
    plain = name.removeprefix("the ")
    return holder if plain.casefold() in holder.casefold() else f"{holder} ({plain})"


def _stance(held: HeldPosition) -> str:
    return f"{STANCE[held.stance]} in its own voice" if held.flat else STANCE[held.stance]


def _through(held: HeldPosition) -> str:
    through = ", as told by ".join(one_line(one) for one in reversed(held.through))
    return f", as told by {through}" if through else ""


def _when(held: HeldPosition, notes: Notes) -> str:
    told = _told(held, notes)
    return by_words(told) if told else "undated"
