"""Mediation efforts."""

import msgspec

from dragoman.brief.efforts import effort_sentence, effort_statement, efforts_of
from dragoman.brief.names import Names
from dragoman.brief.notes import Notes, Pair

NAMES = Names({"TUR": "Turkey", "ETH": "Ethiopia", "SOM": "Somalia", "AU": "African Union"}.get)


def test_the_article_published_last_gives_the_stage(pairs: list[Pair]) -> None:
    """An offer of last week that is under way today is under way, whichever file came first."""
    for order in (pairs, pairs[::-1]):
        (effort,) = efforts_of(order)
        assert effort.latest.stage == "under-way"
        assert effort_sentence(effort, NAMES) in {
            "Turkey mediates between Somalia and Ethiopia",
            "Turkey mediates between Ethiopia and Somalia",
        }


def test_the_line_tells_the_stages_in_order(pairs: list[Pair]) -> None:
    """The line shows how far it got when, and cites every report of it."""
    line = effort_statement(efforts_of(pairs)[0], pairs, NAMES, Notes(pairs))
    assert (
        line.detail == "stage: offered (3 July 2024) → under way (8–14 July 2024 (inferred)); matter: a port"
    )
    assert line.shade == "solid"
    assert len(line.cites) == 4


def test_several_mediators_and_one_disputant(pairs: list[Pair]) -> None:
    """Several mediators take the plural; a dispute with one known party says so."""
    article, coded = pairs[0]
    stages = {
        "offered": "Turkey and the African Union have offered to mediate in a dispute of Somalia",
        "failed": "The mediation of Turkey and the African Union has failed in a dispute of Somalia",
    }
    for stage, sentence in stages.items():
        one = msgspec.structs.replace(
            coded.mediations[0], mediators=("TUR", "AU"), disputants=("SOM",), stage=stage
        )
        (effort,) = efforts_of([(article, msgspec.structs.replace(coded, mediations=(one,)))])
        assert effort_sentence(effort, NAMES) == sentence


def test_the_most_told_effort_comes_first(pairs: list[Pair]) -> None:
    """An effort of two outlets stands before one of one outlet."""
    article, coded = pairs[0]
    lone = msgspec.structs.replace(coded.mediations[0], mediators=("AU",), reports=("a", "b", "c", "d", "e"))
    more = msgspec.structs.replace(coded, mediations=(lone, *coded.mediations))
    assert [effort.latest.mediators for effort in efforts_of([(article, more), pairs[1]])] == [
        ("TUR",),
        ("AU",),
    ]
