"""What stands in the way of what, down to what that rests on (codebook section 6)."""

from collections.abc import Iterable

from dragoman.analysis.chains import Chain, Link
from dragoman.analysis.chains.words import tie_words
from dragoman.brief.model import Cite, Line, Said
from dragoman.brief.names import Names, in_prose, listed, sentence_case, within
from dragoman.brief.notes import Notes
from dragoman.brief.plain import one_line
from dragoman.brief.when import since_words


def chain_lines(chains: Iterable[Chain], names: Names, notes: Notes) -> tuple[Line, ...]:
    """Say each chain: the goal and what stands in its way, then link by link what that rests on."""
    return tuple(_chain(one, names, notes) for one in chains)


def _chain(chain: Chain, names: Names, notes: Notes) -> Line:
    top = chain.links[0]
    whose = f" (sought by {names.one(chain.whose)})" if chain.whose else ""
    return Line(
        text=f"In the way of {one_line(chain.goal)}{whose}: {within(top.text).rstrip('.')}.",
        detail=_says(top),
        shade="outlined" if len(top.said) < 2 else "solid",  # noqa: PLR2004 - two sources, by the visual code
        cites=_cites(top, notes),
        said=Said(parties=(chain.whose,) if chain.whose else (), act="obstacle"),
        below=tuple(_below(chain.links, 0, names, notes)),
    )


def _below(links: tuple[Link, ...], above: int, names: Names, notes: Notes) -> Iterable[Line]:
    """The links that bear on one, each with those that bear on it."""
    for at, link in enumerate(links):
        if link.because == above:
            yield Line(
                text=f"{sentence_case(_text(link, names))}.",
                detail=_says(link),
                cites=_cites(link, notes),
                said=_said(link),
                below=tuple(_below(links, at, names, notes)),
            )


def _text(link: Link, names: Names) -> str:
    if link.kind == "obstacle":
        return f"this rests on {within(link.text).rstrip('.')}"
    if link.tie in tie_words() and link.a and link.b and link.kind != "membership":
        words = tie_words()[link.tie]
        text = (words.stands if link.holds else words.wanting).format(
            a=names.one(link.a), b=names.one(link.b)
        )
        matter = f" over {one_line(link.matter)}" if link.matter and link.kind == "conflict" else ""
        return f"{text}{matter}" + (f", since {since_words(link.since)}" if link.since else "")
    text = one_line(link.text).rstrip(".")
    if link.kind == "membership" and link.a and link.b and link.holds:
        since = f", since {since_words(link.since)}" if link.since else ""
        return f"{tie_words()['member-of'].stands.format(a=names.one(link.a), b=names.one(link.b))}{since}"
    name = names.one(link.b or link.a or "")
    return (
        f"the {text}"
        if text.startswith(f"{name.removeprefix('the ')} ") and name.startswith("the ")
        else text
    )


def _said(link: Link) -> Said:
    if link.kind == "obstacle":
        return Said(parties=(link.a,) if link.a else (), act="obstacle")
    parties = tuple(one for one in (link.a, link.b) if one)
    return Said(parties=parties, act=link.tie or link.kind, stance="holds" if link.holds else "fails")


def _says(link: Link) -> str:
    """On whose word; nothing where the outlet says it in its own voice."""
    said = [in_prose(one.holder) for one in link.said if not one.flat]
    return f"on the word of {listed(said)}" if said else ""


def _cites(link: Link, notes: Notes) -> tuple[Cite, ...]:
    return (*notes.cite(*link.citations), *(notes.cite_world(one) for one in link.world[:1]))
