"""Chains: from a goal, by what stands in its way, to ties, sides taken, and the members and rules of blocs."""

from datetime import date
from functools import cache

from tests.analysis.claims_made import evidence, obstacle, paper, tie
from tests.analysis.events_made import Made

from dragoman.analysis.chains import Chain, chains
from dragoman.world import World


@cache
def world() -> World:
    """Load the world once."""
    return World.load()


def found(*made: Made, **how: object) -> tuple[Chain, ...]:
    """Ask for chains."""
    return chains(evidence(*made), world(), **how)  # type: ignore[arg-type]


def kinds(chain: Chain) -> list[str]:
    """Give the kinds of the links."""
    return [link.kind for link in chain.links]


def accession() -> Made:
    """A state's way into a bloc, stopped by a quarrel over recognition with one of its members."""
    return paper(
        "Balkan Post",
        "2019-01-05",
        obstacle("accession to NATO", "GEO", "Georgia's dispute with Turkey over relations"),
        tie("diplomatic-relations", "GEO", "TUR", "the two have had no embassies since then", holds=False),
        tie("backs-on", "GEO", "SYR", "Georgia takes Syria's side on the dams", matter="the dams"),
        tie("in-conflict-with", "SYR", "TUR", "Syria's long quarrel with Turkey"),
    )


def test_a_goal_with_a_bloc_leads_to_its_members_and_rules() -> None:
    """Whom the obstacle names is shown as a member on that day, and the bloc with its rule, from the world data."""
    (chain,) = found(accession())
    membership = next(link for link in chain.links if link.kind == "membership")
    assert (membership.a, membership.b) == ("TUR", "NATO")
    assert membership.since is not None
    assert membership.world
    rule = next(link for link in chain.links if link.kind == "rule")
    assert "consensus" in rule.text
    assert chain.blocs == ("NATO",)


def test_a_member_of_no_standing_brings_no_rule() -> None:
    """Where whom the obstacle names is not in the bloc, its rule explains nothing."""
    (chain,) = found(
        paper("Gulf Post", "2019-01-05", obstacle("accession to NATO", "GEO", "Georgia's dispute with Iran"))
    )
    assert not {"membership", "rule"} & set(kinds(chain))


def test_ties_and_sides_hang_below_one_another() -> None:
    """The missing tie bears on the obstacle, the side taken on the tie, the conflict on the side taken."""
    (chain,) = found(accession())
    place = {link.kind: at for at, link in enumerate(chain.links)}
    told = chain.links[place["tie"]]
    assert told.text == "Georgia and Turkey have no diplomatic relations"
    assert told.because == place["obstacle"]
    assert chain.links[place["backing"]].because == place["tie"]
    assert chain.links[place["backing"]].matter == "the dams"
    assert chain.links[place["conflict"]].because == place["backing"]


def test_every_link_rests_on_words_or_on_the_world_data() -> None:
    """No link is without a citation or a line of the world data, and each cited quote is the article's."""
    made = accession()
    (chain,) = found(made)
    text = made[0].article.text
    for link in chain.links:
        assert link.citations or link.world
        for one in link.citations:
            assert text[one.start : one.start + len(one.quote)] == one.quote


def test_an_obstacle_to_what_is_wanting_is_the_next_link() -> None:
    """An obstacle leads to that which stops what it is the want of, across articles, and is told once."""
    (chain,) = found(
        paper(
            "Nile Post",
            "2031-01-05",
            obstacle("a trade pact with Sudan", "ETH", "the lack of diplomatic ties with Sudan"),
        ),
        paper(
            "Dam Post",
            "2031-02-05",
            obstacle("recognition by Sudan", "ETH", "Ethiopia's claim to the Fashaga fields"),
        ),
    )
    assert kinds(chain).count("obstacle") == 2
    assert chain.goal == "a trade pact with Sudan"
    assert len(chain.obstacles) == 2


def test_obstacles_that_stop_one_another_end() -> None:
    """Two obstacles, each the want of the other's goal, are a chain and not a circle."""
    one, *_ = found(
        paper(
            "Nile Post",
            "2031-01-05",
            obstacle("diplomatic relations with Sudan", "ETH", "the lack of a peace agreement with Sudan"),
            obstacle("a peace agreement with Sudan", "ETH", "the want of diplomatic relations with Sudan"),
        )
    )
    assert kinds(one).count("obstacle") == 2


def test_another_partys_matter_is_no_link() -> None:
    """An obstacle of another owner, or about another party, is a chain of its own."""
    apart = found(
        paper(
            "Nile Post",
            "2031-01-05",
            obstacle("a trade pact with Sudan", "ETH", "the lack of diplomatic ties with Sudan"),
        ),
        paper("Dam Post", "2031-02-05", obstacle("recognition by Kenya", "ETH", "the dispute over Turkana")),
        paper("Sea Post", "2031-02-06", obstacle("recognition by Sudan", "ERI", "the camps at Kassala")),
    )
    assert len(apart) == 3


def test_as_of_asks_the_world_for_its_day() -> None:
    """The world data are asked for the day given; a tie begun later is not in the chain."""
    early = accession()
    (chain,) = found(early, as_of=date(2019, 6, 1))
    assert chain.day == date(2019, 6, 1)
    assert found(early, as_of=date(2018, 6, 1)) == ()


def test_goal_and_owner_select() -> None:
    """Chains are asked for by bloc or owner."""
    assert len(found(accession(), goal="NATO", whose="GEO")) == 1
    assert found(accession(), goal="EU") == ()
