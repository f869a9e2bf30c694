"""Entities by name, as English prose has them."""

import re
from collections.abc import Callable, Iterable, Sequence

from dragoman.records import Entity

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
    """Names entities by id, or by the words of the article where the id is unknown."""

    def __init__(self, namer: Namer) -> None:
        """Take what knows the names."""
        self._namer = namer

    def one(self, ident: str, words: str = "") -> str:
        """Name one entity, with its article ("the European Union")."""
        known = self._namer(ident)
        name = known or words or ident
        return f"the {name}" if known and _TAKES_ARTICLE.search(name) else name

    def several(self, idents: Iterable[str]) -> str:
        """Name several: "A, B and C"."""
        return listed([self.one(ident) for ident in idents])

    def parties(self, entities: Iterable[Entity]) -> str:
        """Name actors or recipients, each once."""
        return listed(list(dict.fromkeys(self.one(e.id, e.text) for e in entities)))


def listed(names: Sequence[str]) -> str:
    """Join names as prose does."""
    if len(names) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def sentence_case(text: str) -> str:
    """Begin with a capital, leaving the rest alone."""
    return text[:1].upper() + text[1:]
