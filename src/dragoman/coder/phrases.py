"""What the words of a noun phrase tell: definite or counted, its short text, and the entity of its name."""

from spacy.tokens import Token

from dragoman.coder.cast import Cast
from dragoman.coder.names import Name
from dragoman.records import Entity


def definite(token: Token) -> bool:
    """Whether a noun is definite: the, this, that, its; or a capitalised title standing for a name."""
    determiners = [c for c in token.children if c.dep_ in {"det", "poss", "predet"}]
    if any(d.lower_ in {"a", "an", "some", "any", "no", "another", "many"} for d in determiners):
        return False
    return bool(determiners) or (token.text[0].isupper() and token.i > 0)


def counted_two(token: Token) -> bool:
    """Whether a noun is counted as two ("the two members", "both states")."""
    return any(c.lower_ in {"two", "both", "either", "neither"} for c in token.children)


def modified(token: Token) -> bool:
    """Whether a noun is described by more than a determiner ("the Moscow-led bloc")."""
    return any(c.dep_ in {"amod", "compound", "nmod"} for c in token.children)


def words_of(token: Token) -> str:
    """The words of a short description: the noun with what stands before it in its phrase."""
    left = min([token.i, *(t.i for t in token.subtree if t.i < token.i)])
    if token.i - left > 6:  # noqa: PLR2004 - a longer run is no plain description
        left = token.i
    return str(token.doc[left : token.i + 1].text)


def entity_of(text: str, ident: str, role: str | None, person: str | None, token: Token) -> Entity:
    """An entity whose offset is, for now, the one in the Doc; assembling turns it into the article's."""
    return Entity(text=text, id=ident, role=role, person=person, start=token.idx)


def named(token: Token, name: Name, cast: Cast) -> tuple[Entity, ...]:
    """The entity that a name stands for; a person unknown to the world is looked up in the cast."""
    if name.id is not None:
        return (entity_of(name.text, name.id, name.role, name.person, token),)
    member = cast.known(name.text)
    entity = member.entity(name.text, token.idx) if member else None
    return (entity,) if entity else ()


def distinct(entities: list[Entity]) -> tuple[Entity, ...]:
    """Each id once, in the words of its first mention, in the order of the last mentions."""
    return tuple({e.id: e for e in reversed(entities)}.values())[::-1]
