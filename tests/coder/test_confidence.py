"""Confidence: a number between nought and one that falls where more had to be inferred."""

from collections.abc import Callable

from dragoman.coder.confidence import FEATURES, load_weights
from dragoman.records import CodedArticle


def test_every_feature_has_a_weight() -> None:
    """The data file holds a weight for each feature and a share for each other kind of record."""
    weights = load_weights()
    assert set(weights["event"]) == set(FEATURES)
    assert set(weights["share"]) == {"mediation", "tie", "claim", "obstacle"}
    assert all(0 <= share <= 1 for share in weights["share"].values())


def test_every_record_says_how_likely_it_is_right(coded: Callable[..., CodedArticle]) -> None:
    """Events, ties and all other records carry a probability."""
    article = coded(
        "Chad is a member of the African Union. Chad accused Sudan of bombing a camp on Monday.\n"
        "Kenya offered to mediate between Chad and Sudan."
    )
    events, others = article.events, (article.ties, article.mediations)
    given = [e.confidence for e in events] + [r.confidence for kind in others for r in kind]
    assert len(given) > 3
    assert all(one is not None and 0 <= one <= 1 for one in given)


def test_named_parties_are_surer_than_inferred_ones(coded: Callable[..., CodedArticle]) -> None:
    """An act whose recipient the article must supply is less sure than one that names both."""
    named = coded("Chad condemned Sudan.").events[0]
    inferred = coded("Chad and Sudan quarrel over the border. Sudan attacked Chad. Chad condemned the raid.")
    supplied = next(e for e in inferred.events if e.event_type == "ACCUSE")
    assert supplied.recipients[0].id == "SDN"
    assert named.confidence is not None
    assert supplied.confidence is not None
    assert supplied.confidence < named.confidence
