"""When the article was published: as stated on the page, else as the text lets one infer (codebook section 1)."""

from collections.abc import Sequence

from dragoman.articles.clean import CleanText
from dragoman.dates import infer_published
from dragoman.records import Article, Block, Published
from dragoman.world import Mention, World


def published_of(
    article: Article,
    blocks: Sequence[Block],
    cleans: Sequence[CleanText],
    mentions: Sequence[tuple[Mention, ...]],
    world: World,
) -> Published:
    """The publication interval of an article, with its basis."""
    if article.published.basis == "stated":
        return article.published
    body = [c.text for b, c in zip(blocks, cleans, strict=True) if b.kind == "body"]
    tenures = []
    context = world.context(m for found in mentions for m in found)
    for found in mentions:
        for mention in found:
            people = {r.person for r in mention.candidates if r.person and not r.weak}
            if len(people) != 1 or mention.text not in context:
                continue
            spans = [(r.since, r.until) for r in mention.candidates if r.office]
            if len(spans) == 1:
                since, until = spans[0]
                tenures.append(
                    (mention.text, since.isoformat() if since else None, until.isoformat() if until else None)
                )
    return infer_published(body, tenures)
