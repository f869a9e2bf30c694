"""The sixteen types: complete, consistent, and as the codebook has them."""

import pytest

from dragoman.ontology import CONTEXTS, STATUSES, default_context, event_types, quad_class

QUADS = {
    "verbal cooperation": "AGREE CONSULT SUPPORT CONCEDE",
    "material cooperation": "COOPERATE AID RETREAT",
    "verbal conflict": "REQUEST ACCUSE REJECT THREATEN",
    "material conflict": "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}
MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove allege investigate",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial "
    "drone heavy-weapons crowd-control unconventional",
}


def test_the_sixteen_types() -> None:
    """No type more, none less."""
    assert sorted(event_types()) == sorted(" ".join(QUADS.values()).split())


@pytest.mark.parametrize("quad", QUADS)
def test_quad_classes(quad: str) -> None:
    """Each type is of the class that the codebook's table gives."""
    assert {name for name in event_types() if quad_class(name) == quad} == set(QUADS[quad].split())


@pytest.mark.parametrize("name", sorted(" ".join(QUADS.values()).split()))
def test_modes(name: str) -> None:
    """Each type has the modes of the codebook, and those without have none."""
    assert set(event_types()[name].modes) == set(MODES.get(name, "").split())


def test_scores_follow_cooperation() -> None:
    """Every cooperative type scores above every conflictual one, within ten either way."""
    scores = {quad: [event_types()[name].score for name in names.split()] for quad, names in QUADS.items()}
    friendly = scores["verbal cooperation"] + scores["material cooperation"]
    hostile = scores["verbal conflict"] + scores["material conflict"]
    assert min(friendly) > 0 > max(hostile)
    assert all(-10 <= score <= 10 for score in friendly + hostile)


def test_usual_contexts_are_contexts() -> None:
    """The context of a type is one of the codebook's."""
    for name in event_types():
        (context,) = default_context(name)
        assert context in CONTEXTS


def test_war_is_military() -> None:
    """Assaults and mobilisations are military where nothing else is said."""
    assert default_context("ASSAULT") == default_context("MOBILIZE") == ("military",)


def test_what_is_no_type_is_nothing() -> None:
    """An unknown name has no class and no context."""
    assert quad_class("HUG") == ""
    assert default_context("HUG") == ()


def test_contexts_and_statuses_are_those_of_the_codebook() -> None:
    """37 contexts, six statuses."""
    assert len(CONTEXTS) == 37
    assert set(STATUSES) == {"occurred", "ongoing", "planned", "hypothetical", "denied", "not-done"}
