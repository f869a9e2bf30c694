"""From sources into a ledger."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.api import adding
from dragoman.api.adding import add, coder_name, outdated
from dragoman.ledger import Ledger
from dragoman.records import Article, UnreadableArticleError
from dragoman.world.own import VARIABLE

STORY = (
    "Norway offers to mediate\n\nOSLO, 5 March 2024 - Norway has offered to mediate between Chad and Sudan.\n"
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger.open(tmp_path / "ledger", create=True) as made:
        yield made


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A short article."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_articles_are_read_coded_and_kept(ledger: Ledger, story: Path) -> None:
    """A receipt for each; the records are found by their parties; what cannot be read is told."""
    failed: list[UnreadableArticleError] = []
    receipts = list(add(ledger, story, story.with_name("none.txt"), on_error=failed.append))
    assert [(receipt.name, receipt.outcome) for receipt in receipts] == [("story.txt", "added")]
    assert [error.name for error in failed] == [str(story.with_name("none.txt"))]
    assert ledger.reports(kinds=["mediation"], parties=["NOR", "TCD", "SDN"])
    assert ledger.articles()[0].coder == coder_name()
    with pytest.raises(UnreadableArticleError):
        list(add(ledger, story.with_name("none.txt")))


def test_what_is_known_is_not_coded_again(
    ledger: Ledger, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second time the coder is not asked, and the receipt says that the article is known."""
    list(add(ledger, story))

    def coded(outcomes: Iterator[object], jobs: int) -> Iterator[object]:
        del jobs
        for outcome in outcomes:
            raise AssertionError(outcome)
        yield from ()

    monkeypatch.setattr(adding, "code_outcomes", coded)
    assert [receipt.outcome for receipt in add(ledger, story, story)] == ["known", "known"]


def test_outdated_are_those_of_another_coder(
    ledger: Ledger, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the coder of the ledger none is; with a newer one the article comes as it was read, and supersedes."""
    list(add(ledger, story))
    assert list(outdated(ledger)) == []
    monkeypatch.setattr(adding, "coder_name", lambda: "99.0")
    found = list(outdated(ledger))
    assert [(type(one), one.text) for one in found] == [(Article, STORY)]
    assert [receipt.outcome for receipt in add(ledger, *found)] == ["superseded"]
    assert ledger.articles()[0].coder == "99.0"
    assert list(outdated(ledger)) == []


def test_the_coder_is_named_by_version_and_by_what_makes_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is the same every time, and another with names of one's own."""
    coder_name.cache_clear()
    plain = coder_name()
    (tmp_path / "people.csv").write_text("id,name\n", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    coder_name.cache_clear()
    own = coder_name()
    monkeypatch.undo()
    coder_name.cache_clear()
    assert coder_name() == plain != own
    assert plain.partition("+")[0] == own.partition("+")[0]
    assert len(plain.partition("+")[2]) == 12
