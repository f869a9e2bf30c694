"""Floor 4, the brief: what a set of coded articles says, every line with its source, as HTML, Markdown or text."""

from dragoman.brief.build import build_brief
from dragoman.brief.digest import digest
from dragoman.brief.model import Brief
from dragoman.brief.render import to_html, to_markdown

__all__ = ["Brief", "build_brief", "digest", "to_html", "to_markdown"]
