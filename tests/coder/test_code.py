"""The coder as a whole: what goes in comes out cited, and one article leaves nothing behind for the next."""

from collections.abc import Callable

import msgspec
import pytest

from dragoman.coder.code import Coder
from dragoman.records import Article, Block, CodedArticle, Published

Page = Callable[..., Article]

TEXT = (
    "Norway on Monday offered to mediate between Mali and Niger.\n"
    "Mali accused Niger of attacking a village. Niger denied that its troops had burned the village.\n"
    "The dispute over the lake is the main obstacle to a peace deal between Mali and Niger.\n"
    "Mali does not recognise Kosovo, which Niger recognised in 2010."
)


def test_the_article_is_told_as_it_was_read(coder: Coder, page: Page) -> None:
    """Name, outlet, title, byline, dateline and language are the article's."""
    article = msgspec.structs.replace(
        page(TEXT, "Norway offers to mediate"),
        outlet="The Post",
        byline="A. Writer",
        dateline="OSLO",
        language="en",
    )
    coded = coder.code(article)
    assert (coded.article, coded.outlet, coded.title) == (
        article.name,
        "The Post",
        "Norway offers to mediate",
    )
    assert (coded.byline, coded.dateline, coded.language) == ("A. Writer", "OSLO", "en")


def test_all_kinds_of_records_come_out(coder: Coder, page: Page) -> None:
    """Events, mediations, ties, claims and obstacles of one short page."""
    coded = coder.code(page(TEXT))
    assert coded.events
    assert coded.mediations
    assert coded.ties
    assert coded.claims
    assert coded.obstacles


def test_an_empty_article_has_no_records(coder: Coder) -> None:
    """Nor does one of white space, nor one without blocks."""
    for text in ("", "  \n\t\n"):
        coded = coder.code(Article(name="empty", text=text))
        assert coded.events == ()
        assert coded.claims == ()
        assert coded.published.basis == "unknown"


@pytest.mark.parametrize("kind", ["furniture", "metadata"])
def test_furniture_and_metadata_are_never_coded(coder: Coder, kind: str) -> None:
    """An act told in a teaser is none of this article's."""
    text = "Chad attacked Niger."
    block = Block(start=0, end=len(text), kind=kind, reason="teaser")  # type: ignore[arg-type]
    coded = coder.code(Article(name="x", text=text, blocks=(block,)))
    assert coded.events == ()
    assert [f.quote for f in coded.boilerplate] == ([text] if kind == "furniture" else [])


@pytest.mark.parametrize("kind", ["title", "section", "body", "caption"])
def test_titles_heads_bodies_and_captions_are_coded(coder: Coder, kind: str) -> None:
    """An act told there is one of the article's."""
    text = "Chad attacked Niger"
    block = Block(start=0, end=len(text), kind=kind)  # type: ignore[arg-type]
    coded = coder.code(Article(name="x", text=text, blocks=(block,)))
    assert [event.event_type for event in coded.events] == ["ASSAULT"]
    assert coded.captions == ((text,) if kind == "caption" else ())


def test_marked_up_text_is_quoted_with_its_markup(coder: Coder) -> None:
    """Offsets are into the file as decoded, tags and entities included."""
    text = "<p>Chad <b>attacked</b>&nbsp;Niger.</p>"
    block = Block(start=3, end=len(text) - 4, kind="body")
    (event,) = coder.code(Article(name="x", text=text, blocks=(block,), markup="html")).events
    assert event.quote == "Chad <b>attacked</b>&nbsp;Niger"
    assert text[event.start :].startswith(event.quote)


def encoded(coded: CodedArticle) -> bytes:
    """Give the records as bytes."""
    return msgspec.json.encode(coded)


def test_coding_twice_gives_the_same_bytes(coder: Coder, page: Page) -> None:
    """Same input, same output."""
    assert encoded(coder.code(page(TEXT))) == encoded(coder.code(page(TEXT)))


def test_another_coder_gives_the_same_bytes(coder: Coder, page: Page) -> None:
    """What one coder has seen makes no difference."""
    assert encoded(Coder(coder.world, coder.lexicon).code(page(TEXT))) == encoded(coder.code(page(TEXT)))


def test_articles_come_out_in_order(coder: Coder, page: Page) -> None:
    """One for each that goes in."""
    articles = [page(TEXT, name=name) for name in ("b", "a", "c")]
    assert [coded.article for coded in coder.code_all(articles)] == ["b", "a", "c"]


def test_an_article_is_coded_alike_whatever_came_before(coder: Coder, page: Page) -> None:
    """People, pairs, speakers and dates of one article are unknown to the next."""
    bare = "He condemned the attack. The two sides met on the following day. The envoy denied it."
    alone = encoded(coder.code(page(bare)))
    others = [page(TEXT, published="2021-09-16"), page(bare)]
    assert encoded(list(coder.code_all(others))[-1]) == alone


def test_a_stated_day_is_kept(coder: Coder, page: Page) -> None:
    """The interval given is the interval told."""
    given = page(TEXT, published="2021-09-16")
    assert coder.code(given).published == given.published != Published()
