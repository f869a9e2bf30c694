"""Whether a page tells what its feed says it tells, and is no wall of consent, payment or login."""

import re

from dragoman.articles import clean_block
from dragoman.articles.clean import clean_span
from dragoman.articles.feeds import Entry
from dragoman.records import Article, UnreadableArticleError

_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_LEAST_WORDS = 6
_LEAST_SHARE = 0.25
_CODED = frozenset({"title", "section", "body", "caption"})


def demand_told(article: Article, entry: Entry) -> None:
    """Make sure that a page has words of its feed's entry.

    An article has nearly all longer words of its own summary; a quarter is asked for, and nothing
    where the summary is too short to tell.

    Args:
        article: the page as read.
        entry: what the feed says of it.

    Raises:
        UnreadableArticleError: it tells something else.
    """
    wanted = _words(f"{entry.title or ''} {clean_span(entry.text, markup='html').text}")
    if len(wanted) < _LEAST_WORDS:
        return
    told = _words(" ".join(clean_block(article, one).text for one in article.blocks if one.kind in _CODED))
    if len(wanted & told) < _LEAST_SHARE * len(wanted):
        raise UnreadableArticleError(
            article.name,
            "leads to a page that does not tell what the feed says of it (a login, perhaps); read it yourself.",
        )


def _words(text: str) -> set[str]:
    return {word.lower() for word in _LONG_WORD.findall(text)}
