"""Names in a parsed paragraph: the world's names first, the parser's people where the world knows nobody."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Token

from dragoman.world import Mention, Referent, World

SPEAKING_FOR = {"state", "capital", "seat", "adjective", "demonym", "institution"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a Doc: its tokens `first:last` (last excluded) and whom it stands for.

    `id` is None for a person whom the world does not know: the article's cast may.
    """

    first: int
    last: int
    text: str
    id: str | None
    kind: str
    role: str | None
    person: str | None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """All names of a Doc, and which token belongs to which."""

    every: tuple[Name, ...]
    by_token: Mapping[int, Name]

    def at(self, token: Token) -> Name | None:
        """The name that a token is part of."""
        return self.by_token.get(token.i)


def _role(referent: Referent) -> str | None:
    """The role a referent acts in: what the world says, and GOV for what speaks for a state."""
    if referent.role:
        return referent.role
    return "GOV" if referent.kind in SPEAKING_FOR else None


def _from_world(
    doc: Doc,
    mention: Mention,
    world: World,
    on: tuple[date | None, date | None],
    context: Collection[str],
) -> Name | None:
    """Resolve one mention to a Name, or None where it stands for nobody we can tell."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return None
    referent = world.resolve(mention, on, context)
    if referent is None or not referent.id:  # a sea or a region of nobody's stands for nobody
        return None
    return Name(
        span.start,
        span.end,
        mention.text,
        referent.id,
        referent.kind,
        _role(referent),
        referent.person,
        referent.office,
    )


def find_names(
    doc: Doc,
    mentions: tuple[Mention, ...],
    world: World,
    on: tuple[date | None, date | None],
    context: Collection[str],
) -> Names:
    """Find who is named in a Doc.

    Args:
        doc: the parse of a clean paragraph.
        mentions: the world's names in the same text (`World.find`).
        world: resolves them.
        on: the publication interval, to tell holders of an office apart.
        context: ids of all names in the article.

    Returns:
        The names; the world's override the parser's labels (design.md, Parser).
    """
    found: list[Name] = []
    taken: set[int] = set()
    for mention in mentions:
        name = _from_world(doc, mention, world, on, context)
        if name is not None and not taken.intersection(range(name.first, name.last)):
            found.append(name)
            taken.update(range(name.first, name.last))
    for entity in doc.ents:
        if entity.label_ != "PERSON":
            continue
        tokens = [t for t in entity if t.i not in taken and t.is_alpha and t.text[0].isupper()]
        if not tokens or len(tokens) < len([t for t in entity if t.is_alpha]):
            continue
        name = Name(entity.start, entity.end, entity.text, None, "person", None, entity.text)
        found.append(name)
        taken.update(range(entity.start, entity.end))
    found.sort(key=lambda n: n.first)
    return Names(tuple(found), {i: n for n in found for i in range(n.first, n.last)})
