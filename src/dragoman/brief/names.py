"""Entities by name, as English prose has them."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from dragoman.brief.plain import one_line
from dragoman.records import Attribution, Stance
from dragoman.world import World

UNNAMED = "unnamed"
"""The speaker of whom an article tells nothing at all (codebook section 2, attribution)."""
Namer = Callable[[str], str | None]
"""Gives the name of an id; None where the id is unknown."""

_TAKES_ARTICLE = re.compile(
    r"^(?!the |The )(?:(?:United|European|African|Arab|Gulf) .*|.* of .*|"
    r".*(?:Agency|Alliance|Army|Association|Authority|Bahamas|Bank|Comoros|Commission|Committee|Community|Conference|"
    r"Coalition|Council|Court|Emirates|Federation|Forces|Forum|Front|Fund|Gambia|Group|Houthis|Islands|Kingdom|League|"
    r"Maldives|Movement|Nations|Netherlands|Office|Organi[sz]ation|Pact|Party|Philippines|Republic|Service|States|"
    r"Taliban|Union|faction|group|separatists))$"
)


_PLURAL = re.compile(r"(?:Armenians|Forces|Houthis|Rebels|Taliban|rebels|separatists)$")
_INITIALS = re.compile(r"^[A-Z]{2,3}$")
"""Letters said one by one, which take the article (the UN, the RSF); longer ones are mostly said as words (NATO)."""
_POSSESSOR = re.compile(r"['’]s? ")
_LEADING_ARTICLE = re.compile(r"^(?:An?|The)(?= )")


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


_NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def counted(number: int) -> str:
    """Say a number as prose does: in letters up to twelve."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def is_plural(name: str) -> bool:
    """Whether a name takes the verb of several ("the Rapid Support Forces declare")."""
    return bool(_PLURAL.search(name))


def in_prose(speaker: str) -> str:
    """Name a speaker as printed, as it stands within a sentence: "the United States", "a diplomat", "the UN"."""
    name = one_line(speaker)
    known = _TAKES_ARTICLE.search(name) and name[:1].isupper() and not _POSSESSOR.search(name)
    return f"the {name}" if known or _INITIALS.search(name) else within(name)


def within(words: str) -> str:
    """Take the words of an article into a sentence: a leading article loses its capital."""
    return _LEADING_ARTICLE.sub(lambda found: found[0].lower(), one_line(words))


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


def on_the_word_of(
    attributions: Iterable[Sequence[Attribution]], *, flatly: bool = False, denied: bool = False
) -> str:
    """Say on whose word something stands that is told several times, and who of them does not say so.

    Args:
        attributions: of each telling the chain of speakers, outermost first (codebook section 2).
        flatly: say it also where some tell it in their own voice, and that they do; else nothing is said then.
        denied: the sentence says that it is denied, so whoever says so denies it.
    """
    chains = list(attributions)
    spoken = [chain for chain in chains if chain]
    if not spoken or (len(spoken) < len(chains) and not flatly):
        return ""
    words: dict[str, list[str]] = {}
    for chain in spoken:
        other = next((one for one in chain if one.stance in NOT_SAYING), None)
        said = NOT_SAYING[other.stance] if other else NOT_SAYING["denies"] if denied else "on the word of"
        words.setdefault(said, []).append(in_prose((other or chain[0]).speaker))
    parts = [f"{said} {listed(_named_first(words[said]))}" for said in sorted(words, reverse=True)]
    return "; ".join(parts) + (", and told flatly" if len(spoken) < len(chains) else "")


def _named_first(speakers: Sequence[str]) -> list[str]:
    """Each speaker once; one without a name only where no other has one."""
    named = [one for one in speakers if one != UNNAMED]
    return list(dict.fromkeys(named)) or ["somebody unnamed"]


def sentence_case(text: str) -> str:
    """Begin with a capital, leaving the rest alone."""
    return text[:1].upper() + text[1:]
