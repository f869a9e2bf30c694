"""Every cited sentence of a brief, taken apart."""

from datetime import date
from typing import Any

import msgspec
import pytest
from tests.brief.taken_apart import faults, lines_of

from dragoman.brief import Brief, build_brief
from dragoman.brief.model import Line, Said
from dragoman.brief.names import Names
from dragoman.ledger import MemoryEvidence
from dragoman.records import Interval
from dragoman.world import World

ASKED: list[dict[str, Any]] = [
    {"all_articles": True},
    {"since": date(2024, 8, 1)},
    {"about": ("ARM", "RUS")},
    {"about": ("PAK",), "as_of": date(2025, 6, 1)},
    {"about": ("ARM", "PAK", "AZE"), "since": date(2025, 6, 1)},
]


@pytest.mark.parametrize("asked", ASKED)
def test_every_sentence_is_in_its_records(
    asked: dict[str, Any], examples: MemoryEvidence, world: World, names: Names
) -> None:
    """Parties, act, date and stance of each sentence are in the records of the quotes it cites."""
    made = build_brief(examples, world, **asked)
    assert sum(bool(line.cites) for line in lines_of(made)) > 10
    assert list(faults(made, examples, names)) == []


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"parties": ("TUR", "ETH", "SOM", "TCD")}, "a party is not in the sentence"),
        ({"act": "agreed"}, "the act is not in the records"),
        ({"stance": "denied"}, "the stance is not in the records"),
        ({"when": Interval(start=date(1999, 1, 1), end=date(1999, 1, 2))}, "the date is not in the records"),
    ],
)
def test_a_wrong_sentence_is_found(
    wrong: dict[str, Any], fault: str, brief: Brief, evidence: MemoryEvidence, names: Names
) -> None:
    """A line that asserts another party, act, status or day than its records is told."""
    section = brief.section("timeline")
    assert section is not None
    line = next(one for one in section.lines if one.said and one.said.act == "AGREE")
    assert line.said is not None
    said: Said = msgspec.structs.replace(line.said, **wrong)
    twisted = msgspec.structs.replace(brief, sections=(), lead=msgspec.structs.replace(line, said=said))
    assert any(one.startswith(fault) for one in faults(twisted, evidence, names))


def test_a_word_that_is_dropped_is_found(brief: Brief, evidence: MemoryEvidence, names: Names) -> None:
    """A line that tells flatly what stands on somebody's word is told."""
    section = brief.section("undated")
    assert section is not None
    line = next(one for one in section.lines if "on the word of" in one.detail)
    flat = msgspec.structs.replace(brief, sections=(), lead=msgspec.structs.replace(line, detail=""))
    assert any(one.startswith("on whose word") for one in faults(flat, evidence, names))


def test_a_sentence_without_words_behind_it_is_found(
    brief: Brief, evidence: MemoryEvidence, names: Names
) -> None:
    """A line that asserts something and cites nothing is told."""
    bare = Line(text="Turkey is here.", said=Said(parties=("TUR",), act="CONSULT"))
    found = list(faults(msgspec.structs.replace(brief, lead=bare, sections=(), alone={}), evidence, names))
    assert any(one.startswith("nothing cited") for one in found)


def test_quotes_are_the_articles_own_words(examples: MemoryEvidence, world: World) -> None:
    """What a note shows of an article of plain text stands there, word for word."""
    made = build_brief(examples, world, all_articles=True)
    plain = {one.id: one.article.text for one in examples.articles() if not one.article.markup}
    shown = [note for note in made.notes if note.source and note.source.id in plain]
    assert len(shown) > 20
    for note in shown:
        assert note.source is not None
        text = " ".join(plain[note.source.id].split())
        assert " ".join(note.quote.split()) in text
        whole = f"{note.before}{note.quote}{note.after}".removeprefix("… ").removesuffix(" …")
        assert " ".join(whole.split()) in text
