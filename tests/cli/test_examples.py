"""The example articles."""

import dragoman
from dragoman.cli.examples import examples_folder


def test_five_articles_in_several_forms_come_with_the_package() -> None:
    """There are five, in text, HTML, Markdown and JSON Lines."""
    assert sorted(path.suffix for path in examples_folder().iterdir()) == [
        ".html",
        ".jsonl",
        ".md",
        ".txt",
        ".txt",
    ]


def test_each_prints_its_outlet_and_its_day() -> None:
    """Every example can be read, with outlet, title and a stated day of publication."""
    articles = list(dragoman.read(examples_folder()))
    assert len(articles) == 5
    for article in articles:
        assert article.outlet, article.name
        assert article.title, article.name
        assert article.published.basis == "stated", article.name
