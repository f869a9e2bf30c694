"""What deciding yields: an act with its parties, before times, attribution and article are added."""

from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.records import Entity, Status


@dataclass(frozen=True, slots=True)
class Act:
    """One act as the words tell it.

    `trigger` carries it; `top` is the outermost word of the chain of light verbs and operators above it, whose
    tense and negation decide the status; `covers` are the tokens spoken for; `inside` are the concrete acts named
    by its content that stand beside it ("accused Baku of blocking the road").
    """

    trigger: Token
    top: Token
    type: str
    mode: str | None
    cameo: str
    context: tuple[str, ...]
    actors: tuple[Entity, ...]
    recipients: tuple[Entity, ...]
    rule: str
    status: Status | None = None
    joint: bool = False
    covers: frozenset[int] = frozenset()
    inside: tuple["Act", ...] = ()
    operator: str | None = None
    initiators: tuple[Entity, ...] = ()
    nominal: bool = False
    needy: bool = False
