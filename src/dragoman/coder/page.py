"""One paragraph on its way through the coder: its parse, its names, and the way back to the article's text."""

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from dragoman.articles.clean import CleanText
from dragoman.coder.names import Names
from dragoman.records import Article, BlockKind


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A parsed block: `clean` is its text with the way back to the article's."""

    article: Article
    kind: BlockKind
    clean: CleanText
    doc: Doc
    names: Names

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the article for a span of the Doc."""
        return self.clean.span(start, end)

    def source(self, offset: int) -> int:
        """The offset in the article of a character of the Doc."""
        return self.clean.offsets[offset]

    def quote(self, start: int, end: int) -> tuple[str, int]:
        """The verbatim words of a span of the Doc, and their offset in the article."""
        first, last = self.span(start, end)
        return self.article.text[first:last], first

    def quote_of(self, tokens: Span | list[Token]) -> tuple[str, int]:
        """The verbatim words from the first to the last of some tokens."""
        return self.quote(min(t.idx for t in tokens), max(t.idx + len(t.text) for t in tokens))
