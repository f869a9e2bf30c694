"""Floor 4, the brief: what reports add up to, every line with its words, for screen, paper and terminal."""

from dragoman.brief.build import build_brief
from dragoman.brief.digest import digest
from dragoman.brief.gather import evidence_of
from dragoman.brief.markdown import to_markdown
from dragoman.brief.model import Brief
from dragoman.brief.page import to_html

__all__ = ["Brief", "build_brief", "digest", "evidence_of", "to_html", "to_markdown"]
