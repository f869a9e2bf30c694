"""Pages of HTML: blocks are exact places in the source, and what is not the article is marked."""

from datetime import date
from pathlib import Path

from dragoman.articles import clean_block, read
from dragoman.articles.making import article_from_page
from dragoman.articles.options import ReadOptions
from dragoman.records import Article

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Sildan &amp; Morav reopen border posts | The Tirga Post</title>
<meta property="og:site_name" content="The Tirga Post">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
 "headline": "Sildan & Morav reopen border posts", "author": [{"name": "Ana Kovic"}], "datePublished": "2024-05-06"}]}</script>
<style>p { color: red }</style></head>
<body class="single-post">
<header><h1 class="logo">The Tirga Post</h1><nav><ul><li><a href="/">Home</a><li><a href="/w">World</a></ul></nav></header>
<div class="cookie-banner"><p>We use cookies to improve your visit, and you can read about them here.</p></div>
<main><article>
<h1>Sildan &amp; Morav <em>reopen</em> border posts</h1>
<div class="byline">By <a href="/ana">Ana Kovic</a></div><time datetime="2024-05-06">6 May 2024</time>
<div class="share-buttons"><a>Facebook</a> <a>Twitter</a></div>
<figure><img src="x.jpg"><figcaption>Ministers shake hands in Tirga on Sunday.</figcaption></figure>
<p>TIRGA (Coast Wire) &mdash; Sildan and <a href="/m">Morav</a> agreed on Sunday to reopen three border posts, officials said.</p>
<p>&#8220;A first step,&#8221; Foreign Minister&nbsp;Ivo Hentz told re&shy;porters after the talks in Tirga.</p>
<div class="ad-slot">Advertisement</div>
<h2>Months of talks</h2>
<p>The two sides had met <b>four times</b> since January with Lenk as mediator.<p>Nobody had expected it.
<ul class="related"><li>Lenk hosts a new round</li></ul>
<p>Morav<script>var x = "<p>no</p>";</script> had closed the posts in 2022 over a customs dispute.</p>
<div class="author-bio"><p>Ana Kovic has reported from the region for ten years.</p></div>
</article>
<section class="comments"><h3>Comments</h3><p>I do not believe a word of what these ministers say.</p></section></main>
<aside><p>Heavy rain is expected on the coast until Friday, the office for weather said.</p></aside>
<footer><p>© 2024 The Tirga Post. All rights reserved.</p></footer>
</body></html>
"""


def page() -> Article:
    """Give the sample page as read."""
    return article_from_page("page.html", PAGE, ReadOptions())


def words_of(article: Article, *kinds: str) -> list[str]:
    """Give the clean words of the blocks of some kinds."""
    return [clean_block(article, block).text for block in article.blocks if block.kind in kinds]


def test_what_the_page_says_about_itself_is_read() -> None:
    """From its tags and its lines; the paper's own name in a heading is no headline."""
    article = page()
    assert article.title == "Sildan & Morav reopen border posts"
    assert article.outlet == "The Tirga Post"
    assert article.byline == "Ana Kovic"
    assert article.dateline == "TIRGA"
    assert article.published.earliest == article.published.latest == date(2024, 5, 6)
    assert article.published.basis == "stated"
    assert article.markup == "html"


def test_the_body_is_whole_and_nothing_else() -> None:
    """Every paragraph of the article, clean, and none from around it."""
    assert words_of(page(), "title", "section", "body") == [
        "Sildan & Morav reopen border posts",
        "Sildan and Morav agreed on Sunday to reopen three border posts, officials said.",
        "“A first step,” Foreign Minister Ivo Hentz told reporters after the talks in Tirga.",
        "Months of talks",
        "The two sides had met four times since January with Lenk as mediator.",
        "Nobody had expected it.",
        "Morav had closed the posts in 2022 over a customs dispute.",
    ]


def test_captions_are_kept_apart() -> None:
    """What a figure's caption reports is a caption."""
    assert words_of(page(), "caption") == ["Ministers shake hands in Tirga on Sunday."]


def test_furniture_has_its_reason() -> None:
    """Menus, cookie notices, sharing, teasers, biographies and comments are told apart."""
    article = page()
    reasons = {
        clean_block(article, block).text[:12]: block.reason
        for block in article.blocks
        if block.kind == "furniture"
    }
    assert reasons["Home"] == "navigation"
    assert reasons["We use cooki"] == "cookie notice"
    assert reasons["Facebook Twi"] == "sharing"
    assert reasons["Advertisemen"] == "advertisement"
    assert reasons["Lenk hosts a"] == "teaser"
    assert reasons["Ana Kovic ha"] == "author biography"
    assert reasons["I do not bel"] == "comment form"
    assert reasons["Heavy rain i"] == "teaser"


def test_spans_are_exact_in_the_source() -> None:
    """The source of a block begins and ends with its first and last word, tags and entities within."""
    article = page()
    sources = [article.block_text(block) for block in article.blocks]
    assert (
        "&#8220;A first step,&#8221; Foreign Minister&nbsp;Ivo Hentz told re&shy;porters after the talks in Tirga."
        in sources
    )
    assert "The two sides had met <b>four times</b> since January with Lenk as mediator." in sources
    assert article.text == PAGE


def test_a_page_without_headings_takes_its_title_from_the_title_element() -> None:
    """Freed of the outlet's name, which becomes the outlet."""
    source = (
        "<html><head><title>Morav recalls its envoy - The Tirga Post</title></head><body><p>Morav has recalled its envoy from "
        "Sildan, the foreign ministry said on Monday.</p><p>Sildan regretted the step and called for calm.</p></body></html>"
    )
    article = article_from_page("a.html", source, ReadOptions())
    assert article.title == "Morav recalls its envoy"
    assert article.outlet == "The Tirga Post"
    assert article.text[article.blocks[0].start : article.blocks[0].end] == "Morav recalls its envoy"


def test_an_article_within_a_form_is_not_lost() -> None:
    """Some systems wrap the whole page in one form."""
    paragraphs = "".join(
        f"<p>The envoys of both states met on Monday for round {number} of the talks in Tirga.</p>"
        for number in range(8)
    )
    source = f"<html><body><form action='x'><h1>Envoys meet on the lake</h1>{paragraphs}</form></body></html>"
    assert len(words_of(article_from_page("a.html", source, ReadOptions()), "body")) == 8


def test_line_breaks_part_paragraphs() -> None:
    """Old pages write their paragraphs with <br><br>."""
    article = article_from_page(
        "a.html",
        "The envoys <b>met</b> on Monday in Tirga.<br><br>They will meet again, both said.",
        ReadOptions(),
    )
    assert words_of(article, "body") == [
        "The envoys met on Monday in Tirga.",
        "They will meet again, both said.",
    ]


def test_truncated_pages_are_read_as_far_as_they_go() -> None:
    """A page cut off within a tag gives what stands before it."""
    article = article_from_page("a.html", PAGE[: PAGE.index("<h2>") + 2], ReadOptions())
    assert words_of(article, "body")[0].startswith("Sildan and Morav agreed")


def test_deep_nesting_does_no_harm() -> None:
    """Ten thousand open elements are read in a moment."""
    source = "<html><body>" + "<div>" * 10_000 + "<p>The envoys met on Monday in Tirga, officials said.</p>"
    assert words_of(article_from_page("a.html", source, ReadOptions()), "body", "title")


def test_a_file_is_known_as_a_page_by_its_content(tmp_path: Path) -> None:
    """Whatever its name ends in."""
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    (article,) = read(path)
    assert isinstance(article, Article)
    assert article.markup == "html"
