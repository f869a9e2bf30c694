"""Floor 1, from bytes to Article: formats, page furniture, dateline and day of publication."""

from dragoman.articles.clean import CleanText, clean_block
from dragoman.articles.making import article_from_text
from dragoman.articles.options import ReadOptions
from dragoman.articles.reader import read

__all__ = ["CleanText", "ReadOptions", "article_from_text", "clean_block", "read"]
