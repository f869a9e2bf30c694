"""All obstacles of an article."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Span

from dragoman.coder.attribution import reported_by
from dragoman.coder.lexicon import Lexicon
from dragoman.coder.obstacles.conditions import conditioned, impossible, refused_over
from dragoman.coder.obstacles.sides import text_of
from dragoman.coder.obstacles.told import by_noun, by_verb, harder, hinging, in_the_way, verbless, without
from dragoman.coder.page import Paragraph
from dragoman.coder.who import Who
from dragoman.records import Obstacle

POINTING_BACK = {"that", "this", "these", "those"}
# In this order: the first that reads an obstacle at a token decides.
READERS = (
    by_noun,
    by_verb,
    in_the_way,
    impossible,
    without,
    hinging,
    harder,
    conditioned,
    refused_over,
    verbless,
)


def obstacles_of(
    paragraphs: Sequence[Paragraph], resolvers: Sequence[Who], lexicon: Lexicon
) -> tuple[Obstacle, ...]:
    """All obstacles of an article, in the order of their words; what is told again in the same words once."""
    found: dict[tuple[str, str], Obstacle] = {}
    for paragraph, who in zip(paragraphs, resolvers, strict=True):
        for sentence in paragraph.doc.sents:
            for one in _told(sentence, paragraph, who.at(sentence), lexicon):
                found.setdefault((one.goal, one.obstacle), one)
    return tuple(found.values())


def _told(sentence: Span, paragraph: Paragraph, who: Who, lexicon: Lexicon) -> Iterator[Obstacle]:
    """The obstacles of a sentence."""
    for token in sentence:
        sides = next((s for reader in READERS if (s := reader(token)) is not None), None)
        if sides is None or sides.what_head.lower_ in POINTING_BACK:
            continue
        if any(c.lower_ in POINTING_BACK and c.dep_ == "det" for c in sides.what_head.children):
            continue
        speeches = reported_by(token, who, lexicon)
        owners = who.parties(sides.goal_head, lenient=True) or who.parties(sides.what_head, lenient=True)
        here = [t for t in sides.goal if t.sent.start == sentence.start]
        quote, start = paragraph.quote_of([*sides.what, token, *here])
        yield Obstacle(
            goal=text_of(sides.goal),
            whose=owners[0].id if owners else None,
            obstacle=text_of(sides.what),
            says=speeches[0].speaker.person or speeches[0].speaker.name if speeches else "outlet",
            quote=quote,
            start=start,
        )
