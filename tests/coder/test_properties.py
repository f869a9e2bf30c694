"""Whatever the text: no exception, exact quotes, the same bytes twice, and no trace of the articles before."""

import random
from collections.abc import Iterator
from itertools import pairwise

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.articles import article_from_text
from dragoman.coder.code import Coder
from dragoman.ontology import CONTEXTS, STATUSES, event_types
from dragoman.records import Article, Block, BlockKind, CodedArticle, UnreadableArticleError

VOCABULARY = (
    "Chad Niger Norway the a Kremlin Houthi rebels CSTO and , . “ ” \" ' — - : ; ( ) \n he they it its both sides which "
    "who that said according to offered refused did not will would if attacked accused of mediating between talks "
    "with signed treaty withdrew troops from peacekeepers ceasefire by was were has been being ambassador president "
    "Minister Ada Berg on Monday last month in 2019 May 10 since for years recognise member ally barrier denied "
    "doubts claim no never 's n't US-brokered A-B \u00a0 \u200b \u202e é 中 😀 &amp; <b> </b> ** 10,000 $3m"
)
WORDS = tuple(VOCABULARY.split(" "))
PAGES = (
    (
        "Norway on Monday offered to mediate between Mali and Niger, its envoy, Ada Berg, said.\n"
        "“We are ready,” she said. “Both sides have asked us.” Niger's army denied that it had attacked Mali."
    ),
    (
        "Turkey, which does not recognise Kosovo, accused Greece of shelling a village on September 8-9, 2021.\n"
        "The dispute over the lake remains a barrier to trade, according to the Kremlin. They will meet last month."
    ),
)
KINDS: list[BlockKind] = ["title", "section", "body", "caption", "furniture", "metadata"]

sentences = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
anything = st.text(max_size=300)
slow = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """Draw a page with letters dropped, doubled, swapped and put in."""
    letters = list(draw(st.sampled_from(PAGES)))
    dice = random.Random(draw(st.integers(0, 10**6)))  # noqa: S311 - chance for a test
    for _ in range(draw(st.integers(1, 40))):
        at = dice.randrange(len(letters))
        letters[at : at + dice.randrange(3)] = dice.choice(
            ["", letters[at] * 2, "“", "\n", " ", ".", "\x00", "’s", "\ufeff"]
        )
        if not letters:
            return ""
    return "".join(letters)


@st.composite
def paged(draw: st.DrawFn) -> Article:
    """Draw a text cut into blocks of any kind at any places, as plain text, HTML or Markdown."""
    text = draw(st.one_of(sentences, mangled()))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    blocks = tuple(
        Block(start=a, end=b, kind=draw(st.sampled_from(KINDS)), reason="drawn")
        for a, b in pairwise(cuts)
        if a < b
    )
    return Article(
        name="drawn", text=text, blocks=blocks, markup=draw(st.sampled_from(["", "html", "markdown"]))
    )


def quotes(coded: CodedArticle) -> Iterator[tuple[str, int]]:
    """Give every quote of every record with its offset."""
    for records in (
        coded.events,
        coded.mediations,
        coded.ties,
        coded.claims,
        coded.obstacles,
        coded.boilerplate,
    ):
        yield from ((record.quote, record.start) for record in records)
    for claim in coded.claims:
        for position in claim.positions:
            yield position.quote, position.start


def check(article: Article, coded: CodedArticle) -> None:
    """Assert what holds of every coded article."""
    for quote, start in quotes(coded):
        assert quote
        assert article.text[start : start + len(quote)] == quote
    for event in coded.events:
        known = event_types()[event.event_type]
        assert event.actors
        assert event.mode is None or event.mode in known.modes
        assert event.status in STATUSES
        assert set(event.context) <= CONTEXTS
        assert all(entity.id for entity in (*event.actors, *event.recipients))
        assert event.same_as is None or event.same_as in {other.quote for other in coded.events}
        if event.time is not None and event.time.start is not None and event.time.end is not None:
            assert event.time.start <= event.time.end
    for effort in coded.mediations:
        assert not set(effort.mediators) & set(effort.disputants)
    for tie in coded.ties:
        assert tie.a != tie.b


def read(text: str, name: str = "drawn") -> Article:
    """Read a text as a page; one that no reader takes (empty, not English) is a single body."""
    try:
        return article_from_text(text, name=name)
    except UnreadableArticleError:
        return Article(
            name=name, text=text, blocks=(Block(start=0, end=len(text), kind="body"),) if text else ()
        )


@slow
@given(anything)
def test_any_text_is_coded(coder: Coder, text: str) -> None:
    """Letters of any script in any order."""
    article = read(text)
    check(article, coder.code(article))


@slow
@given(sentences)
def test_any_words_are_coded(coder: Coder, text: str) -> None:
    """The words that the coder lives by, in no order at all."""
    article = Article(
        name="drawn", text=text, blocks=(Block(start=0, end=len(text), kind="body"),) if text else ()
    )
    check(article, coder.code(article))


@slow
@given(mangled())
def test_mangled_pages_are_coded(coder: Coder, text: str) -> None:
    """A page that went wrong on its way."""
    article = read(text)
    check(article, coder.code(article))


@slow
@given(paged())
def test_any_blocks_are_coded(coder: Coder, article: Article) -> None:
    """Blocks of any kind, cut anywhere, of any markup; furniture is not coded."""
    coded = coder.code(article)
    check(article, coded)
    shut = [(b.start, b.end) for b in article.blocks if b.kind in {"furniture", "metadata"}]
    for event in coded.events:
        assert all(event.start + len(event.quote) <= a or b <= event.start for a, b in shut)


@slow
@given(st.lists(mangled(), min_size=1, max_size=3), mangled())
def test_what_came_before_makes_no_difference(coder: Coder, before: list[str], text: str) -> None:
    """An article alone and the same after others: the same bytes."""
    article = read(text, "last")
    alone = msgspec.json.encode(coder.code(article))
    *_, last = coder.code_all([*(read(one, "other") for one in before), article])
    assert msgspec.json.encode(last) == alone


LONG = {
    "one long line": "Chad attacked Niger and " * 400,
    "one long word": "x" * 20_000,
    "deep brackets": "(" * 500 + "Chad attacked Niger" + ")" * 500,
    "many quotation marks": "“" * 300 + "Chad attacked Niger." + "”" * 300,
    "many conjuncts": ", ".join(["Chad", "Niger", "Mali"] * 150) + " and Togo met.",
    "of of of": "The offer of " * 60 + "Chad.",
    "said said said": "Chad said that Niger said that " * 60 + "Mali attacked Togo.",
    "nothing but marks": "., ;:!?" * 300,
    "capitals": "CHAD ATTACKED NIGER. " * 50,
}


@pytest.mark.parametrize("kind", LONG)
def test_extreme_texts_are_coded(coder: Coder, kind: str) -> None:
    """Depth and length that no desk writes."""
    text = LONG[kind]
    article = Article(name=kind, text=text, blocks=(Block(start=0, end=len(text), kind="body"),))
    check(article, coder.code(article))
