"""BibTeX, read by bibtexparser."""

from datetime import date

import msgspec
from bibtexparser.entrypoint import parse_string
from tests.exchange import made

from dragoman.exchange import Told
from dragoman.records import Published
from dragoman.world import World


def test_an_article_is_cited_once(world: World) -> None:
    """However many reports it has; title, outlet, author and day are those of the article."""
    (entry,) = parse_string(made.write("bibtex", made.all_told(), world)[0].decode()).entries
    assert (entry.entry_type, entry.key) == ("article", "dragoman:article01")
    fields = {one.key: one.value for one in entry.fields}
    assert fields["title"] == f"{{{made.HEADLINE}}}"
    assert fields["author"] == "{A. Writer}"
    assert (fields["journal"], fields["year"], fields["month"]) == ("The Lake Post", "2024", "mar")
    assert fields["date"] == "2024-03-05"


def test_what_tex_would_run_is_text(world: World) -> None:
    """Commands, braces and comments in a title are escaped, and the entry still parses."""
    title = "100% {of} \\input{x} & #1_a"
    article = msgspec.structs.replace(made.ARTICLE, title=title)
    kept = msgspec.structs.replace(made.KEPT, article=article)
    written = made.write("bibtex", [made.told("event", made.offer, 0, kept)], world)[0].decode()
    library = parse_string(written)
    assert not library.failed_blocks
    value = library.entries[0].fields_dict["title"].value
    assert value == r"{100\% \{of\} \textbackslash{}input\{x\} \& \#1\_a}"


def test_a_day_that_is_not_known_is_not_made_up(world: World) -> None:
    """An interval gives no day and no month; the note tells the interval."""
    wide = Published(earliest=date(2024, 3, 5), latest=date(2024, 3, 9))
    told = made.told("event", made.offer)
    report = msgspec.structs.replace(told.report, published=wide)
    written = made.write("bibtex", [Told(report, made.KEPT)], world)[0].decode()
    fields = parse_string(written).entries[0].fields_dict
    assert fields["year"].value == "2024"
    assert "month" not in fields
    assert "date" not in fields
    assert fields["note"].value == "published between 2024-03-05 and 2024-03-09"


def test_the_address_of_a_page_is_cited(world: World) -> None:
    """An article from the web has its address."""
    article = msgspec.structs.replace(made.ARTICLE, name="https://example.org/a_b?c=1&d=2")
    kept = msgspec.structs.replace(made.KEPT, article=article)
    written = made.write("bibtex", [made.told("event", made.offer, 0, kept)], world)[0].decode()
    fields = parse_string(written).entries[0].fields_dict
    assert fields["url"].value == "https://example.org/a_b?c=1&d=2"
