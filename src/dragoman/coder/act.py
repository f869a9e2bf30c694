"""What deciding yields: an act with its parties, before times, attribution and article are added."""

from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.records import Entity, Status

# Types of what is done by saying it.
SPEECH_TYPES = {"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}


@dataclass(frozen=True, slots=True)
class Act:
    """One act as the words tell it.

    `trigger` carries it; `top` is the outermost word of the chain of light verbs and operators above it, whose
    tense and negation decide the status; `covers` are the tokens spoken for; `inside` are the concrete acts named
    by its content that stand beside it ("accused Chad of blocking the road"). `initiators` are, of a joint act, those
    whom the words make its subject. A `needy` act counts only if the article makes plain who its recipient is. The
    negation of a `refusing` act is part of what it is ("will not hand over": REJECT).
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
    refusing: bool = False


def one_sided(act: Act, by: tuple[Entity, ...] = ()) -> Act:
    """A joint act that one side alone plans or refuses: it is the actor, the others the recipients.

    Args:
        act: any act; one that is not joint, or has no other side, is given back as it is.
        by: the side; where none is given, the initiators.
    """
    side = by or act.initiators
    own = {e.id for e in side}
    others = tuple(e for e in act.actors if e.id not in own)
    if not act.joint or not side or not others:
        return act
    return replace(act, actors=side, recipients=others, joint=False)
