"""Entities by name, as English prose has them."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from dragoman.brief.plain import one_line
from dragoman.records import Attribution, Stance
from dragoman.world import World

Namer = Callable[[str], str | None]
"""Gives the name of an id; None where the id is unknown."""

_TAKES_ARTICLE = re.compile(
    r"^(?!the |The )(?:(?:United|European|African|Arab|Gulf) .*|.* of .*|"
    r".*(?:Agency|Alliance|Army|Association|Authority|Bahamas|Bank|Comoros|Commission|Committee|Community|Conference|"
    r"Coalition|Council|Court|Emirates|Federation|Forces|Forum|Front|Fund|Gambia|Group|Houthis|Islands|Kingdom|League|"
    r"Maldives|Movement|Nations|Netherlands|Office|Organi[sz]ation|Pact|Party|Philippines|Republic|Service|States|"
    r"Taliban|Union|faction|group|separatists))$"
)


class Names:
    """Names entities by id."""

    def __init__(self, namer: Namer) -> None:
        """Take what knows the names."""
        self._namer = namer

    def one(self, ident: str) -> str:
        """Name one entity, with its article ("the European Union"); by its id where nobody knows its name."""
        known = self._namer(ident)
        name = known or one_line(ident)
        return f"the {name}" if known and _TAKES_ARTICLE.search(name) else name

    def several(self, idents: Iterable[str]) -> str:
        """Name several, each once: "A, B and C"."""
        return listed(list(dict.fromkeys(self.one(ident) for ident in idents)))


def names_of(world: World) -> Names:
    """Name entities as the world data do."""
    return Names(lambda ident: record.name if (record := world.entity(ident)) else None)


def listed(names: Sequence[str]) -> str:
    """Join names as prose does."""
    if len(names) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


NOT_SAYING: Mapping[Stance, str] = {
    "denies": "denied by",
    "doubts": "doubted by",
    "cannot-confirm": "not confirmed by",
}


def on_the_word_of(attributions: Iterable[Sequence[Attribution]], *, flatly: bool = False) -> str:
    """Say on whose word something stands that is told several times, and who of them does not say so.

    Args:
        attributions: of each telling the chain of speakers, outermost first (codebook section 2).
        flatly: say it also where some tell it in their own voice, and that they do; else nothing is said then.
    """
    chains = list(attributions)
    spoken = [chain for chain in chains if chain]
    if not spoken or (len(spoken) < len(chains) and not flatly):
        return ""
    words: dict[str, list[str]] = {}
    for chain in spoken:
        other = next((one for one in chain if one.stance in NOT_SAYING), None)
        said = NOT_SAYING[other.stance] if other else "on the word of"
        words.setdefault(said, []).append(one_line((other or chain[0]).speaker))
    parts = [f"{said} {listed(list(dict.fromkeys(words[said])))}" for said in sorted(words, reverse=True)]
    return "; ".join(parts) + (", and told flatly" if len(spoken) < len(chains) else "")


def sentence_case(text: str) -> str:
    """Begin with a capital, leaving the rest alone."""
    return text[:1].upper() + text[1:]
