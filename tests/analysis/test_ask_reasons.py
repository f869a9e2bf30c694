"""Reasons in the words of an article."""

from tests.analysis.claims_made import evidence, paper
from tests.analysis.events_made import act

from dragoman.analysis.ask.reasons import reasons
from dragoman.analysis.evidence import cite


def test_the_reason_is_the_rest_of_its_clause_and_exact() -> None:
    """The words from "because of" to the end of the clause, at their place; none where none is given."""
    told = "Fiji closed its port to Tonga because of unpaid fees, which nobody disputes"
    bare = "Tonga closed its port to Fiji"
    store = evidence(
        paper("Post", "2031-02-02", act("COERCE 172 FJI > TON", told), act("COERCE 172 TON > FJI", bare))
    )
    cited = [cite(one) for one in store.reports()]
    (found,) = reasons(store, cited)
    assert found.quote == "because of unpaid fees"
    (kept,) = store.articles()
    assert kept.article.text[found.start : found.start + len(found.quote)] == found.quote
    assert reasons(store, [one for one in cited if one.quote == bare]) == ()
