"""A brief as Markdown."""

from pathlib import Path

import msgspec
import pytest
from markdown_it import MarkdownIt

from dragoman.brief import Brief, to_markdown
from dragoman.brief.accuracy import WARNING
from dragoman.brief.markdown import escape_markdown
from dragoman.brief.model import Table

GOLDEN = Path(__file__).parent / "golden"


def test_markdown_is_as_agreed(brief: Brief) -> None:
    """The Markdown of the two articles is, word for word, the golden file (its figures left out)."""
    fixed = msgspec.structs.replace(
        brief, made="Made.", accuracy=(WARNING, Table(caption="Measured", columns=("What",), rows=()))
    )
    assert to_markdown(fixed) == (GOLDEN / "brief.md").read_text(encoding="utf-8")


def test_every_footnote_is_there_once(brief: Brief) -> None:
    """Each mark has one note, and each note a mark."""
    text = to_markdown(brief)
    assert brief.notes
    for note in brief.notes:
        assert text.count(f"\n[^{note.number}]: ") == 1
        assert text.count(f"[^{note.number}]") == note.marks + 1


def test_what_an_article_wrote_is_never_markup(brief: Brief) -> None:
    """No tag of an article survives as a tag."""
    made = MarkdownIt().render(to_markdown(brief))
    assert "<script>" not in made
    assert "<b>" not in made
    assert "alert(1)" in made


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("*loud* _soft_ `code`", r"\*loud\* \_soft\_ \`code\`"),
        ("[a](http://b)", r"\[a\](http&#58;&#47;&#47;b)"),
        ("<b> & [^1]", r"&#60;b&#62; &#38; \[^1\]"),
        ("www.example", "www&#46;example"),
    ],
)
def test_markdown_is_escaped(words: str, escaped: str) -> None:
    """Emphasis, links, tags, footnotes and bare addresses lose their meaning."""
    assert escape_markdown(words) == escaped
