"""What holds of merged claims and obstacles whatever the evidence is."""

from datetime import UTC, date, datetime, timedelta
from functools import cache

import hypothesis.strategies as st
from hypothesis import HealthCheck, given, settings
from tests.analysis.claims_made import claim, evidence, obstacle, paper, tie
from tests.analysis.events_made import Made, act

from dragoman.analysis.chains import chains
from dragoman.analysis.claims import claims
from dragoman.analysis.obstacles import obstacles
from dragoman.world import World

QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
START = date(2031, 1, 10)
NOW = datetime(2031, 6, 1, tzinfo=UTC)
SAID = (
    "Rwandan soldiers had crossed the border near Goma",
    "Rwanda had not sent troops over the border near Goma",
    "Rwandan soldiers had seized the airfield of Goma",
    "Congolese soldiers had destroyed a P-18 radar near Bukavu",
)
DONE = ("Rwandan troops crossed the border near Goma", "Congolese gunners destroyed the P-18 radar at Bukavu")
STOPS = ("the want of diplomatic relations with Rwanda", "Congo's dispute with Rwanda", "the war near Goma")
GOALS = ("a seat in the East African Community", "diplomatic relations with Rwanda", "peace with Rwanda")


@cache
def world() -> World:
    """Load the world once."""
    return World.load()


@st.composite
def papers(draw: st.DrawFn) -> list[Made]:
    """Up to six articles that claim, state, and name obstacles and ties."""
    made = []
    for number in range(draw(st.integers(1, 6))):
        day = START + timedelta(days=draw(st.integers(0, 50)))
        who = draw(st.sampled_from(("Rwanda", "Congo", "unnamed officers")))
        stance = draw(st.sampled_from(("asserts", "denies", "cannot-confirm")))
        at = draw(st.integers(0, 1))
        made.append(
            paper(
                draw(st.sampled_from((f"Outlet {number}", None))),
                draw(st.sampled_from((str(day), f"{day}/{day + timedelta(days=9)}", None))),
                claim(draw(st.sampled_from(SAID)), (who, stance)),  # type: ignore[arg-type]
                act(("ASSAULT 190 RWA > COD", "ASSAULT 190 COD > RWA")[at], f"{DONE[at]} ({number})"),
                obstacle(draw(st.sampled_from(GOALS)), "COD", draw(st.sampled_from(STOPS))),
                tie("recognises", "COD", "RWA", f"which does not recognise Rwanda ({number})", holds=False),
                recorded_at=NOW + timedelta(days=draw(st.integers(-5, 5))),
            )
        )
    return made


@QUICK
@given(papers(), st.randoms(use_true_random=False))
def test_the_order_of_evidence_does_not_matter(made: list[Made], random: object) -> None:
    """However articles come in, claims, obstacles and chains are the same to the last field."""
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = evidence(*made), evidence(*shuffled)
    assert claims(one, world()) == claims(other, world())
    assert obstacles(one, world()) == obstacles(other, world())
    assert chains(one, world()) == chains(other, world())


@QUICK
@given(papers())
def test_as_known_then_is_what_was_there_then(made: list[Made]) -> None:
    """An answer as known on a moment is the answer of what was recorded by then alone."""
    then = evidence(*(one for one in made if one[0].recorded_at <= NOW))
    every = evidence(*made)
    assert claims(every, world(), known_on=NOW) == claims(then, world())
    assert obstacles(every, world(), known_on=NOW) == obstacles(then, world())
    assert chains(every, world(), known_on=NOW) == chains(then, world())


@QUICK
@given(papers())
def test_every_claim_is_told_once_and_every_position_quoted(made: list[Made]) -> None:
    """Each claim report is in one merged claim; contested is what differs; each quote stands in its article."""
    found = claims(evidence(*made), world())
    told = sorted(report for one in found for report in one.reports)
    texts = {kept.id: kept.article.text for kept, _ in made}
    wanted = {one.id for _, several in made for one in several if one.kind == "claim"}
    assert len(told) == len(set(told))
    assert wanted <= set(told)
    for one in found:
        assert one.contested == (len({held.stance for held in one.positions}) > 1)
        for held in one.positions:
            cited = held.citation
            assert texts[cited.article][cited.start :].startswith(cited.quote)
            assert not (held in one.dropped and not held.flat)
