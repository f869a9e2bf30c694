"""An article to its records: the coder as a whole (codebook sections 1 to 6)."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import TypeVar

import msgspec
from spacy.tokens import Doc

from dragoman.articles.clean import CleanText, clean_block
from dragoman.coder.assemble import Reading, Told, code_sentence, date_speech, retellings
from dragoman.coder.cast import Cast
from dragoman.coder.claims import claims_of
from dragoman.coder.confidence import load_weights
from dragoman.coder.interview import interview_of
from dragoman.coder.introduce import meet_issuer
from dragoman.coder.lexicon import Lexicon, load_lexicon
from dragoman.coder.matter import matter_of
from dragoman.coder.mediations import mediations_of
from dragoman.coder.model import DecisionModel
from dragoman.coder.names import find_names
from dragoman.coder.obstacles import obstacles_of
from dragoman.coder.page import Paragraph
from dragoman.coder.parser import is_title_case, lower_headline, parse
from dragoman.coder.publication import published_of
from dragoman.coder.ties import ties_of
from dragoman.coder.who import Who
from dragoman.records import (
    Article,
    Block,
    Claim,
    CodedArticle,
    Furniture,
    Mediation,
    Obstacle,
    Published,
    Tie,
)
from dragoman.world import Mention, World

Other = TypeVar("Other", Mediation, Tie, Claim, Obstacle)
CODED = {"title", "section", "body", "caption"}
# Longer "sentences" are tables, lists of names or noise; reading them as prose takes long and yields nothing.
LONGEST_SENTENCE = 250
# Longer paragraphs are parsed in stretches: the parser's memory grows with the length of what it is given.
LONGEST_STRETCH = 20_000
HEADLINES = {"title", "section"}


@cache
def default_world() -> World:
    """The world that comes with the package, loaded once a process."""
    return World.load()


class Coder:
    """Codes articles with one world and one lexicon. Coding one article leaves nothing behind for the next."""

    def __init__(
        self, world: World | None = None, lexicon: Lexicon | None = None, model: DecisionModel | None = None
    ) -> None:
        """Take the world and the lexicon that come with the package where none is given.

        Args:
            world: names and offices.
            lexicon: predicates.
            model: the second voice (`model.default_model()`); without it the lexicon decides alone.
        """
        self.model = model
        self.world = world or default_world()
        self.lexicon = lexicon or load_lexicon()

    def code(self, article: Article) -> CodedArticle:
        """Code one article.

        Returns:
            Its records; each with a verbatim quote and its offset in `article.text`.
        """
        return next(self.code_all([article]))

    def code_all(self, articles: Iterable[Article]) -> Iterator[CodedArticle]:
        """Code articles one after another, in order."""
        for article in articles:
            told, paragraphs, published, who = self.read(article)
            yield self._records(article, told, paragraphs, published, who)

    def read(self, article: Article) -> tuple[list[Told], list[Paragraph], Published, list[Who]]:
        """Read an article sentence by sentence into told events, for records and for `explain`."""
        stretches = [
            (b, c) for b in article.blocks if b.kind in CODED for c in _stretches(clean_block(article, b))
        ]
        blocks, cleans = [b for b, _ in stretches], [c for _, c in stretches]
        mentions = [self.world.find(c.text) for c in cleans]
        context = self.world.context(m for found in mentions for m in found)
        published = published_of(article, blocks, cleans, mentions, self.world)
        on = (published.earliest, published.latest)
        docs = list(parse(_texts(blocks, cleans, mentions)))
        cast = Cast(self.world, on, context)
        reading = Reading(self.lexicon, published, model=self.model)
        told: list[Told] = []
        paragraphs: list[Paragraph] = []
        resolvers: list[Who] = []
        for block, clean, found, doc in zip(blocks, cleans, mentions, docs, strict=True):
            paragraphs.append(self._paragraph(article, block, clean, found, doc, on, context))
        cast.matter = matter_of(paragraphs)
        interview = interview_of(paragraphs)
        for number, paragraph in enumerate(paragraphs):
            who = Who.of(paragraph.names, cast)
            if number == 0:
                meet_issuer(article, who)
            resolvers.append(who)
            reading.answering = interview.speaker(number, cast) if interview else None
            reading.quotation.open = reading.quotation.open and paragraph.kind == "body"
            for sentence in paragraph.doc.sents:
                if len(sentence) <= LONGEST_SENTENCE:
                    told.extend(code_sentence(sentence, paragraph, who, reading))
        return date_speech(told, reading.speech_days), paragraphs, published, resolvers

    def _paragraph(
        self,
        article: Article,
        block: Block,
        clean: CleanText,
        mentions: tuple[Mention, ...],
        doc: Doc,
        on: tuple[date | None, date | None],
        context: frozenset[str],
    ) -> Paragraph:
        """A parsed block with its names."""
        names = find_names(doc, mentions, self.world, on, context)
        return Paragraph(article, block.kind, clean, doc, names)

    def _records(
        self,
        article: Article,
        told: list[Told],
        paragraphs: list[Paragraph],
        published: Published,
        resolvers: list[Who],
    ) -> CodedArticle:
        """All records of an article from what was told."""
        events = retellings(told)
        furniture = [b for b in article.blocks if b.kind == "furniture"]
        return CodedArticle(
            article=article.name,
            outlet=article.outlet,
            title=article.title,
            byline=article.byline,
            dateline=article.dateline,
            published=published,
            language=article.language,
            boilerplate=tuple(
                Furniture(quote=article.block_text(b), start=b.start, reason=b.reason) for b in furniture
            ),
            captions=tuple(article.block_text(b) for b in article.blocks if b.kind == "caption"),
            events=tuple(events),
            mediations=_with_share("mediation", mediations_of(told, published)),
            ties=_with_share("tie", ties_of(told, paragraphs, resolvers, self.lexicon)),
            claims=_with_share("claim", claims_of(paragraphs, resolvers, self.lexicon)),
            obstacles=_with_share("obstacle", obstacles_of(paragraphs, resolvers, self.lexicon)),
        )


def _with_share(kind: str, records: tuple[Other, ...]) -> tuple[Other, ...]:
    """Records with the share of their kind that was right where it was measured, as their confidence."""
    share = load_weights()["share"][kind]
    return tuple(msgspec.structs.replace(record, confidence=share) for record in records)


def _stretches(clean: CleanText) -> Iterator[CleanText]:
    """A paragraph in stretches that the parser can hold, cut after a full stop where there is one."""
    start = 0
    while len(clean.text) - start > LONGEST_STRETCH:
        stop = clean.text.rfind(". ", start, start + LONGEST_STRETCH) + 2
        end = stop if stop > start + 2 else start + LONGEST_STRETCH
        yield CleanText(clean.text[start:end], clean.offsets[start : end + 1], clean.ends[start:end])
        start = end
    yield CleanText(clean.text[start:], clean.offsets[start:], clean.ends[start:])


def _texts(
    blocks: list[Block], cleans: list[CleanText], mentions: list[tuple[Mention, ...]]
) -> Iterator[str]:
    """The texts for the parser; Title Case headlines with their plain words lowered."""
    for block, clean, found in zip(blocks, cleans, mentions, strict=True):
        if block.kind in HEADLINES and is_title_case(clean.text):
            yield lower_headline(clean.text, [(m.start, m.end) for m in found])
        else:
            yield clean.text
